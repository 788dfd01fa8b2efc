import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANONYMOUS, ROLES, type Actor } from "#platform/actor";
import type { Server } from "#platform/http/server";
import type { Route } from "#platform/http/route";
import { createSession } from "#platform/http/session";
import { verbs } from "#platform/verb";
import { buildTestServer } from "#test/app";
import { testService, writeTestCity } from "#test/city";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, residentActor, staffActor, type TestSystem } from "#test/system";
import { ROUTES } from "./route-table.ts";

/** Everybody who could come: nobody, residents of each level, staff of each role. */
const ACTORS: readonly (readonly [string, Actor])[] = [
  ["anonymous", ANONYMOUS],
  ["resident low", residentActor({ level: "low" })],
  ["resident substantial", residentActor({ level: "substantial" })],
  ["resident high", residentActor({ level: "high" })],
  ...ROLES.map((role) => [role, staffActor({ roles: [role] })] as const),
];

describe("every route as everybody", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;
  const signedIn = async (actor: Actor): Promise<{ cookie: string; csrf: string } | undefined> => {
    if (actor.kind === "anonymous") return undefined;
    const session = await createSession(
      { system: system.system, db: system.system.database.root },
      { actor },
    );
    return { cookie: `stadtkern=${session.token}`, csrf: session.csrf };
  };

  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: writeTestCity([testService()]) });
    server = await buildTestServer(system);
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });

  const all = (): { route: Route; key: string }[] =>
    server.areas.flatMap(({ routes }) =>
      routes.map((route) => ({ route, key: `${route.method} ${route.path}` })),
    );

  test("is in the table with its permission, and nothing else is", () => {
    const actual = Object.fromEntries(all().map(({ route, key }) => [key, route.access.name]));
    expect(actual).toEqual(ROUTES);
  });

  test("lets in whom its permission names, and nobody else", async () => {
    const wrong: string[] = [];
    for (const { route, key } of all()) {
      if (route.isApi) continue;
      for (const [name, actor] of ACTORS) {
        // A session of its own each time: signing out is one of the routes.
        const known = await signedIn(actor);
        const response = await server.app.inject({
          method: route.method,
          url: route.path.replace(/:(\w+)/g, "01890000-0000-7000-8000-000000000000"),
          headers: {
            "sec-fetch-site": "same-origin",
            "x-forwarded-for": "127.0.0.1",
            ...(known ? { cookie: known.cookie } : {}),
            ...(route.method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
          },
          ...(route.method === "POST" ? { payload: `_csrf=${known?.csrf ?? "none"}` } : {}),
        });
        if (response.statusCode === 429) continue;
        const isRefused =
          response.statusCode === 403 ||
          response.statusCode === 401 ||
          /\/anmelden\?/.test(String(response.headers.location ?? ""));
        if (response.statusCode >= 500 && response.statusCode !== 503)
          wrong.push(`${key} as ${name}: ${response.statusCode}`);
        if (!route.access.allows(actor) && !isRefused)
          wrong.push(`${key} lets ${name} in: ${response.statusCode}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test("carries the policy, and refuses a form without its token or from elsewhere", async () => {
    const { cookie = "" } = (await signedIn(staffActor({ roles: ["lead"] }))) ?? {};
    const post = (headers: Record<string, string>) =>
      server.app.inject({
        method: "POST",
        url: "/desk/antraege",
        headers: { cookie, "content-type": "application/x-www-form-urlencoded", ...headers },
        payload: "_csrf=wrong",
      });
    expect((await post({ "sec-fetch-site": "same-origin" })).statusCode).toBe(403);
    expect((await post({ "sec-fetch-site": "cross-site" })).statusCode).toBe(403);
    const page = await server.app.inject({ method: "GET", url: "/anmelden" });
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(page.body).not.toMatch(/<script|style=|onclick/);
  });

  test("answers nonsense with a clear error and never with a fault of the server", async () => {
    const tries = [
      "/entwurf/'; DROP TABLE x;--/pruefen",
      "/vorgaenge/%00",
      "/leistungen/%E0%A4%A",
      "/pruefen/<script>",
      "/en/en/en",
      "/zahlung/1",
      "/desk/vorgaenge/x",
      "/api/v1/nothing",
      `/suche?q=${"a".repeat(5000)}`,
    ];
    for (const url of tries)
      expect([url, (await server.app.inject({ method: "GET", url })).statusCode < 500]).toEqual([url, true]);
  });
});

test("every verb names who may call it, and every verb that writes leaves an audit row or says why not", () => {
  const silent = [...verbs.values()]
    .filter((verb) => verb.writes && !verb.audits)
    .map((verb) => verb.verbName);
  // Drafts are saved page by page by their owner alone; what happens to them in the end is audited. Counters hold no
  // person, so there is nobody to whom a row would tell anything. A hold that ends by itself was nobody's yet.
  expect(silent.sort()).toEqual([
    "appointments.expireHolds",
    "cases.saveDraft",
    "usage.aggregate",
    "usage.rateService",
  ]);
  expect([...verbs.values()].every((verb) => verb.permission.name !== "")).toBe(true);
});
