import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "#platform/database/migrate";
import { openPostgres } from "#platform/database/postgres";
import type { Pool } from "#platform/database/pool";
import type { Server } from "#platform/http/server";
import { createSession } from "#platform/http/session";
import { buildTestServer } from "#test/app";
import { testService, writeTestCity } from "#test/city";
import { startCluster, type Cluster } from "#test/cluster";
import { openTestSystem, residentActor, type TestSystem } from "#test/system";

let cluster: Cluster;
let pool: Pool;
let system: TestSystem;
let server: Server;

beforeAll(async () => {
  cluster = await startCluster({ durable: true });
  pool = openPostgres(cluster.url());
  await migrate(pool);
  system = await openTestSystem({ pool, city: writeTestCity([testService()]) });
  server = await buildTestServer(system);
}, 60_000);
afterAll(async () => {
  await server.app.close();
  await system.close();
  await pool.end();
  await cluster.stop();
});

test("while PostgreSQL is away pages say so with 503 and Retry-After, and afterwards they work by themselves", async () => {
  const session = await createSession(
    { system: system.system, db: system.system.database.root },
    { actor: residentActor() },
  );
  const ask = () =>
    server.app.inject({
      method: "GET",
      url: "/meine-antraege",
      headers: { cookie: `stadtkern=${session.token}` },
    });
  expect((await ask()).statusCode).toBe(200);
  await cluster.crash();
  const away = await ask();
  expect([away.statusCode, away.headers["retry-after"]]).toEqual([503, "10"]);
  expect(away.body).toContain("Gerade nicht verfügbar");
  // What needs no database still works.
  expect((await server.app.inject({ method: "GET", url: "/anmelden" })).statusCode).toBe(200);
  await cluster.start();
  expect((await ask()).statusCode).toBe(200);
}, 60_000);
