import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueToken, revokeToken } from "#identity";
import { systemActor, type Actor } from "#platform/actor";
import { tablesOf } from "#platform/database/database";
import type { Server } from "#platform/http/server";
import { createSession } from "#platform/http/session";
import { apiClient, bearing, type ApiAnswer, type Json } from "#test/api-client";
import { buildTestServer } from "#test/app";
import { testService, writeTestCity } from "#test/city";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, residentActor, staffActor, type TestSystem } from "#test/system";

interface CaseTables {
  "cases.draft": { id: string };
  "cases.application": { id: string };
  "platform.idempotency_key": { key: string; response: string | null };
}

const tables = tablesOf<CaseTables>();
const NOBODY = "01890000-0000-7000-8000-000000000000";
const GOOD = { dogName: "Bello", isLarge: false, contact: "bello@example.org" };

describe("the API", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;

  beforeAll(async () => {
    const service = testService();
    const contact = {
      id: "kontakt",
      title: { de: "Wie erreichen wir Sie?", en: "How can we reach you?" },
      fields: [{ key: "contact", type: "email" as const, label: { de: "E-Mail", en: "E-mail" } }],
    };
    const city = writeTestCity([
      testService({ flow: { ...service.flow, pages: [...service.flow.pages, contact] } }),
    ]);
    system = await openTestSystem({ pool: database().pool, city });
    server = await buildTestServer(system);
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });

  const { send, post, get } = apiClient(() => server);
  const issue = (scopes: string[], days = 30) =>
    issueToken(system.ctx(systemActor("test")), { name: "Fachverfahren", scopes, days });
  const count = async (table: "cases.draft" | "cases.application"): Promise<number> => {
    const { count: number } = await tables(system.job())
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return Number(number);
  };
  const apiRoutes = () =>
    server.areas
      .flatMap(({ routes }) => routes)
      .filter((route) => route.isApi && route.path.startsWith("/api/"));

  /** An application without account that has all answers. */
  const complete = async (): Promise<{ draftId: string; code: string }> => {
    const begun = await post("/api/v1/services/hund-anmelden/drafts", {});
    const { draftId, code } = begun.body as { draftId: string; code: string };
    const saved = await post(`/api/v1/drafts/${draftId}/answers`, { code, answers: GOOD });
    expect(saved.body).toMatchObject({ saved: true, missing: [], errors: [] });
    return { draftId, code };
  };
  const submitted = async (): Promise<{ caseId: string; code: string }> => {
    const { draftId, code } = await complete();
    const { body } = await post(`/api/v1/drafts/${draftId}/submission`, { code });
    return { caseId: String(body["caseId"]), code };
  };

  describe("as described", () => {
    test("is OpenAPI 3.1, with every API route of the server", async () => {
      const { status, body } = await get("/api/openapi.json");
      expect(status).toBe(200);
      expect(body["openapi"]).toMatch(/^3\.1\.\d+$/);
      expect(body["info"]).toMatchObject({ title: expect.stringContaining("Probehausen") as unknown });
      const described = Object.entries(body["paths"] as Record<string, Json>).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
      );
      const served = apiRoutes()
        .map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, "{$1}")}`)
        .filter((route) => route !== "GET /api/openapi.json");
      expect(served.length).toBeGreaterThan(20);
      expect(described.toSorted()).toEqual(served.toSorted());
    });

    test("says for each operation who may call it, what it takes and what it gives", async () => {
      const { body } = await get("/api/openapi.json");
      for (const [path, operations] of Object.entries(body["paths"] as Record<string, Json>)) {
        for (const [method, described] of Object.entries(operations)) {
          const name = `${method} ${path}`;
          const operation = described as Json;
          const parameters = operation["parameters"] as { name: string; in: string; required: boolean }[];
          const inPath = parameters.filter((parameter) => parameter.in === "path");
          expect([name, inPath.map((each) => each.name)]).toEqual([
            name,
            [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]),
          ]);
          expect([name, inPath.every((each) => each.required)]).toEqual([name, true]);
          expect([name, operation["summary"]]).toEqual([name, expect.any(String)]);
          expect([name, Object.keys(operation["responses"] as Json)]).toEqual([name, ["200", "default"]]);
          const isOpenToAll = operation["x-permission"] === "anyone";
          expect([name, operation["security"]]).toEqual([name, isOpenToAll ? [] : [{ token: [] }]]);
        }
      }
    });
  });

  describe("errors", () => {
    test("are problem+json with type, title and status, whatever goes wrong", async () => {
      const wrong: [number, Promise<ApiAnswer>][] = [
        [404, get("/api/v1/nothing-here")],
        [404, post("/api/v1/services/no-such-service/drafts", {})],
        [404, post(`/api/v1/cases/${NOBODY}/status`, { code: "0000-0000-0000-0000" })],
        [401, get("/api/v1/my/cases")],
        [401, get("/api/v1/desk/cases")],
        [422, post("/api/v1/verification", { code: 7 })],
        [422, post("/api/v1/cases/not-an-id/status", {})],
        [422, post("/api/v1/verification", [])],
        [422, post("/api/v1/verification", "text")],
      ];
      for (const [status, asked] of wrong) {
        const answer = await asked;
        expect(answer.type).toContain("application/problem+json");
        expect(answer.status).toBe(status);
        expect(answer.body).toMatchObject({
          type: expect.stringMatching(/^urn:stadtkern:problem:/) as unknown,
          title: expect.any(String) as unknown,
          status,
        });
      }
    });

    test("of a body that is no JSON are named too, and nothing of it is repeated", async () => {
      const response = await server.app.inject({
        method: "POST",
        url: "/api/v1/verification",
        headers: { "content-type": "application/json" },
        payload: '{"code": "geheim',
      });
      expect(response.statusCode).toBe(422);
      expect(response.headers["content-type"]).toContain("application/problem+json");
      expect(response.body).not.toContain("geheim");
    });

    test("name the fields that do not fit, in the language of the address", async () => {
      const german = await post("/api/v1/verification", {});
      expect(german.body["errors"]).toEqual([{ path: "code", message: expect.any(String) as unknown }]);
      expect(german.body["detail"]).toContain("Schnittstelle");
      const english = await post("/en/api/v1/verification", {});
      expect(english.body["detail"]).toContain("does not fit");
    });
  });

  describe("an application without account", () => {
    test("goes from the beginning to its status, by its code in the body", async () => {
      const begun = await post("/api/v1/services/hund-anmelden/drafts", {});
      expect(begun.status).toBe(200);
      const { draftId, code } = begun.body as { draftId: string; code: string };
      // Sixteen characters of base 32: 80 bits.
      expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
      const answers = `/api/v1/drafts/${draftId}/answers`;

      // Wrong ones are refused with their paths; with them the good ones: all or none.
      const wrong = await post(answers, { code, answers: { ...GOOD, contact: "keine Adresse" } });
      expect(wrong.body).toMatchObject({ saved: false, errors: [{ path: "contact" }] });
      const early = await post(`/api/v1/drafts/${draftId}/submission`, { code });
      expect(early.body).toEqual({ ok: false, missing: ["dogName", "isLarge", "contact"] });

      const part = await post(answers, { code, answers: { dogName: "Bello" } });
      expect(part.body).toMatchObject({ saved: true, missing: ["isLarge", "contact"] });
      const rest = await post(answers, { code, answers: { isLarge: false, contact: GOOD.contact } });
      expect(rest.body).toEqual({ saved: true, missing: [], errors: [], feeCents: 2000 });

      const sent = await post(`/api/v1/drafts/${draftId}/submission`, { code });
      expect(sent.body).toMatchObject({ ok: true, caseId: draftId, state: "in-review" });
      expect(sent.body["reference"]).toMatch(/^2026-\d{6}$/);

      const status = await post(`/api/v1/cases/${draftId}/status`, { code });
      expect(status.body).toMatchObject({
        id: draftId,
        reference: sent.body["reference"],
        state: "in-review",
        outcome: null,
        feeCents: 2000,
        isPaid: false,
      });
      expect(JSON.stringify(status.body["answers"])).toContain("Bello");
      expect(status.headers["cache-control"]).toBe("no-store");
      // As people type it: lower case, blanks instead of hyphens.
      const typed = await post(`/api/v1/cases/${draftId}/status`, {
        code: code.toLowerCase().replaceAll("-", " "),
      });
      expect(typed.status).toBe(200);
    });

    test("is there for nobody without the code or with another one", async () => {
      const { draftId, code } = await complete();
      const other = await complete();
      expect((await post(`/api/v1/drafts/${draftId}/answers`, { answers: GOOD })).status).toBe(401);
      const guessed = await post(`/api/v1/drafts/${draftId}/answers`, { code: other.code, answers: GOOD });
      expect(guessed.status).toBe(404);
      await post(`/api/v1/drafts/${draftId}/submission`, { code });
      for (const body of [{}, { code: other.code }]) {
        const refused = await post(`/api/v1/cases/${draftId}/status`, body);
        expect([401, 404]).toContain(refused.status);
        expect(JSON.stringify(refused.body)).not.toContain("Bello");
      }
    });

    test("is withdrawn by its code", async () => {
      const { caseId, code } = await submitted();
      expect((await post(`/api/v1/cases/${caseId}/withdrawal`, { code })).status).toBe(200);
      const status = await post(`/api/v1/cases/${caseId}/status`, { code });
      expect(status.body).toMatchObject({ state: "closed", outcome: "withdrawn" });
    });
  });

  describe("an Idempotency-Key", () => {
    const key = (value: string) => ({ "idempotency-key": value });

    test("gives the same answer for the same body, and makes one application", async () => {
      const { draftId, code } = await complete();
      const before = await count("cases.application");
      const url = `/api/v1/drafts/${draftId}/submission`;
      const first = await post(url, { code }, key("test-key-submission-1-0001"));
      const again = await post(url, { code }, key("test-key-submission-1-0001"));
      expect(first.body["ok"]).toBe(true);
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      expect(await count("cases.application")).toBe(before + 1);
      // Also of a verb that would make another one each time.
      const drafts = await count("cases.draft");
      const begin = "/api/v1/services/hund-anmelden/drafts";
      const begun = await post(begin, {}, key("test-key-begin-1-0001"));
      expect((await post(begin, {}, key("test-key-begin-1-0001"))).body).toEqual(begun.body);
      expect(await count("cases.draft")).toBe(drafts + 1);
      await post(begin, {}, key("test-key-begin-2-0001"));
      expect(await count("cases.draft")).toBe(drafts + 2);
    });

    test("keeps the answer sealed: the code of the draft is not to be read in the database", async () => {
      const begun = await post("/api/v1/services/hund-anmelden/drafts", {}, key("test-key-sealed-1-0001"));
      const code = String(begun.body["code"]);
      expect(code).toMatch(/^[0-9A-Z-]{19}$/);
      const { response } = await tables(system.job())
        .selectFrom("platform.idempotency_key")
        .select("response")
        .where("key", "=", "test-key-sealed-1-0001")
        .executeTakeFirstOrThrow();
      expect(response).toMatch(/^eyJ/);
      expect(JSON.stringify(response)).not.toContain(code);
    });

    test("with another body is refused with 422 and changes nothing", async () => {
      const { draftId, code } = await complete();
      const url = `/api/v1/drafts/${draftId}/answers`;
      const first = await post(url, { code, answers: { dogName: "Anton" } }, key("test-key-answers-1-0001"));
      expect(first.body["saved"]).toBe(true);
      const other = await post(url, { code, answers: { dogName: "Berta" } }, key("test-key-answers-1-0001"));
      expect(other.status).toBe(422);
      expect(other.body["detail"]).toContain("Idempotency-Key");
      await post(`/api/v1/drafts/${draftId}/submission`, { code });
      const status = await post(`/api/v1/cases/${draftId}/status`, { code });
      expect(JSON.stringify(status.body)).toContain("Anton");
    });

    test("of a caller without account that could be guessed, or is too long, is refused before anything happens", async () => {
      const drafts = await count("cases.draft");
      for (const value of ["1", "fifteen-letters", "x".repeat(101)]) {
        const answer = await post("/api/v1/services/hund-anmelden/drafts", {}, key(value));
        expect([value, answer.status]).toEqual([value, 422]);
        expect(answer.body["detail"]).toContain("UUID");
      }
      expect(await count("cases.draft")).toBe(drafts);
      // A program with a token has its own keys, so it may number them.
      const { token } = await issue(["role:caseworker", "team:parken"]);
      const { caseId } = await submitted();
      const taken = await post(`/api/v1/desk/cases/${caseId}/take`, {}, { ...key("1"), ...bearing(token) });
      expect(taken.status).toBe(200);
    });

    test("sent to another address is another request", async () => {
      const { draftId, code } = await complete();
      const first = await post(
        `/api/v1/drafts/${draftId}/submission`,
        { code },
        key("one-key-two-addresses"),
      );
      expect(first.status).toBe(200);
      const other = await post(`/api/v1/drafts/${draftId}/deletion`, { code }, key("one-key-two-addresses"));
      expect(other.status).toBe(422);
    });

    test("of a request that failed may be used again", async () => {
      const { draftId, code } = await complete();
      const failed = await post(
        `/api/v1/drafts/${draftId}/answers`,
        { answers: GOOD, code: "0000-0000-0000-0000" },
        key("test-key-retry-1-0001"),
      );
      expect(failed.status).toBe(404);
      const retried = await post(
        `/api/v1/drafts/${draftId}/answers`,
        { answers: GOOD, code },
        key("test-key-retry-1-0001"),
      );
      expect(retried.status).toBe(200);
    });

    test("sent many times at once makes one case; with or without it, no second one", async () => {
      const { draftId, code } = await complete();
      const [cases, drafts] = [await count("cases.application"), await count("cases.draft")];
      const url = `/api/v1/drafts/${draftId}/submission`;
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          post(url, { code }, index < 6 ? key("test-key-at-once-1-0001") : {}),
        ),
      );
      for (const { status, body } of answers) {
        expect([200, 409]).toContain(status);
        if (status === 200) expect(body).toMatchObject({ ok: true, caseId: draftId });
      }
      expect(answers.some(({ status }) => status === 200)).toBe(true);
      expect(await count("cases.application")).toBe(cases + 1);
      expect(await count("cases.draft")).toBe(drafts - 1);

      const begun = await Promise.all(
        Array.from({ length: 6 }, () =>
          post("/api/v1/services/hund-anmelden/drafts", {}, key("test-key-at-once-2-0001")),
        ),
      );
      const ids = begun.filter(({ status }) => status === 200).map(({ body }) => body["draftId"]);
      expect(new Set(ids).size).toBe(1);
      expect(await count("cases.draft")).toBe(drafts);
    });
  });

  describe("a token", () => {
    test("of a caseworker of the team lists the queue, reads the case and decides it", async () => {
      const { caseId, code } = await submitted();
      const { token } = await issue(["role:caseworker", "team:parken"]);
      const queue = await get("/api/v1/desk/cases?show=open", bearing(token));
      expect(queue.status).toBe(200);
      expect((queue.body["rows"] as Json[]).map((row) => row["id"])).toContain(caseId);
      const read = await get(`/api/v1/desk/cases/${caseId}`, bearing(token));
      expect(JSON.stringify(read.body["answers"])).toContain("Bello");

      const unknown = await post(
        `/api/v1/desk/cases/${caseId}/decision`,
        { decision: { outcome: "refused", refusal: "no-such-ground" } },
        bearing(token),
      );
      expect([unknown.status, unknown.body["errors"]]).toEqual([
        422,
        [{ path: "refusal", message: expect.any(String) as unknown }],
      ]);
      const decided = await post(
        `/api/v1/desk/cases/${caseId}/decision`,
        { decision: { outcome: "refused", refusal: "too-many" } },
        bearing(token),
      );
      expect([decided.status, decided.body]).toEqual([200, { state: "closed" }]);
      const status = await post(`/api/v1/cases/${caseId}/status`, { code });
      expect(status.body).toMatchObject({ state: "closed", outcome: "refused" });
    });

    test("asks the applicant, who answers by the code", async () => {
      const { caseId, code } = await submitted();
      const desk = bearing((await issue(["role:caseworker", "team:parken"])).token);
      const url = `/api/v1/desk/cases/${caseId}/question`;
      expect((await post(url, { question: "Welche Rasse?" }, desk)).status).toBe(200);
      const asked = await post(`/api/v1/cases/${caseId}/status`, { code });
      expect(asked.body["state"]).toBe("awaiting-applicant");
      await post(`/api/v1/cases/${caseId}/answer`, { code, text: "Ein Dackel." });
      const { body } = await get(`/api/v1/desk/cases/${caseId}`, desk);
      expect(body["state"]).toBe("in-review");
      expect((body["messages"] as Json[]).map((message) => message["text"])).toEqual(
        expect.arrayContaining(["Welche Rasse?", "Ein Dackel."]),
      );
    });

    test("without the team finds no case of it, without the role none at all", async () => {
      const { caseId } = await submitted();
      const decision = { decision: { outcome: "refused", refusal: "too-many" } };
      for (const scopes of [["role:caseworker"], ["role:caseworker", "team:andere"]]) {
        const other = bearing((await issue(scopes)).token);
        expect((await get("/api/v1/desk/cases", other)).body).toMatchObject({ total: 0, rows: [] });
        expect((await get(`/api/v1/desk/cases/${caseId}`, other)).status).toBe(404);
        expect((await post(`/api/v1/desk/cases/${caseId}/decision`, decision, other)).status).toBe(404);
        expect((await post(`/api/v1/desk/cases/${caseId}/take`, {}, other)).status).toBe(404);
      }
      for (const scopes of [["role:warden", "team:parken"], ["read:cases"]]) {
        const other = bearing((await issue(scopes)).token);
        expect((await get("/api/v1/desk/cases", other)).status).toBe(403);
        expect((await post(`/api/v1/desk/cases/${caseId}/decision`, decision, other)).status).toBe(403);
      }
    });

    test("has its own limit a minute; the next minute begins anew, and others are not slowed down", async () => {
      const limited = await issueToken(system.ctx(systemActor("test")), {
        name: "Sensor",
        scopes: ["role:caseworker", "team:parken"],
        days: 1,
        perMinute: 3,
      });
      const ask = async (): Promise<number> =>
        (await get("/api/v1/desk/cases", bearing(limited.token))).status;
      expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429]);
      const other = await issue(["role:caseworker", "team:parken"]);
      expect((await get("/api/v1/desk/cases", bearing(other.token))).status).toBe(200);
      system.clock.advance({ minutes: 1 });
      expect(await ask()).toBe(200);
    });

    test("that is wrong, has been revoked or has ended is refused with 401, also where nobody needs one", async () => {
      const revoked = await issue(["role:caseworker", "team:parken"]);
      expect((await get("/api/v1/desk/cases", bearing(revoked.token))).status).toBe(200);
      await revokeToken(system.ctx(systemActor("test")), { tokenId: revoked.tokenId });
      const ended = await issue(["role:caseworker", "team:parken"], 1);
      expect((await get("/api/v1/desk/cases", bearing(ended.token))).status).toBe(200);
      system.clock.advance({ hours: 25 });
      for (const token of [revoked.token, ended.token, "sk_wrong", `${ended.token}x`]) {
        for (const url of ["/api/v1/desk/cases", "/api/v1/services"]) {
          const answer = await get(url, bearing(token));
          expect([url, answer.status]).toEqual([url, 401]);
          expect(answer.type).toContain("application/problem+json");
        }
      }
    });
  });

  test("opens to no session: a browser's cookie is no right here, so nothing can be sent in its name", async () => {
    const { caseId } = await submitted();
    const actors: Actor[] = [residentActor(), staffActor({ roles: ["caseworker", "lead"] })];
    for (const actor of actors) {
      const session = await createSession(
        { system: system.system, db: system.system.database.root },
        { actor },
      );
      const headers = { cookie: `stadtkern=${session.token}`, "sec-fetch-site": "cross-site" };
      const closed = apiRoutes().filter((route) => route.access.name !== "anyone");
      expect(closed.length).toBeGreaterThan(10);
      for (const route of closed) {
        const url = route.path.replace(":caseId", caseId).replace(/:(\w+)/g, NOBODY);
        const answer =
          route.method === "GET" ? await get(url, headers) : await send("POST", url, {}, headers);
        expect([url, answer.status]).toEqual([url, 401]);
      }
    }
  });

  test("lets pages of other origins read public data, and nothing else", async () => {
    const open = apiRoutes()
      .filter((route) => route.isOpen)
      .map((route) => `${route.method} ${route.path}`);
    expect(open.toSorted()).toEqual([
      "GET /api/openapi.json",
      "GET /api/v1/appointments/offer",
      "GET /api/v1/appointments/slots",
      "GET /api/v1/datasets",
      "GET /api/v1/datasets/:key",
      "GET /api/v1/parking-zones",
      "GET /api/v1/services",
      "POST /api/v1/parking-zones/of-address",
      "POST /api/v1/verification",
    ]);
    const origin = { origin: "https://example.org" };
    const { token } = await issue(["role:caseworker", "team:parken"]);
    for (const path of ["/api/openapi.json", "/api/v1/services"])
      expect((await get(path, origin)).headers["access-control-allow-origin"]).toBe("*");
    const closed = [
      await get("/api/v1/desk/cases", { ...origin, ...bearing(token) }),
      await post("/api/v1/services/hund-anmelden/drafts", {}, origin),
      await get("/api/v1/my/cases", origin),
    ];
    expect(closed.map(({ status }) => status)).toEqual([200, 200, 401]);
    const preflight = await server.app.inject({
      method: "OPTIONS",
      url: "/api/v1/verification",
      headers: { ...origin, "access-control-request-method": "POST" },
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type",
    });
    const refused = await server.app.inject({
      method: "OPTIONS",
      url: "/api/v1/desk/cases",
      headers: origin,
    });
    expect(refused.headers["access-control-allow-origin"]).toBeUndefined();
    for (const { headers } of closed) {
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["access-control-allow-credentials"]).toBeUndefined();
    }
  });
});
