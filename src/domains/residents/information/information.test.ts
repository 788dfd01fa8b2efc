import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { beginDraft, checkCase, decideCase, readOwnCase, saveDraft, submitCase } from "#cases";
import { listPrintQueue, readLetter } from "#documents";
import { listInbox, signInResident } from "#identity";
import { payAtCounter } from "#payments";
import type { Actor } from "#platform/actor";
import { as } from "#platform/context";
import { dataKeyOf } from "#platform/data-keys";
import { execute } from "#platform/database/database";
import type { Id } from "#platform/ids";
import { buildTestServer } from "#test/app";
import { browse } from "#test/browse";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { addResidents } from "../add-residents.ts";
import { fillSearchKeys } from "../fill-search-keys.ts";
import type { InventedResident } from "../invent-residents.ts";
import { deleteRetrievals } from "../retrieval-log.ts";
import { tables } from "../tables.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const home = { street: "Ahornweg", houseNumber: "1", postalCode: "07743" };
type Answers = NonNullable<Parameters<typeof saveDraft>[1]["answers"]>;

describeOnBothDatabases("residents' register information", (database) => {
  let system: TestSystem;
  let asker: Actor;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: "cities/jena" });
    asker = await signInResident(as(system.ctx(), { kind: "bearer", of: "oidc" }), {
      issuer: "i",
      subject: "asker",
      givenNames: "Erika",
      familyName: "Erfunden",
      level: "low",
    });
  });
  afterAll(() => system.close());
  beforeEach(() => system.clock.set("2026-12-15T08:00:00Z"));

  const someone = async (familyName: string, more: Partial<InventedResident> = {}): Promise<Id<"person">> => {
    const [id] = await addResidents(system.job(), "Jena", [
      {
        familyName,
        givenNames: "Anna",
        doctoralDegree: undefined,
        birthDate: day("1990-02-28"),
        household: 0,
        residences: [{ ...home, kind: "main", validFrom: day("2020-01-01"), validUntil: undefined }],
        ...more,
      },
    ]);
    if (!id) throw new Error("No id");
    return id;
  };
  const askFor = (soughtFamilyName: string, more: Answers = {}): Answers => ({
    soughtFamilyName,
    soughtGivenNames: "Anna",
    searchWay: "address",
    soughtAddress: { ...home, city: "Jena" },
    commercial: false,
    furtherWork: "waived",
    givenNames: "Erika",
    familyName: "Erfunden",
    noAdvertising: true,
    ...more,
  });
  const request = async (answers: Answers): Promise<string> => {
    const ctx = system.ctx(asker);
    const { draftId } = await beginDraft(ctx, { serviceKey: "melderegisterauskunft" });
    await saveDraft(ctx, { ref: { draftId }, answers });
    const submitted = await submitCase(ctx, { draftId });
    if (!submitted.ok) throw new Error(JSON.stringify(submitted));
    await payAtCounter(system.ctx(staffActor()), { subjectId: submitted.caseId });
    await checkCase(ctx, submitted.caseId);
    return submitted.caseId;
  };
  const valuesOf = async (caseId: string): Promise<string[]> => {
    const { decision } = await readOwnCase(system.ctx(asker), { caseId });
    return (decision?.result ?? []).map(({ value }) => value);
  };
  const ANSWER = ["Ahornweg 1, 07743 Jena"];
  const NEUTRAL = ["Zu Ihren Angaben kann keine Auskunft erteilt werden."];

  test("answers for exactly one person at once, after the fee", async () => {
    await someone("Eindeutig");
    const caseId = await request(askFor("Eindeutig"));
    const { row } = await readOwnCase(system.ctx(asker), { caseId });
    expect(row).toMatchObject({ state: "closed", outcome: "granted", fee_cents: 1000, is_automatic: true });
    expect(await valuesOf(caseId)).toEqual(["Eindeutig", "Anna", ...ANSWER]);
  });

  test("finds by sound, by birth name and by a former address, not by another given name", async () => {
    await someone("Kretzschmar-Voigt", {
      details: { birthName: "Schulze" },
      residences: [
        {
          ...home,
          houseNumber: "88",
          kind: "main",
          validFrom: day("2010-01-01"),
          validUntil: day("2020-01-01"),
        },
        { ...home, kind: "main", validFrom: day("2020-01-01"), validUntil: undefined },
      ],
    });
    const former = { soughtAddress: { ...home, houseNumber: "88", city: "Jena" } };
    expect(await valuesOf(await request(askFor("Kretschmar Vogt", former)))).toContain("Kretzschmar-Voigt");
    expect(await valuesOf(await request(askFor("Schultze", former)))).toContain("Kretzschmar-Voigt");
    expect(
      await valuesOf(await request(askFor("Schulze", { ...former, soughtGivenNames: "Berta" }))),
    ).toEqual(NEUTRAL);
  });

  test("finds people from before the search by sound once their keys are made", async () => {
    const personId = await someone("Altbestand");
    await execute(
      system.job().db,
      "UPDATE residents.personal_data SET search_keys = NULL WHERE person_id = $1",
      [personId],
    );
    expect(await valuesOf(await request(askFor("Altbestand")))).toEqual(NEUTRAL);
    expect(await fillSearchKeys(system.job(), {})).toBe(1);
    expect(await valuesOf(await request(askFor("Altbestand")))).toContain("Altbestand");
    expect(await fillSearchKeys(system.job(), {})).toBe(0);
  });

  test("answers by two further data, and refuses the forbidden pair already in the form", async () => {
    await someone("Zweidaten", { details: { birthPlace: "Weimar", sex: "w" } });
    const further = { searchWay: "further", soughtAddress: null, furtherData: ["birth-date", "birth-place"] };
    const right = { ...further, birthDate: "1990-02-28", birthPlace: "weimar" };
    expect(await valuesOf(await request(askFor("Zweidaten", right)))).toContain(ANSWER[0]);
    expect(await valuesOf(await request(askFor("Zweidaten", { ...right, birthDate: "1990-02-27" })))).toEqual(
      NEUTRAL,
    );
    const pair = { ...further, furtherData: ["sex", "marital-status"], sex: "w", maritalStatus: "LD" };
    await expect(request(askFor("Zweidaten", pair))).rejects.toThrow("furtherData");
  });

  test("wants the commercial purpose and the declaration", async () => {
    await expect(request(askFor("Wer", { commercial: true }))).rejects.toThrow("commercialPurpose");
    await expect(request(askFor("Wer", { noAdvertising: false }))).rejects.toThrow("noAdvertising");
  });

  describe("the neutral answer", () => {
    /** Each cause once: nobody, several, each block. */
    const causes = async (): Promise<string[]> => {
      await someone("Mehrfach");
      await someone("Mehrfach");
      await someone("Gefahrvoll", { blockedSince: day("2026-01-01") });
      await someone("Heimisch", {
        residences: [
          {
            ...home,
            kind: "main",
            validFrom: day("2020-01-01"),
            validUntil: undefined,
            hasConditionalBlock: true,
          },
        ],
      });
      const adopted = await someone("Adoptiert");
      await execute(
        system.job().db,
        "INSERT INTO residents.disclosure_block (id, person_id, kind, valid_from, created_at) VALUES (gen_random_uuid(), $1, 'civil-status', '2000-01-01', '2020-01-01')",
        [adopted],
      );
      return ["Niemanden", "Mehrfach", "Gefahrvoll", "Heimisch", "Adoptiert"];
    };

    test.each(["waived", "wanted"])("is the same for every cause, further work %s", async (furtherWork) => {
      const names = await causes();
      const ids: string[] = [];
      for (const name of names) ids.push(await request(askFor(name, { furtherWork })));
      await using server = await servedBy(system);
      const browser = await browse(system, server.server, asker);
      const seen = [];
      for (const [index, caseId] of ids.entries()) {
        const page = await browser.get(`/vorgaenge/${caseId}`);
        const { row, letters, checks, events } = await readOwnCase(system.ctx(asker), { caseId });
        const plain = (text: string): string =>
          text
            .replaceAll(names[index] ?? "", "…")
            .replaceAll(caseId, "…")
            .replaceAll(row.reference, "…")
            .replaceAll(letters[0]?.id ?? "none", "…")
            .replace(/name="_csrf" value="[^"]*"/g, "");
        const letter = letters[0]
          ? plain(
              JSON.stringify(
                await readLetter(system.job(), {
                  ownerId: caseId,
                  key: await dataKeyOf(system.job(), caseId),
                  letterId: letters[0].id,
                }),
              ),
            )
          : undefined;
        seen.push({
          status: page.status,
          html: plain(page.html),
          size: page.html.length - (names[index]?.length ?? 0),
          state: row.state,
          fee: row.fee_cents,
          checks,
          letter,
          events: events.map(({ kind }) => kind),
        });
      }
      for (const each of seen) expect(each).toEqual(seen[0]);
      expect(seen[0]?.state).toBe(furtherWork === "waived" ? "closed" : "in-review");
      expect(seen[0]?.html.includes(NEUTRAL[0] ?? "")).toBe(furtherWork === "waived");
    });

    test("leaves the same traces: one log entry, one job, one audit row without a person", async () => {
      const counts = [];
      for (const name of await causes()) {
        const caseId = await request(askFor(name));
        const [audit] = await execute<{ count: number; people: number }>(
          system.job().db,
          "SELECT count(*)::int AS count, count(person_id)::int AS people FROM platform.audit_entry WHERE subject_id = $1 AND action = 'residents.requestInformation'",
          [caseId],
        );
        const log = await tables(system.job())
          .selectFrom("residents.retrieval")
          .select(["person_id", "retrieved"])
          .where("case_id", "=", caseId)
          .execute();
        counts.push({ audit, log });
      }
      for (const each of counts)
        expect(each).toEqual({ audit: { count: 1, people: 0 }, log: [{ person_id: null, retrieved: [] }] });
    });

    test("goes out by a caseworker too, since nothing more can be said", async () => {
      await someone("Sperrig", { blockedSince: day("2026-01-01") });
      const caseId = await request(askFor("Sperrig", { furtherWork: "wanted" }));
      const desk = system.ctx(staffActor({ roles: ["caseworker"], teams: ["buergerservice"] }));
      await decideCase(desk, { caseId, decision: { outcome: "granted" } });
      expect(await valuesOf(caseId)).toEqual(NEUTRAL);
    });
  });

  describe("somebody with a block for danger", () => {
    test("is told at once of every request, also after a waiver, by letter and in the inbox, once each", async () => {
      const personId = await someone("Geschützt", { blockedSince: day("2026-01-01") });
      const account = await signInResident(as(system.ctx(), { kind: "bearer", of: "oidc" }), {
        issuer: "i",
        subject: "protected",
        givenNames: "Anna",
        familyName: "Geschützt",
        birthDate: "1990-02-28",
        email: "anna@example.org",
        level: "substantial",
      });
      expect(account.personId).toBe(personId);
      const caseId = await request(askFor("Geschützt"));
      await system.runJobs();
      await checkCase(system.ctx(asker), caseId);
      await request(askFor("Geschützt"));
      await system.runJobs();
      const notices = await tables(system.job())
        .selectFrom("residents.block_notice")
        .select("id")
        .where("person_id", "=", personId)
        .execute();
      expect(notices).toHaveLength(2);
      const inbox = await listInbox(system.ctx(account), {});
      expect(inbox.map(({ subject }) => subject.de)).toEqual([
        "Auskunftssperre: Am 15. Dezember 2026 hat jemand Auskunft über Sie verlangt. Ein Brief ist unterwegs.",
        "Auskunftssperre: Am 15. Dezember 2026 hat jemand Auskunft über Sie verlangt. Ein Brief ist unterwegs.",
      ]);
      const printer = system.ctx(staffActor({ roles: ["caseworker"], teams: ["buergerservice"] }));
      const queue = JSON.stringify(await listPrintQueue(printer, {}));
      expect(notices.every(({ id }) => queue.includes(id))).toBe(true);
      const others = await listPrintQueue(system.ctx(staffActor({ teams: ["parken"] })), {});
      expect(notices.some(({ id }) => JSON.stringify(others).includes(id))).toBe(false);
    });

    test("the last day counts, the day after does not", async () => {
      await someone("Letztertag", { blockedSince: day("2024-12-16") });
      expect(await valuesOf(await request(askFor("Letztertag")))).toEqual(NEUTRAL);
      await someone("Abgelaufen", { blockedSince: day("2024-12-15") });
      expect(await valuesOf(await request(askFor("Abgelaufen")))).toContain("Abgelaufen");
    });
  });

  test("the log goes after twelve months, with the notices that belong to it", async () => {
    await someone("Vergänglich", { blockedSince: day("2026-01-01") });
    const caseId = await request(askFor("Vergänglich"));
    await system.runJobs();
    const left = async (): Promise<number> =>
      (
        await tables(system.job())
          .selectFrom("residents.retrieval")
          .select("id")
          .where("case_id", "=", caseId)
          .execute()
      ).length;
    system.clock.set("2027-12-14T22:50:00Z");
    await deleteRetrievals(system.job(), {});
    expect(await left()).toBe(1);
    system.clock.set("2027-12-15T22:50:00Z");
    await deleteRetrievals(system.job(), {});
    expect(await left()).toBe(0);
    expect(await tables(system.job()).selectFrom("residents.block_notice").select("id").execute()).toEqual(
      [],
    );
  });
});

async function servedBy(system: TestSystem) {
  const server = await buildTestServer(system);
  return { server, [Symbol.asyncDispose]: async () => void (await server.app.close()) };
}
