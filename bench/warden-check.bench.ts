import Fastify from "fastify";
import { execute } from "#platform/database/database";
import { issueToken } from "#identity";
import { testService, writeTestCity } from "../test/support/city.ts";
import { startBenchApp } from "./support/app.ts";
import type { Bench } from "./support/bench.ts";
import { httpRate } from "./support/http-rate.ts";
import { interleave } from "./support/measure.ts";

const PERMITS = 110_000;

/**
 * Plate to answer over HTTP, logged, among 110,000 permits, against a bare indexed select plus a one-row insert
 * behind a bare Fastify over the same server.
 */
export const bench: Bench = {
  name: "warden-check",
  unit: "checks/s",
  atLeast: 0.4,
  run: async () => {
    await using app = await startBenchApp({ city: writeTestCity([testService()]), connections: 16 });
    const { database } = app.test.system;
    await database.pool.script(`
      INSERT INTO permits.permit (id, number, zone_key, person_id, plate, valid_from, valid_until, created_at)
      SELECT gen_random_uuid(), 'A' || lpad(n::text, 6, '0'), 'I', gen_random_uuid(), 'PH-AB ' || n, '2026-01-01', '2026-12-31', now()
      FROM generate_series(1, ${PERMITS}) AS n;
      ANALYZE permits.permit;
      CREATE TABLE public.bare_log (id uuid PRIMARY KEY, plate text NOT NULL, created_at timestamptz NOT NULL)`);
    const { token } = await issueToken(app.test.job(), {
      name: "Prüfgerät",
      scopes: ["role:warden"],
      days: 1,
      perMinute: 100_000,
    });
    const bare = Fastify({ logger: false });
    bare.post("/", async (_request, reply) => {
      const rows = await execute(database.root, "SELECT * FROM permits.permit WHERE plate = $1", [
        "PH-AB 4711",
      ]);
      await execute(database.root, "INSERT INTO public.bare_log VALUES ($1, $2, now())", [
        crypto.randomUUID(),
        "PH-AB 4711",
      ]);
      return reply.send({ found: rows.length });
    });
    await bare.listen({ host: "127.0.0.1", port: 0 });
    const [address] = bare.addresses();
    if (!address || typeof address === "string") throw new Error("The yardstick does not listen");
    const load = {
      seconds: 2,
      method: "POST" as const,
      body: JSON.stringify({ plate: "PH-AB 4711" }),
      status: 200,
    };
    const url = `${app.url}/api/v1/parking-checks`;
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const answer = await fetch(url, { method: "POST", headers, body: load.body });
    const text = await answer.text();
    if (!text.includes('"valid"')) throw new Error(`The check answered ${answer.status}: ${text}`);
    try {
      return await interleave(
        () => httpRate(url, { ...load, headers }),
        () =>
          httpRate(`http://127.0.0.1:${address.port}/`, {
            ...load,
            headers: { "content-type": "application/json" },
          }),
        4,
      );
    } finally {
      await bare.close();
    }
  },
};
