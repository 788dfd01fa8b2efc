import { afterAll, beforeAll, expect, test } from "vitest";
import { signInResident } from "#identity";
import { as } from "#platform/context";
import type { Server } from "#platform/http/server";
import { buildTestServer } from "#test/app";
import { browse } from "#test/browse";
import { testService, writeTestCity } from "#test/city";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { beginDraft } from "../begin-draft.ts";
import { checkCase } from "../check-case.ts";
import { decideCase } from "../decide-case.ts";
import { saveDraft } from "../save-draft.ts";
import { submitCase } from "../submit-case.ts";

const database = useTestDatabase();
let system: TestSystem;
let server: Server;
beforeAll(async () => {
  system = await openTestSystem({ pool: database().pool, city: writeTestCity([testService()]) });
  server = await buildTestServer(system);
});
afterAll(async () => {
  await server.app.close();
  await system.close();
});

test("whoever has sent an application or got a decision is asked how it was", async () => {
  const owner = await signInResident(as(system.ctx(), { kind: "bearer", of: "oidc" }), {
    issuer: "i",
    subject: "s",
    givenNames: "Erika",
    familyName: "Erfunden",
    level: "low",
  });
  const ctx = system.ctx(owner);
  const { draftId } = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
  await saveDraft(ctx, { ref: { draftId }, answers: { dogName: "Rex", isLarge: false } });
  await submitCase(ctx, { draftId });
  await checkCase(ctx, draftId);
  const browser = await browse(system, server, owner);
  const link = 'href="/zufriedenheit/hund-anmelden"';
  expect((await browser.get(`/vorgaenge/${draftId}?neu=1`)).html).toContain(link);
  await decideCase(system.ctx(staffActor()), {
    caseId: draftId,
    decision: { outcome: "refused", refusal: "too-many" },
  });
  const decided = await browser.get(`/vorgaenge/${draftId}`);
  expect(decided.html).toContain(link);
  const letter = /href="([^"]+\/bescheid\/[^"/]+)"/.exec(decided.html)?.[1] ?? "";
  expect((await browser.get(letter)).html).toContain(link);
  expect((await browser.get("/zufriedenheit/hund-anmelden")).status).toBe(200);
});
