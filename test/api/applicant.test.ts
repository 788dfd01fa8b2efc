import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueOwnToken, issueToken, signInResident } from "#identity";
import { systemActor } from "#platform/actor";
import { as } from "#platform/context";
import type { Server } from "#platform/http/server";
import { startDemoScanner, type DemoScanner } from "#documents";
import { apiClient, bearing } from "#test/api-client";
import { buildTestServer } from "#test/app";
import { testService, writeTestCity } from "#test/city";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, type TestSystem } from "#test/system";

const PDF = Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n", "latin1");
const BEGIN = "/api/v1/services/hund-anmelden/drafts";

describe("an applicant's program", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;
  let scanner: DemoScanner;
  const { post, get } = apiClient(() => server);

  beforeAll(async () => {
    const service = testService();
    const photo = {
      id: "foto",
      title: { de: "Foto" },
      fields: [{ key: "photo", type: "file" as const, label: { de: "Foto des Hundes" }, required: false }],
    };
    const puppies = {
      id: "welpen",
      title: { de: "Welpen" },
      repeat: { key: "puppies", max: 3, itemTitle: { de: "Welpe" } },
      fields: [{ key: "bornOn", type: "date" as const, label: { de: "Geboren am" } }],
    };
    const city = writeTestCity([
      testService({ flow: { ...service.flow, pages: [...service.flow.pages, photo, puppies] } }),
    ]);
    scanner = await startDemoScanner();
    system = await openTestSystem({
      pool: database().pool,
      city,
      env: { CLAMAV_ADDRESS: scanner.address },
    });
    server = await buildTestServer(system);
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
    await scanner.stop();
  });

  const begin = async (): Promise<{ draftId: string; code: string }> =>
    (await post(BEGIN, {})).body as { draftId: string; code: string };
  const save = ({ draftId, code }: { draftId: string; code: string }, answers: unknown) =>
    post(`/api/v1/drafts/${draftId}/answers`, { code, answers });

  test("is told of each answer that the service does not have or that has the wrong shape, and none is saved", async () => {
    const draft = await begin();
    const saved = await save(draft, {
      dogName: "Bello",
      dogname: "Bello",
      isLarge: "nein",
      puppies: [{ bornOn: "2026-03-01" }, { born: "2026-03-01" }],
    });
    expect(saved.body).toMatchObject({
      saved: false,
      errors: [
        { path: "dogname", code: "unknown-answer", message: expect.stringContaining("dogname") as unknown },
        { path: "isLarge", code: "wrong-shape" },
        { path: "puppies.1.born", code: "unknown-answer" },
      ],
    });
    const fixed = await save(draft, { isLarge: false, puppies: [{ bornOn: "2026-03-01" }] });
    // The name of the dog came with the refused ones.
    expect(fixed.body).toMatchObject({ saved: true, missing: ["dogName"] });
  });

  test("uploads a file, judged by its bytes, and may name only files of its own draft", async () => {
    const draft = await begin();
    const files = `/api/v1/drafts/${draft.draftId}/files`;
    const content = PDF.toString("base64");
    const stored = await post(files, { code: draft.code, name: "hund.pdf", content });
    expect(stored.body).toMatchObject({ ok: true, file: { name: "hund.pdf" } });
    const text = await post(files, {
      code: draft.code,
      name: "hund.pdf",
      content: Buffer.from("kein PDF").toString("base64"),
    });
    expect(text.body).toEqual({ ok: false, reason: "type" });
    expect((await post(files, { code: draft.code, name: "x", content: "%%" })).status).toBe(422);
    expect((await post(files, { name: "hund.pdf", content })).status).toBe(401);

    const photo = [stored.body["file"]];
    const other = await begin();
    expect((await save(other, { photo })).body).toMatchObject({
      saved: false,
      errors: [{ code: "unknown-file" }],
    });
    expect((await save(draft, { photo })).body).toMatchObject({ saved: true });
  });

  test("deletes a draft for good", async () => {
    const draft = await begin();
    expect((await post(`/api/v1/drafts/${draft.draftId}/deletion`, { code: draft.code })).status).toBe(200);
    expect((await save(draft, { dogName: "Bello" })).status).toBe(404);
  });

  test("reads the letter of the decision, as text and as PDF", async () => {
    const draft = await begin();
    await save(draft, { dogName: "Bello", isLarge: false, puppies: [] });
    const { body } = await post(`/api/v1/drafts/${draft.draftId}/submission`, { code: draft.code });
    const caseId = String(body["caseId"]);
    const desk = await issueToken(system.ctx(systemActor("test")), {
      name: "Fachverfahren",
      scopes: ["role:caseworker", "team:parken"],
      days: 1,
    });
    await post(
      `/api/v1/desk/cases/${caseId}/decision`,
      { decision: { outcome: "refused", refusal: "too-many" } },
      bearing(desk.token),
    );
    const status = await post(`/api/v1/cases/${caseId}/status`, { code: draft.code });
    const [letter] = status.body["letters"] as { id: string }[];
    const read = await post(`/api/v1/cases/${caseId}/letters/${letter?.id}`, { code: draft.code });
    expect(read.body["title"]).toContain("Ablehnung");
    expect(String(read.body["remedy"])).toContain("Widerspruch");
    expect(Buffer.from(String(read.body["pdf"]), "base64").subarray(0, 5).toString()).toBe("%PDF-");
    const stranger = await begin();
    const stolen = await post(`/api/v1/cases/${caseId}/letters/${letter?.id}`, { code: stranger.code });
    expect(stolen.status).toBe(404);
  });

  test("of another team can neither note a payment nor order a refund", async () => {
    const draft = await begin();
    await save(draft, { dogName: "Bello", isLarge: false, puppies: [] });
    const { body } = await post(`/api/v1/drafts/${draft.draftId}/submission`, { code: draft.code });
    const caseId = String(body["caseId"]);
    const tokenOf = async (team: string): Promise<string> =>
      (
        await issueToken(system.ctx(systemActor("test")), {
          name: "Fachverfahren",
          scopes: ["role:caseworker", `team:${team}`],
          days: 1,
        })
      ).token;
    const [own, other] = [await tokenOf("parken"), await tokenOf("andere")];
    const url = `/api/v1/desk/cases/${caseId}`;
    await post(`${url}/decision`, { decision: { outcome: "granted" } }, bearing(own));
    expect((await post(`${url}/counter-payment`, {}, bearing(other))).status).toBe(404);
    expect((await get(url, bearing(own))).body["isPaid"]).toBe(false);
    expect((await post(`${url}/counter-payment`, {}, bearing(own))).status).toBe(200);
    expect((await get(url, bearing(own))).body["isPaid"]).toBe(true);
    expect((await post(`${url}/refund`, { reason: "Doppelt" }, bearing(other))).status).toBe(404);
    expect((await post(`${url}/refund`, { reason: "Doppelt" }, bearing(own))).status).toBe(200);
  });

  test("with a token of the account lists its cases and reads its inbox; without one it may not", async () => {
    const bearer = as(system.ctx(), { kind: "bearer", of: "oidc" });
    const actor = await signInResident(bearer, {
      issuer: "i",
      subject: "api",
      givenNames: "Erika",
      familyName: "Erfunden",
      level: "low",
    });
    const { token } = await issueOwnToken(system.ctx(actor), { name: "Vereinsprogramm" });
    const begun = await post(BEGIN, {}, bearing(token));
    // The account is the key: there is no code.
    expect(begun.body).toEqual({ draftId: expect.any(String) as unknown });
    const { draftId } = begun.body;
    await post(
      `/api/v1/drafts/${String(draftId)}/answers`,
      { answers: { dogName: "Bello", isLarge: false, puppies: [] } },
      bearing(token),
    );
    await post(`/api/v1/drafts/${String(draftId)}/submission`, {}, bearing(token));
    expect((await get("/api/v1/my/cases", bearing(token))).body).toMatchObject([{ id: draftId }]);
    expect((await get("/api/v1/my/account", bearing(token))).body).toMatchObject({
      familyName: "Erfunden",
      isInRegister: false,
    });
    const [asked] = [await get("/api/v1/my/inbox", bearing(token))];
    expect(asked.status).toBe(200);
    expect((await get("/api/v1/my/inbox")).status).toBe(401);
    expect((await get("/api/v1/desk/cases", bearing(token))).status).toBe(403);
  });
});
