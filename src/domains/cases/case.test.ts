import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listInbox, signInResident } from "#identity";
import { as, type Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import type { Actor } from "#platform/actor";
import { testService, writeTestCity } from "#test/city";
import { describeOnBothDatabases, type TestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { payAtCounter } from "#payments";
import { answerQuestion, withdrawCase } from "./applicant-steps.ts";
import { beginDraft } from "./begin-draft.ts";
import { checkCase } from "./check-case.ts";
import { decideCase, signSecond } from "./decide-case.ts";
import { deadlinesJob } from "./deadlines.ts";
import { takeCase } from "./case-holder.ts";
import { askApplicant, suspendCase } from "./desk-steps.ts";
import { tellOwners } from "./draft-notice.ts";
import { listOwnCases, listQueue } from "./list-cases.ts";
import { readCase, readOwnCase } from "./read-case.ts";
import { deleteDueCases, deleteDueDrafts, retentionJob } from "./retention.ts";
import { saveDraft } from "./save-draft.ts";
import { submitCase } from "./submit-case.ts";

const answers = { dogName: "Rex", isLarge: false };
let nextSubject = 0;

describeOnBothDatabases("a case", (database) => {
  let system: TestSystem;
  const worker = staffActor();

  beforeAll(async () => {
    const city = writeTestCity([
      testService(),
      testService({
        key: "hund-frei",
        flow: { ...testService().flow, fee: [] },
        process: { decideWithin: "P14D", secondSignature: true },
      }),
    ]);
    system = await openTestSystem({ pool: (database() as TestDatabase).pool, city });
  });
  afterAll(() => system.close());

  const resident = async (): Promise<Extract<Actor, { kind: "resident" }>> => {
    nextSubject += 1;
    const bearer = as(system.ctx(), { kind: "bearer", of: "oidc" });
    return signInResident(bearer, {
      issuer: "i",
      subject: `s${nextSubject}`,
      givenNames: "Erika",
      familyName: "Erfunden",
      level: "low",
      email: "erika@example.org",
    });
  };
  const submitted = async (ctx: Ctx, serviceKey = "hund-anmelden"): Promise<string> => {
    const { draftId } = await beginDraft(ctx, { serviceKey });
    await saveDraft(ctx, { ref: { draftId }, answers });
    const result = await submitCase(ctx, { draftId });
    if (!result.ok) throw new Error(JSON.stringify(result));
    await checkCase(ctx, result.caseId);
    return result.caseId;
  };
  const desk = (actor = worker): Ctx => system.ctx(actor);

  test("is submitted once, however often it is sent", async () => {
    const ctx = system.ctx(await resident());
    const { draftId } = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
    await saveDraft(ctx, { ref: { draftId }, answers });
    const results = [];
    for (let index = 0; index < 3; index += 1) results.push(await submitCase(ctx, { draftId }));
    expect(results.map((result) => result.ok && result.isNew)).toEqual([true, false, false]);
    expect(new Set(results.map((result) => result.ok && result.reference)).size).toBe(1);
    expect(await listOwnCases(ctx, {})).toHaveLength(1);
  });

  test("that lacks an answer is not submitted, and says what is missing", async () => {
    const ctx = system.ctx(await resident());
    const { draftId } = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
    await saveDraft(ctx, { ref: { draftId }, answers: { dogName: "Rex", isLarge: true } });
    const result = await submitCase(ctx, { draftId });
    expect(result.ok === false && result.errors.map((error) => error.path)).toEqual(["licence"]);
  });

  test("holds no answer that was hidden when it was sent", async () => {
    const ctx = system.ctx(await resident());
    const { draftId } = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
    await saveDraft(ctx, { ref: { draftId }, answers: { dogName: "Rex", isLarge: true, licence: "SECRET" } });
    await saveDraft(ctx, { ref: { draftId }, answers: { isLarge: false } });
    const result = await submitCase(ctx, { draftId });
    const seen = await readOwnCase(ctx, { caseId: result.ok ? result.caseId : "" });
    expect(JSON.stringify(seen.sections)).not.toContain("SECRET");
  });

  test("without a procedure goes to a person, who grants it; then it is paid and closed", async () => {
    const me = await resident();
    const ctx = system.ctx(me);
    const caseId = await submitted(ctx);
    expect((await readCase(desk(), { caseId })).row.state).toBe("in-review");
    expect(await takeCase(desk(), { caseId })).toMatchObject({ ok: true });
    expect(await takeCase(desk(staffActor()), { caseId })).toEqual({ ok: false, reason: "taken-by-another" });
    expect((await decideCase(desk(), { caseId, decision: { outcome: "granted" } })).state).toBe(
      "awaiting-payment",
    );
    expect(await payAtCounter(desk(), { subjectId: caseId })).toBe(true);
    expect(await payAtCounter(desk(), { subjectId: caseId })).toBe(false);
    const seen = await readOwnCase(ctx, { caseId });
    expect([seen.row.state, seen.row.outcome]).toEqual(["closed", "granted"]);
    expect(seen.letters).toHaveLength(1);
    const decision = (await listInbox(ctx, {})).find((message) => message.kind === "decision");
    // OZG § 9 (1): known on the fourth day after it was made ready.
    expect(decision?.countsAsKnownOn?.toString()).toBe(system.job().today().add({ days: 4 }).toString());
  });

  test("that is refused says the ground, and cannot be decided twice", async () => {
    const ctx = system.ctx(await resident());
    const caseId = await submitted(ctx);
    await expect(
      decideCase(desk(), { caseId, decision: { outcome: "refused", refusal: "nonsense" } }),
    ).rejects.toMatchObject({ code: "invalid" });
    expect(
      (await decideCase(desk(), { caseId, decision: { outcome: "refused", refusal: "too-many" } })).state,
    ).toBe("closed");
    expect((await readOwnCase(ctx, { caseId })).decision?.refusal).toBe("too-many");
    await expect(decideCase(desk(), { caseId, decision: { outcome: "granted" } })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("with a second signature waits for another person", async () => {
    const ctx = system.ctx(await resident());
    const caseId = await submitted(ctx, "hund-frei");
    expect((await decideCase(desk(), { caseId, decision: { outcome: "granted" } })).state).toBe(
      "awaiting-second-signature",
    );
    await expect(signSecond(desk(), { caseId, agrees: true })).rejects.toMatchObject({ code: "forbidden" });
    expect(
      (await signSecond(desk(staffActor()), { caseId, agrees: false, reason: "Bitte noch einmal" })).state,
    ).toBe("in-review");
    await decideCase(desk(), { caseId, decision: { outcome: "granted" } });
    expect((await signSecond(desk(staffActor()), { caseId, agrees: true })).state).toBe("closed");
  });

  test("is asked about, answered, suspended, and moves its deadline", async () => {
    const ctx = system.ctx(await resident());
    const caseId = await submitted(ctx);
    await askApplicant(desk(), { caseId, question: "Welche Rasse?" });
    await answerQuestion(ctx, { ref: { caseId }, text: "Dackel" });
    const due = (await readCase(desk(), { caseId })).row.due_on;
    const until = system.job().today().add({ days: 10 });
    await suspendCase(desk(), { caseId, until: until.toString(), reason: "Gutachten" });
    expect((await readCase(desk(), { caseId })).row.due_on.equals(due.add({ days: 10 }))).toBe(true);
    system.clock.advance({ days: 9 });
    await deadlinesJob.run(system.job(), {});
    expect((await readCase(desk(), { caseId })).row.state).toBe("suspended");
    system.clock.advance({ days: 1 });
    await deadlinesJob.run(system.job(), {});
    expect((await readCase(desk(), { caseId })).row.state).toBe("in-review");
  });

  test("is not there for anybody else: other accounts, other teams, other codes", async () => {
    const caseId = await submitted(system.ctx(await resident()));
    await expect(readOwnCase(system.ctx(await resident()), { caseId })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(readOwnCase(system.ctx(), { caseId })).rejects.toMatchObject({ code: "not-found" });
    await expect(readOwnCase(system.ctx(), { caseId, code: "AAAA-BBBB-CCCC-DDDD" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(readCase(desk(staffActor({ teams: ["anderes"] })), { caseId })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(readCase(desk(staffActor({ roles: ["warden"] })), { caseId })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await listQueue(desk(staffActor({ teams: ["anderes"] })), {})).total).toBe(0);
  });

  test("without an account is opened by its code alone, before and after it is sent", async () => {
    const visitor = system.ctx();
    const { draftId, code = "" } = await beginDraft(visitor, { serviceKey: "hund-anmelden" });
    await expect(saveDraft(visitor, { ref: { draftId }, answers })).rejects.toMatchObject({
      code: "not-signed-in",
    });
    await expect(
      saveDraft(visitor, { ref: { draftId, code: "AAAA-BBBB-CCCC-DDDD" }, answers }),
    ).rejects.toMatchObject({ code: "not-found" });
    await saveDraft(visitor, { ref: { draftId, code: code.toLowerCase() }, answers });
    const stored = await execute<{ sealed: string }>(visitor.db, "SELECT * FROM cases.draft WHERE id = $1", [
      draftId,
    ]);
    expect(JSON.stringify(stored)).not.toContain("Rex");
    const keys = await execute(visitor.db, "SELECT 1 FROM keys.data_key WHERE owner_id = $1", [draftId]);
    expect(keys).toEqual([]);
    const result = await submitCase(visitor, { draftId, code });
    expect(result.ok).toBe(true);
    expect((await readOwnCase(visitor, { code })).row.id).toBe(draftId);
    expect((await readCase(desk(), { caseId: draftId })).sections[0]?.rows[0]?.text).toBe("Rex");
  });

  test("may be withdrawn until it is decided", async () => {
    const ctx = system.ctx(await resident());
    const caseId = await submitted(ctx);
    await withdrawCase(ctx, { ref: { caseId } });
    expect((await readOwnCase(ctx, { caseId })).row.outcome).toBe("withdrawn");
    expect(await withdrawCase(ctx, { ref: { caseId } })).toBeUndefined();
  });

  test("lapses on the day after the last day to pay, not on that day", async () => {
    const ctx = system.ctx(await resident());
    const caseId = await submitted(ctx);
    await decideCase(desk(), { caseId, decision: { outcome: "granted" } });
    system.clock.advance({ days: 14 });
    await deadlinesJob.run(system.job(), {});
    expect((await readOwnCase(ctx, { caseId })).row.state).toBe("awaiting-payment");
    system.clock.advance({ days: 1 });
    await deadlinesJob.run(system.job(), {});
    expect((await readOwnCase(ctx, { caseId })).row.outcome).toBe("lapsed");
  });

  test("is deleted for good on the day after its retention: the key is gone, a row without a person stays", async () => {
    const me = await resident();
    const ctx = system.ctx(me);
    const caseId = await submitted(ctx);
    await decideCase(desk(), { caseId, decision: { outcome: "refused", refusal: "too-many" } });
    const { delete_on } = (await readCase(desk(), { caseId })).row;
    expect(delete_on?.equals(system.job().today().add({ years: 1 }))).toBe(true);
    system.clock.advance({ years: 1 });
    await deleteDueCases(system.job(), {});
    expect((await readOwnCase(ctx, { caseId })).row.id).toBe(caseId);
    system.clock.advance({ days: 1 });
    await retentionJob.run(system.job(), {});
    await expect(readOwnCase(ctx, { caseId })).rejects.toMatchObject({ code: "not-found" });
    expect(await execute(ctx.db, "SELECT 1 FROM keys.data_key WHERE owner_id = $1", [caseId])).toEqual([]);
    const [row] = await execute<Record<string, unknown>>(
      ctx.db,
      "SELECT * FROM cases.application WHERE id = $1",
      [caseId],
    );
    expect([row?.["outcome"], row?.["sealed"], row?.["account_id"], row?.["applicant_name"]]).toEqual([
      "refused",
      null,
      null,
      null,
    ]);
  });

  describe("a draft", () => {
    test("is told about five days before it is deleted, once, and deleted on the 31st day", async () => {
      const ctx = system.ctx(await resident());
      const { draftId } = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
      system.clock.advance({ days: 24 });
      expect(await tellOwners(system.job(), {})).not.toContain(draftId);
      system.clock.advance({ days: 1 });
      expect(await tellOwners(system.job(), {})).toContain(draftId);
      expect(await tellOwners(system.job(), {})).not.toContain(draftId);
      system.clock.advance({ days: 5 });
      expect(await deleteDueDrafts(system.job(), {})).not.toContain(draftId);
      system.clock.advance({ days: 1 });
      expect(await deleteDueDrafts(system.job(), {})).toContain(draftId);
    });

    test("begins its thirty days anew with each change", async () => {
      const ctx = system.ctx(await resident());
      const { draftId } = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
      system.clock.advance({ days: 29 });
      const saved = await saveDraft(ctx, { ref: { draftId }, answers: { dogName: "Rex" } });
      expect(saved.deleteOn.equals(system.job().today().add({ days: 30 }))).toBe(true);
    });
  });
});
