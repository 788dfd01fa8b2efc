import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { beginDraft, checkCase, decideCase, readOwnCase, saveDraft, submitCase } from "#cases";
import { letterPdf, readLetter, verifyCode } from "#documents";
import { signInResident } from "#identity";
import type { Actor } from "#platform/actor";
import { listAuditOf } from "#platform/audit";
import { as, type Ctx } from "#platform/context";
import { dataKeyOf } from "#platform/data-keys";
import { execute } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { addResidents } from "../add-residents.ts";
import type { InventedResident } from "../invent-residents.ts";
import { deleteRetrievals } from "../retrieval-log.ts";
import { tables } from "../tables.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const home = { street: "Ahornweg", houseNumber: "1", postalCode: "07743" };
const address = { ...home, city: "Jena" };
type Answers = NonNullable<Parameters<typeof saveDraft>[1]["answers"]>;
let next = 0;

describeOnBothDatabases("a registration certificate", (database) => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await openTestSystem({
      pool: database().pool,
      city: "cities/jena",
      env: { OIDC_ISSUER: "http://127.0.0.1:9/", OIDC_CLIENT_ID: "test", OIDC_CLIENT_SECRET: "test" },
    });
  });
  afterAll(() => system.close());
  beforeEach(() => system.clock.set("2026-12-15T08:00:00Z"));

  /** A household in Jena, its head first; each gets the same home. */
  const household = async (
    ...members: readonly (Partial<InventedResident> & { readonly familyName: string })[]
  ): Promise<Id<"person">[]> =>
    addResidents(
      system.job(),
      "Jena",
      members.map((member, index) => ({
        givenNames: "Anna Şule",
        doctoralDegree: undefined,
        birthDate: day("1990-02-28"),
        household: 0,
        role: index === 0 ? "head" : "child",
        residences: [{ ...home, kind: "main", validFrom: day("2020-01-01"), validUntil: undefined }],
        ...member,
      })),
    );
  const signIn = (identity: Record<string, string>, level: "substantial" | "high" = "high") => {
    next += 1;
    return signInResident(as(system.ctx(), { kind: "bearer", of: "oidc" }), {
      issuer: "i",
      subject: `certificate-${next}`,
      givenNames: "Anna Şule",
      familyName: "",
      birthDate: "1990-02-28",
      level,
      ...identity,
    });
  };
  const apply = async (ctx: Ctx, answers: Answers, more: object = {}): Promise<string> => {
    const { draftId } = await beginDraft(ctx, { serviceKey: "meldebescheinigung", ...more });
    await saveDraft(ctx, { ref: { draftId }, answers });
    const submitted = await submitCase(ctx, { draftId });
    if (!submitted.ok) throw new Error(JSON.stringify(submitted));
    await checkCase(ctx, submitted.caseId);
    return submitted.caseId;
  };
  const resultOf = async (actor: Actor, caseId: string): Promise<Record<string, string>> => {
    const { decision } = await readOwnCase(system.ctx(actor), { caseId });
    return Object.fromEntries((decision?.result ?? []).map(({ label, value }) => [label.de, value]));
  };
  const simple = (more: Answers = {}): Answers => ({ scope: "simple", mainAddress: address, ...more });
  const extended = (...extras: string[]): Answers => simple({ scope: "extended", extras });

  test("is issued at once, free of charge, in German, without a remedy, and can be verified", async () => {
    const [personId] = await household({
      familyName: "Sofort",
      doctoralDegree: "Dr.",
      details: { callName: "Şule" },
      residences: [
        { ...home, kind: "main", validFrom: day("2020-01-01"), validUntil: undefined },
        {
          ...home,
          houseNumber: "7 b",
          kind: "secondary",
          validFrom: day("2021-01-01"),
          validUntil: undefined,
        },
      ],
    });
    const actor = await signIn({ familyName: "Sofort" });
    const caseId = await apply(system.ctx(actor, "en"), simple());
    const seen = await readOwnCase(system.ctx(actor), { caseId });
    expect(seen.row).toMatchObject({ state: "closed", outcome: "granted", fee_cents: 0, is_automatic: true });
    expect(await resultOf(actor, caseId)).toEqual({
      Familienname: "Sofort",
      Vornamen: "Anna Şule",
      "Gebräuchlicher Vorname": "Şule",
      Doktorgrad: "Dr.",
      Geburtsdatum: "28.02.1990",
      Hauptwohnung: "Ahornweg 1, 07743 Jena",
      Nebenwohnung: "Ahornweg 7 b, 07743 Jena",
    });
    const letter = {
      ownerId: caseId,
      key: await dataKeyOf(system.job(), caseId),
      letterId: seen.letters[0]?.id ?? "",
    };
    const { content, language } = await readLetter(system.job(), letter);
    expect([content.title, language, content.remedy]).toEqual(["Meldebescheinigung", "de", undefined]);
    expect(content.facts[0]).toEqual({ label: "Familienname", value: "Sofort" });
    expect((await verifyCode(system.ctx(), { code: content.verification?.code ?? "" })).state).toBe("valid");
    expect((await letterPdf(system.job(), letter)).byteLength).toBeGreaterThan(5000);
    const audits = await listAuditOf(system.job(), { personId: personId ?? "", accountId: newId() });
    expect(audits.map((audit) => audit.purpose)).toContain("service:meldebescheinigung");
  });

  test("needs level high, also where the draft was begun with it", async () => {
    await household({ familyName: "Niedrig" });
    const actor = await signIn({ familyName: "Niedrig" });
    const lower = { ...actor, level: "substantial" as const };
    await expect(beginDraft(system.ctx(lower), { serviceKey: "meldebescheinigung" })).rejects.toMatchObject({
      code: "level-too-low",
    });
    const { draftId } = await beginDraft(system.ctx(actor), { serviceKey: "meldebescheinigung" });
    await saveDraft(system.ctx(actor), { ref: { draftId }, answers: simple() });
    await expect(submitCase(system.ctx(lower), { draftId })).rejects.toMatchObject({ code: "level-too-low" });
  });

  test.each([
    ["another house number", { mainAddress: { ...address, houseNumber: "2" } }, {}],
    ["another postal code", { mainAddress: { ...address, postalCode: "07745" } }, {}],
    ["a given name less", {}, { givenNames: "ANNA SULE" }],
  ])("goes to a person on %s, without saying what the register holds", async (_, answers, identity) => {
    const familyName = `Anders${"abcdefg"[next % 7]}`;
    await household({ familyName });
    const actor = await signIn({ familyName, ...identity });
    const caseId = await apply(system.ctx(actor), simple(answers));
    const seen = await readOwnCase(system.ctx(actor), { caseId });
    expect(seen.row.state).toBe("in-review");
    expect(JSON.stringify(seen.checks)).not.toMatch(/Ahornweg|07743/);
  });

  test("says for a spouse with a block what it says for none; an unblocked one is there", async () => {
    const married = { maritalStatus: "VH" as const, marriedOn: day("2015-05-05"), marriedAt: "Weimar" };
    const couple = async (
      familyName: string,
      changes: Partial<InventedResident>,
    ): Promise<string | undefined> => {
      await household(
        { familyName, details: married },
        { familyName, givenNames: "Bert", role: "partner", details: married, ...changes },
      );
      const actor = await signIn({ familyName });
      const caseId = await apply(system.ctx(actor), extended("spouse"));
      return (await resultOf(actor, caseId))["Ehegatte oder Lebenspartner"];
    };
    expect(await couple("Offen", {})).toBe("Bert Offen; geboren am 28.02.1990; Ahornweg 1, 07743 Jena");
    const inHome = { ...home, kind: "main" as const, validFrom: day("2020-01-01"), validUntil: undefined };
    const answers = [
      await couple("Gesperrt", { blockedSince: day("2026-01-01") }),
      await couple("Heim", { residences: [{ ...inHome, hasConditionalBlock: true }] }),
      await couple("Ledig", { role: "head", details: {} }),
    ];
    expect(answers).toEqual(["keine Angabe", "keine Angabe", "keine Angabe"]);
    // The block ran out today: it held for two years, its last day was yesterday.
    expect(await couple("Frei", { blockedSince: day("2024-12-15") })).toContain("Bert Frei");
    expect(await couple("Nochnicht", { blockedSince: day("2024-12-16") })).toBe("keine Angabe");
  });

  test("names children until the day before they come of age, and their parents to them until then", async () => {
    const [, , child] = await household(
      { familyName: "Eltern" },
      { familyName: "Eltern", givenNames: "Erwachsen", birthDate: day("2008-12-15") },
      { familyName: "Eltern", givenNames: "Minderjährig", birthDate: day("2008-12-16") },
    );
    const parent = await signIn({ familyName: "Eltern" });
    const ofParent = await resultOf(parent, await apply(system.ctx(parent), extended("children", "spouse")));
    expect(ofParent["Minderjähriges Kind"]).toContain("Minderjährig Eltern; geboren am 16.12.2008");
    expect(JSON.stringify(ofParent)).not.toContain("Erwachsen");
    const minor = await signIn({ familyName: "Eltern", givenNames: "Minderjährig", birthDate: "2008-12-16" });
    expect(minor.personId).toBe(child);
    const ofMinor = await resultOf(minor, await apply(system.ctx(minor), extended("representatives")));
    expect(ofMinor["Gesetzliche Vertretung"]).toContain("Anna Şule Eltern");
    const adult = await signIn({ familyName: "Eltern", givenNames: "Erwachsen", birthDate: "2008-12-15" });
    const ofAdult = await resultOf(adult, await apply(system.ctx(adult), extended("representatives")));
    expect(ofAdult["Gesetzliche Vertretung"]).toBe("keine Angabe");
  });

  test("reads relatives only where they are asked for", async () => {
    const [, child] = await household(
      { familyName: "Still" },
      { familyName: "Still", birthDate: day("2015-01-01") },
    );
    const actor = await signIn({ familyName: "Still" });
    await apply(system.ctx(actor), extended("sex", "alive"));
    expect(await listAuditOf(system.job(), { personId: child ?? "", accountId: newId() })).toEqual([]);
  });

  test("is entered at the counter without the address and with the fee for paper", async () => {
    const [personId] = await household({ familyName: "Schalter" });
    const desk = system.ctx(staffActor({ roles: ["caseworker"], teams: ["buergerservice"] }));
    const caseId = await apply(
      desk,
      { scope: "simple" },
      { channel: "counter", personId, applicantName: "A" },
    );
    await decideCase(desk, { caseId, decision: { outcome: "granted" } });
    const row = await execute<{ state: string; fee_cents: number }>(
      system.job().db,
      "SELECT state, fee_cents FROM cases.application WHERE id = $1",
      [caseId],
    );
    expect(row[0]).toEqual({ state: "awaiting-payment", fee_cents: 1000 });
  });

  describe("is logged", () => {
    const entries = (caseId: string) =>
      tables(system.job())
        .selectFrom("residents.retrieval")
        .selectAll()
        .where("case_id", "=", caseId)
        .execute();

    test("with who was identified, what was retrieved and when, for twelve months", async () => {
      const [personId] = await household({ familyName: "Protokoll" });
      const actor = await signIn({ familyName: "Protokoll" });
      const caseId = await apply(system.ctx(actor), extended("sex"));
      expect(await entries(caseId)).toMatchObject([
        {
          kind: "registration-certificate",
          person_id: personId,
          asked: {
            familyName: "Protokoll",
            givenNames: "Anna Şule",
            birthDate: "1990-02-28",
            address: "Ahornweg 1, 07743 Jena",
          },
          retrieved: ["0101a", "0301", "0302", "0401", "0601", "1201-1213", "0701"],
        },
      ]);
      system.clock.set("2027-12-14T22:50:00Z");
      await deleteRetrievals(system.job(), {});
      expect(await entries(caseId)).toHaveLength(1);
      system.clock.set("2027-12-15T22:50:00Z");
      await deleteRetrievals(system.job(), {});
      expect(await entries(caseId)).toEqual([]);
    });
  });
});
