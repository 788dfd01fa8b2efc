import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listPrintQueue } from "#documents";
import { signInResident, signInStaff } from "#identity";
import type { Actor } from "#platform/actor";
import { listAuditOf } from "#platform/audit";
import { as, type Ctx } from "#platform/context";
import type { Server } from "#platform/http/server";
import { buildTestServer } from "#test/app";
import { browse } from "#test/browse";
import { testService, writeTestCity } from "#test/city";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { withdrawCase } from "./applicant-steps.ts";
import { beginDraft } from "./begin-draft.ts";
import { checkCase } from "./check-case.ts";
import { decideCase } from "./decide-case.ts";
import { assignCase, handOverCase, takeCase } from "./case-holder.ts";
import { addNote, askApplicant, extendDeadline, suspendCase } from "./desk-steps.ts";
import { listQueue } from "./list-cases.ts";
import { readCase } from "./read-case.ts";
import { saveDraft } from "./save-draft.ts";
import { submitCase } from "./submit-case.ts";

type Resident = Extract<Actor, { kind: "resident" }>;

describe("the desk's steps", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;
  let next = 0;
  const worker = staffActor();
  const desk = (): Ctx => system.ctx(worker);
  const lead = (): Ctx => system.ctx(staffActor({ roles: ["lead"] }));

  const second = testService({
    key: "hund-zu-zweit",
    process: { decideWithin: "P14D", secondSignature: true },
    flow: { ...testService().flow, fee: [] },
  });
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: writeTestCity([testService(), second]) });
    server = await buildTestServer(system);
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });

  const submitted = async (serviceKey = "hund-anmelden"): Promise<{ caseId: string; owner: Resident }> => {
    next += 1;
    const owner = await signInResident(as(system.ctx(), { kind: "bearer", of: "oidc" }), {
      issuer: "i",
      subject: `desk-${next}`,
      givenNames: "Erika",
      familyName: "Erfunden",
      level: "low",
    });
    const ctx = system.ctx(owner);
    const { draftId } = await beginDraft(ctx, { serviceKey });
    await saveDraft(ctx, { ref: { draftId }, answers: { dogName: "Rex", isLarge: false } });
    const sent = await submitCase(ctx, { draftId });
    if (!sent.ok) throw new Error(JSON.stringify(sent));
    await checkCase(ctx, sent.caseId);
    return { caseId: sent.caseId, owner };
  };
  const closed = async (): Promise<{ caseId: string; owner: Resident }> => {
    const made = await submitted();
    await decideCase(desk(), {
      caseId: made.caseId,
      decision: { outcome: "refused", refusal: "too-many" },
    });
    return made;
  };

  describe("on a closed case", () => {
    const refused: readonly (readonly [string, (caseId: string) => Promise<unknown>])[] = [
      ["taking", (caseId) => takeCase(desk(), { caseId })],
      ["assigning", (caseId) => assignCase(lead(), { caseId, staffId: null })],
      ["extending", (caseId) => extendDeadline(desk(), { caseId, dueOn: "2026-12-01", reason: "Grund" })],
      ["handing over", (caseId) => handOverCase(desk(), { caseId, team: "parken", reason: "Grund" })],
      [
        "a day to come up again",
        (caseId) => addNote(desk(), { caseId, note: "Notiz", wiedervorlageOn: "2026-12-01" }),
      ],
    ];
    test.each(refused)("%s is refused, said in both languages, and changes nothing", async (_name, step) => {
      const { caseId } = await closed();
      const before = (await readCase(desk(), { caseId })).row;
      await expect(step(caseId)).rejects.toMatchObject({
        code: "conflict",
        details: {
          text: { de: expect.stringContaining("abgeschlossen"), en: expect.stringContaining("closed") },
        },
      });
      expect((await readCase(desk(), { caseId })).row).toEqual(before);
    });

    test("a note is still taken", async () => {
      const { caseId } = await closed();
      await addNote(desk(), { caseId, note: "Akte angefordert" });
      expect((await readCase(desk(), { caseId })).events.at(-1)).toMatchObject({
        kind: "note",
        note: "Akte angefordert",
      });
    });

    test("the page offers the note alone", async () => {
      const { caseId } = await closed();
      const page = await (await browse(system, server, worker)).get(`/desk/vorgaenge/${caseId}`);
      const actions = [...page.html.matchAll(/action="\/desk\/vorgaenge\/[^"/]+\/([^"]+)"/g)].map(
        ([, action]) => action,
      );
      expect(actions).toEqual(["vermerken"]);
      expect(page.html).not.toContain('name="on-day"');
    });

    test("a step from a page that is old comes back as the case's page that says so", async () => {
      const { caseId } = await closed();
      const browser = await browse(system, server, worker);
      const page = await browser.post(`/desk/vorgaenge/${caseId}/uebernehmen`);
      expect([page.status, page.text]).toEqual([
        409,
        expect.stringContaining("Der Vorgang ist abgeschlossen."),
      ]);
      const english = await browser.post(`/en/desk/vorgaenge/${caseId}/uebernehmen`);
      expect(english.text).toContain("The case is closed.");
    });

    test("the lead who assigns it by its number is told at the field", async () => {
      const { caseId } = await closed();
      const { reference } = (await readCase(desk(), { caseId })).row;
      const browser = await browse(system, server, staffActor({ roles: ["lead"] }));
      const page = await browser.post("/desk/team/zuweisen", { reference, to: "" });
      expect([page.status, page.text]).toEqual([
        422,
        expect.stringContaining("Der Vorgang ist abgeschlossen."),
      ]);
      expect(page.html).toContain(`value="${reference}"`);
    });
  });

  test("a case that a colleague has is not offered to be taken; whoever tries is told", async () => {
    const { caseId } = await submitted();
    await takeCase(system.ctx(staffActor()), { caseId });
    const browser = await browse(system, server, worker);
    expect((await browser.get(`/desk/vorgaenge/${caseId}`)).html).not.toContain("/uebernehmen");
    const page = await browser.post(`/desk/vorgaenge/${caseId}/uebernehmen`);
    expect([page.status, page.text]).toEqual([
      409,
      expect.stringContaining("Jemand anderes hat den Vorgang schon übernommen"),
    ]);
  });

  test("a case is given to people of its team alone, and to teams that there are", async () => {
    const { caseId } = await submitted();
    const signIn = as(system.ctx(), { kind: "bearer", of: "oidc" });
    const colleague = await signInStaff(signIn, {
      issuer: "staff",
      subject: "colleague",
      name: "Kim Beispiel",
      groups: ["stadtkern-team-anderes", "stadtkern-role-caseworker"],
    });
    await expect(assignCase(lead(), { caseId, staffId: colleague.staffId })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(handOverCase(desk(), { caseId, team: "nirgends", reason: "Grund" })).rejects.toMatchObject({
      code: "invalid",
    });
    expect((await readCase(desk(), { caseId })).row).toMatchObject({ team: "parken", assignee_id: null });
  });

  test("the second signature is not offered to the person of the first one", async () => {
    const { caseId } = await submitted("hund-zu-zweit");
    await decideCase(desk(), { caseId, decision: { outcome: "granted" } });
    const own = await (await browse(system, server, worker)).get(`/desk/vorgaenge/${caseId}`);
    expect(own.html).not.toContain("/unterschreiben");
    expect(own.text).toContain("Die erste Unterschrift ist von Ihnen");
    const other = await (await browse(system, server, staffActor())).get(`/desk/vorgaenge/${caseId}`);
    expect(other.html).toContain("/unterschreiben");
  });

  test("extending is possible where suspending is not, and the page shows just that", async () => {
    const { caseId } = await submitted();
    await suspendCase(desk(), { caseId, until: "2026-07-01", reason: "Gutachten" });
    const page = await (await browse(system, server, worker)).get(`/desk/vorgaenge/${caseId}`);
    expect(page.html).toContain('value="extend"');
    expect(page.html).not.toContain('value="suspend"');
  });

  test("a case that waits for its fee comes up again on its day", async () => {
    const { caseId } = await submitted();
    await decideCase(desk(), { caseId, decision: { outcome: "granted" } });
    await addNote(desk(), { caseId, note: "Zahlung da?", wiedervorlageOn: "2026-06-15" });
    const { rows } = await listQueue(desk(), { show: "due-again" });
    expect(rows.map((row) => row.id)).toContain(caseId);
  });

  test("write letters that the team of the case prints, wherever it goes", async () => {
    const visitor = system.ctx();
    const { draftId, code = "" } = await beginDraft(visitor, { serviceKey: "hund-anmelden" });
    await saveDraft(visitor, { ref: { code }, answers: { dogName: "Rex", isLarge: false } });
    await submitCase(visitor, { code });
    await checkCase(visitor, draftId);
    await decideCase(desk(), { caseId: draftId, decision: { outcome: "refused", refusal: "too-many" } });
    const ownersIn = async (team: string): Promise<readonly string[]> =>
      (await listPrintQueue(system.ctx(staffActor({ teams: [team] })), {})).map((letter) => letter.ownerId);
    expect(await ownersIn("parken")).toEqual([draftId]);
    expect(await ownersIn("anderes")).toEqual([]);
  });

  test("are all shown to the person whose case it is, as work on the case", async () => {
    const { caseId, owner } = await submitted();
    await takeCase(desk(), { caseId });
    await assignCase(lead(), { caseId, staffId: null });
    await extendDeadline(desk(), { caseId, dueOn: "2026-12-01", reason: "Grund" });
    await addNote(desk(), { caseId, note: "Notiz" });
    await askApplicant(desk(), { caseId, question: "Welche Rasse?" });
    await decideCase(desk(), { caseId, decision: { outcome: "granted" } });
    await withdrawCase(system.ctx(owner), { ref: { caseId } });
    const rows = await listAuditOf(system.ctx(owner), { personId: undefined, accountId: owner.accountId });
    const ofStaff = rows.filter((row) => row.actor_kind === "staff");
    expect(ofStaff.map((row) => row.action.replace("cases.", "")).toSorted()).toEqual([
      "addNote",
      "askApplicant",
      "assignCase",
      "decideCase",
      "extendDeadline",
      "takeCase",
    ]);
    expect(new Set(ofStaff.map((row) => row.purpose))).toEqual(new Set(["casework"]));
    // In words, with the office's part and the purpose, without the caseworker's name.
    const page = await (await browse(system, server, owner)).get("/konto");
    expect(page.status).toBe(200);
    for (const words of ["Vorgang übernommen", "Vorgang entschieden", "Frist verlängert", "Vorgang geprüft"])
      expect(page.text).toContain(words);
    expect(page.text).toContain("Bearbeitung Ihres Vorgangs");
    expect(page.text).toContain("Automatische Prüfung Ihres Antrags");
    expect(page.text).not.toContain(worker.name);
    expect(page.text).not.toMatch(/\bcases\.|\bcasework\b/);
  });
});
