import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeKinds } from "#documents";
import { listAuditOf } from "#platform/audit";
import type { Actor } from "#platform/actor";
import { conflictOf } from "#platform/database/database";
import { newId, normalizeCode, type Id } from "#platform/ids";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, residentActor, staffActor, type TestSystem } from "#test/system";
import { addLicences, type NewLicence } from "./add-licences.ts";
import { reportFound, requestReplacement } from "./change-report.ts";
import { checkLicence, deleteExpiredCodes, makeCheckCode } from "./check-code.ts";
import { issueReplacement } from "./issue-replacement.ts";
import { readOwnLicence } from "./own-licence.ts";
import { readLicenceFile, searchLicences } from "./read-register.ts";
import { registerOf } from "./register.ts";
import { reportLoss } from "./report-loss.ts";
import { tables } from "./tables.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const START = "2026-06-15T08:00:00Z";
const TODAY = "2026-06-15";

describeOnBothDatabases("the driving licence register", (database) => {
  let system: TestSystem;
  let count = 0;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, now: START });
  });
  beforeEach(() => system.clock.set(START));
  afterAll(() => system.close());

  const number = (): string => `J010TEST${String((count += 1)).padStart(3, "0")}`;

  async function someone(
    changes: Partial<NewLicence> = {},
  ): Promise<{ personId: Id<"person">; actor: Actor; documentNumber: string }> {
    const personId = changes.personId ?? newId<"person">();
    const documentNumber = changes.documentNumber ?? number();
    await addLicences(system.job(), [
      {
        personId,
        documentNumber,
        familyName: "Prüfling",
        givenName: "Erika",
        birthDate: day("1990-02-28"),
        issueDate: day("2020-01-10"),
        expiryDate: day("2035-01-09"),
        issuingCountry: "DE",
        issuingAuthority: "Stadt Musterstadt",
        unDistinguishingSign: "D",
        entitlement: "held",
        drivingPrivileges: [
          { vehicleCategoryCode: "B", issueDate: day("2008-03-01"), expiryDate: undefined, codes: [] },
          {
            vehicleCategoryCode: "C",
            issueDate: day("2015-03-01"),
            expiryDate: day("2026-06-14"),
            codes: [{ code: "95" }],
          },
        ],
        validFrom: day("2020-01-10"),
        validUntil: undefined,
        ...changes,
      },
    ]);
    return { personId, actor: residentActor({ personId }), documentNumber };
  }
  const codeOf = async (actor: Actor): Promise<string> => {
    const made = await makeCheckCode(system.ctx(actor), {});
    if (!made.ok) throw new Error(made.reason);
    return made.code;
  };
  const registrar = (): Actor => staffActor({ roles: ["registrar"] });

  describe("two times", () => {
    test("a person has one licence at a time, a card one person", async () => {
      const { personId, documentNumber } = await someone();
      const taken = (error: unknown): boolean => conflictOf(error) === "taken";
      await expect(someone({ personId })).rejects.toSatisfy(taken);
      await expect(someone({ documentNumber })).rejects.toSatisfy(taken);
      await someone({ personId, validFrom: day("2019-01-01"), validUntil: day("2020-01-10") });
    });

    test("a class stands on a licence once, and only classes that there are", async () => {
      const b = {
        vehicleCategoryCode: "B",
        issueDate: day("2008-03-01"),
        expiryDate: undefined,
        codes: [],
      } as const;
      await expect(someone({ drivingPrivileges: [b, b] })).rejects.toThrow(/driving_privilege_pkey/);
      await expect(someone({ drivingPrivileges: [{ ...b, expiryDate: day("2008-02-29") }] })).rejects.toThrow(
        /check/,
      );
    });

    test("a new card keeps what was true before, and what was known before", async () => {
      const { personId, actor, documentNumber } = await someone();
      await reportLoss(system.ctx(actor), { kind: "lost", missingSince: TODAY });
      const before = system.clock.now();
      system.clock.advance({ hours: 1 });
      const next = number();
      const issued = await issueReplacement(system.ctx(registrar()), { personId, documentNumber: next });
      expect(issued).toEqual({ ok: true });
      const register = registerOf(system.job());
      const numberOn = async (on: string, knownAt?: Temporal.Instant): Promise<string | undefined> =>
        (await register.find(system.job(), personId, { on: day(on), ...(knownAt ? { knownAt } : {}) }))
          ?.documentNumber;
      expect(await numberOn("2026-06-15")).toBe(next);
      expect(await numberOn("2026-06-14")).toBe(documentNumber);
      expect(await numberOn("2026-06-15", before)).toBe(documentNumber);
      expect(await numberOn("2020-01-09")).toBeUndefined();
      const { entries } = await readLicenceFile(system.ctx(registrar()), {
        personId,
        purpose: "Akteneinsicht",
      });
      expect(entries.map((each) => [each.documentNumber, each.knownUntil === undefined])).toEqual([
        [next, true],
        [documentNumber, true],
        [documentNumber, false],
      ]);
      expect(entries[0]?.expiryDate.toString()).toBe("2041-06-14");
      expect(entries[0]?.drivingPrivileges).toEqual(entries[2]?.drivingPrivileges);
      expect(entries[0]?.drivingPrivileges.map((each) => each.vehicleCategoryCode)).toEqual(["B", "C"]);
    });
  });

  describe("the code to show", () => {
    test("is answered once, with name and today's classes alone, and the holder sees the check", async () => {
      const { personId, actor } = await someone();
      const code = await codeOf(actor);
      expect(code).toBe(normalizeCode(code));
      expect(code).toMatch(/^UF/);
      const checked = await checkLicence(system.ctx(), { code: code.toLowerCase().replaceAll("-", " ") });
      expect(checked).toEqual({
        state: "valid",
        givenName: "Erika",
        familyName: "Prüfling",
        privileges: [expect.objectContaining({ vehicleCategoryCode: "B" })],
      });
      expect(await checkLicence(system.ctx(), { code })).toBeUndefined();
      const rows = await listAuditOf(system.job(), { personId, accountId: newId() });
      expect(rows.map((row) => [row.action, row.actor_kind, row.purpose])).toContainEqual([
        "drivingLicences.checkLicence",
        "anonymous",
        "licence-check",
      ]);
      expect(rows.filter((row) => row.action === "drivingLicences.checkLicence")).toHaveLength(1);
    });

    test("checked by somebody who is signed in leaves no trace of who it was, and is not taken for the holder", async () => {
      const { personId, actor } = await someone();
      const checker = residentActor();
      await checkLicence(system.ctx(checker), { code: await codeOf(actor) });
      const rows = await listAuditOf(system.job(), { personId, accountId: newId() });
      expect(rows.find((row) => row.action === "drivingLicences.checkLicence")?.actor_kind).toBe("anonymous");
      const own = await listAuditOf(system.job(), { personId: undefined, accountId: checker.accountId });
      expect(own).toEqual([]);
    });

    test("ends after 60 seconds", async () => {
      const { actor } = await someone();
      const inTime = await codeOf(actor);
      system.clock.advance({ milliseconds: 59_999 });
      expect(await checkLicence(system.ctx(), { code: inTime })).toBeDefined();
      const late = await codeOf(actor);
      system.clock.advance({ seconds: 60 });
      expect(await checkLicence(system.ctx(), { code: late })).toBeUndefined();
    });

    test("ends with the next one", async () => {
      const { actor } = await someone();
      const first = await codeOf(actor);
      const second = await codeOf(actor);
      expect(await checkLicence(system.ctx(), { code: first })).toBeUndefined();
      expect(await checkLicence(system.ctx(), { code: second })).toBeDefined();
    });

    test("of ten checks at once, one is answered", async () => {
      const { actor } = await someone();
      const code = await codeOf(actor);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => checkLicence(system.ctx(), { code })),
      );
      expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1);
    });

    test("is stored as a hash, and goes at night when nobody used it", async () => {
      const { personId, actor } = await someone();
      const code = await codeOf(actor);
      const stored = (): Promise<unknown[]> =>
        tables(system.job())
          .selectFrom("driving_licences.check_code")
          .selectAll()
          .where("person_id", "=", personId)
          .execute();
      const kept = JSON.stringify(await stored());
      for (const part of [code, code.replaceAll("-", "")]) expect(kept).not.toContain(part);
      await deleteExpiredCodes(system.job());
      expect(await stored()).toHaveLength(1);
      system.clock.advance({ seconds: 60 });
      await deleteExpiredCodes(system.job());
      expect(await stored()).toEqual([]);
    });

    test("does not say why somebody may not drive, nor which classes they had", async () => {
      for (const entitlement of ["suspended", "ended"] as const) {
        const { actor } = await someone({ entitlement });
        expect(await checkLicence(system.ctx(), { code: await codeOf(actor) })).toMatchObject({
          state: "not-valid",
          privileges: [],
        });
      }
    });

    test("shows the state at the check, not at the making", async () => {
      const { actor } = await someone();
      const code = await codeOf(actor);
      await reportLoss(system.ctx(actor), { kind: "stolen", missingSince: TODAY });
      expect(await checkLicence(system.ctx(), { code })).toMatchObject({ state: "card-missing" });
    });

    test("needs level substantial and a licence", async () => {
      const { personId } = await someone();
      const low = system.ctx(residentActor({ personId, level: "low" }));
      await expect(makeCheckCode(low, {})).rejects.toMatchObject({ code: "level-too-low" });
      await expect(readOwnLicence(low, {})).rejects.toMatchObject({ code: "level-too-low" });
      for (const actor of [residentActor(), residentActor({ personId: newId<"person">() })])
        expect(await makeCheckCode(system.ctx(actor), {})).toEqual({ ok: false, reason: "no-licence" });
    });

    test("whatever is not a code gets the same answer and leaves no trace", async () => {
      const kind = codeKinds.get(system.system, "UF");
      const answers = await Promise.all(
        ["UF", "UF00-0000-0000-0000-0000", "UF\u0000'; --", `UF${"9".repeat(150)}`].map((code) =>
          kind.use(system.ctx(), code),
        ),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toEqual({
        tone: "danger",
        title: "Dieser Code gilt nicht oder nicht mehr",
        rows: [],
      });
    });
  });

  describe("a missing card", () => {
    const stateOf = async (actor: Actor): Promise<(string | undefined)[]> => {
      const own = await readOwnLicence(system.ctx(actor), {});
      return [own?.state, own?.report?.state];
    };

    test("is reported, its replacement requested, then issued; found later, the old one is due", async () => {
      const { personId, actor } = await someone();
      const ctx = system.ctx(actor);
      expect(await stateOf(actor)).toEqual(["valid", undefined]);
      expect(await reportLoss(ctx, { kind: "lost", missingSince: "2026-06-10" })).toMatchObject({ ok: true });
      expect(await stateOf(actor)).toEqual(["card-missing", "reported"]);
      expect(await requestReplacement(ctx, {})).toMatchObject({ ok: true });
      expect(await stateOf(actor)).toEqual(["card-missing", "replacement-requested"]);
      expect(await requestReplacement(ctx, {})).toEqual({ ok: false, reason: "not-possible" });
      const next = { personId, documentNumber: number() };
      expect(await issueReplacement(system.ctx(registrar()), next)).toEqual({ ok: true });
      expect(await stateOf(actor)).toEqual(["valid", "replaced"]);
      expect(await reportFound(ctx, {})).toMatchObject({ ok: true });
      expect(await stateOf(actor)).toEqual(["valid", "surrender-due"]);
      expect(await reportFound(ctx, {})).toEqual({ ok: false, reason: "not-possible" });
      const actions = (await listAuditOf(system.job(), { personId, accountId: newId() })).map(
        (row) => row.action,
      );
      for (const action of ["reportLoss", "requestReplacement", "issueReplacement", "reportFound"])
        expect(actions.filter((each) => each === `drivingLicences.${action}`)).toHaveLength(1);
    });

    test("that is found again is valid as before, and can go missing once more", async () => {
      const { actor } = await someone();
      const ctx = system.ctx(actor);
      await reportLoss(ctx, { kind: "lost", missingSince: TODAY });
      await requestReplacement(ctx, {});
      expect(await reportFound(ctx, {})).toMatchObject({ ok: true });
      expect(await stateOf(actor)).toEqual(["valid", "found"]);
      system.clock.advance({ hours: 1 });
      expect(await reportLoss(ctx, { kind: "stolen", missingSince: TODAY })).toMatchObject({ ok: true });
      expect(await stateOf(actor)).toEqual(["card-missing", "reported"]);
    });

    test("is reported once, also by five at once", async () => {
      const { actor } = await someone();
      const reported = await Promise.all(
        Array.from({ length: 5 }, () => reportLoss(system.ctx(actor), { kind: "lost", missingSince: TODAY })),
      );
      expect(reported.filter((each) => each.ok)).toHaveLength(1);
      expect(reported.filter((each) => !each.ok && each.reason === "already-reported")).toHaveLength(4);
    });

    test.each([
      ["2026-06-16", false],
      ["2026-06-15", true],
      ["2020-01-10", true],
      ["2020-01-09", false],
    ])("since %s: %s", async (missingSince, ok) => {
      const { actor } = await someone();
      const reported = await reportLoss(system.ctx(actor), { kind: "lost", missingSince });
      expect(reported).toMatchObject(ok ? { ok } : { ok, reason: "wrong-day" });
    });

    test("no step is possible without a report, and no replacement without an entitlement", async () => {
      const { personId, actor } = await someone({ entitlement: "ended" });
      const ctx = system.ctx(actor);
      expect(await reportFound(ctx, {})).toEqual({ ok: false, reason: "not-possible" });
      const next = { personId, documentNumber: number() };
      expect(await issueReplacement(system.ctx(registrar()), next)).toEqual({
        ok: false,
        reason: "not-reported",
      });
      await reportLoss(ctx, { kind: "lost", missingSince: TODAY });
      expect(await requestReplacement(ctx, {})).toEqual({ ok: false, reason: "not-entitled" });
      const stranger = system.ctx(residentActor());
      expect(await reportLoss(stranger, { kind: "lost", missingSince: TODAY })).toEqual({
        ok: false,
        reason: "no-licence",
      });
      expect(await reportFound(stranger, {})).toEqual({ ok: false, reason: "not-possible" });
    });

    test("a number that was ever given to a card is not given again, and nothing is entered", async () => {
      const { personId, actor, documentNumber } = await someone();
      const other = await someone();
      await reportLoss(system.ctx(actor), { kind: "lost", missingSince: TODAY });
      for (const taken of [documentNumber, other.documentNumber])
        expect(await issueReplacement(system.ctx(registrar()), { personId, documentNumber: taken })).toEqual({
          ok: false,
          reason: "wrong-card",
        });
      expect(await stateOf(actor)).toEqual(["card-missing", "reported"]);
    });

    test("a driving ban that ends later keeps its days on the new card", async () => {
      const personId = newId<"person">();
      const documentNumber = number();
      const from = { personId, documentNumber };
      await someone({ ...from, validUntil: day("2026-06-01") });
      await someone({
        ...from,
        entitlement: "suspended",
        validFrom: day("2026-06-01"),
        validUntil: day("2026-07-01"),
      });
      const { actor } = await someone({ ...from, validFrom: day("2026-07-01") });
      await reportLoss(system.ctx(actor), { kind: "lost", missingSince: TODAY });
      const next = number();
      await issueReplacement(system.ctx(registrar()), { personId, documentNumber: next });
      const on = async (date: string): Promise<unknown[]> => {
        const found = await registerOf(system.job()).find(system.job(), personId, { on: day(date) });
        return [found?.documentNumber, found?.entitlement];
      };
      expect(await on("2026-05-31")).toEqual([documentNumber, "held"]);
      expect(await on("2026-06-14")).toEqual([documentNumber, "suspended"]);
      expect(await on("2026-06-30")).toEqual([next, "suspended"]);
      expect(await on("2026-07-01")).toEqual([next, "held"]);
    });
  });

  describe("staff", () => {
    test("find by the beginning of the name, however it is written, or by the card; each look is logged", async () => {
      const { personId, documentNumber } = await someone({ familyName: "Çelik-Größe" });
      const search = async (query: string): Promise<string[]> =>
        (await searchLicences(system.ctx(registrar()), { query, purpose: "Ersatz am Schalter" })).map(
          (licence) => licence.personId,
        );
      expect(await search("celik groe")).toEqual([personId]);
      expect(await search(`${documentNumber.slice(0, 4)} ${documentNumber.slice(4).toLowerCase()}`)).toEqual([
        personId,
      ]);
      for (const none of ["elik", "%%", "__", "Ç_lik", "\\\\"]) expect(await search(none)).toEqual([]);
      const rows = await listAuditOf(system.job(), { personId, accountId: newId() });
      expect(rows.map((row) => [row.action, row.purpose])).toEqual([
        ["drivingLicences.searchLicences", "Ersatz am Schalter"],
        ["drivingLicences.searchLicences", "Ersatz am Schalter"],
      ]);
    });

    test("of other services are kept out, and nobody reads without a purpose", async () => {
      const { personId } = await someone();
      const caseworker = system.ctx(staffActor({ roles: ["caseworker", "lead", "warden"] }));
      await expect(searchLicences(caseworker, { query: "Prü", purpose: "Neugier" })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(
        readLicenceFile(system.ctx(registrar()), { personId, purpose: " " }),
      ).rejects.toMatchObject({ code: "invalid" });
    });
  });
});
