import autocannon from "autocannon";
import Fastify from "fastify";
import { holdAppointment } from "#appointments";
import { execute } from "#platform/database/database";
import { testSettings, writeAppointmentCity } from "../test/support/appointments.ts";
import { startBenchApp } from "./support/app.ts";
import type { Bench } from "./support/bench.ts";
import { interleave } from "./support/measure.ts";

const CLIENTS = 50;
const DESKS = 64;
const DAYS = 200;
const STARTS = 32;
const FIRST = Temporal.PlainDate.from("2026-06-16");

/**
 * Holds a second that the server has confirmed, by 50 clients over HTTP at places spread over an office of 64 desks,
 * against a bare insert into the same table, constraint and all, behind the same bare Fastify and PostgreSQL. (The
 * application's own addresses are limited to some hundred a minute and visitor.)
 */
export const bench: Bench = {
  name: "booking-commit",
  unit: "holds/s",
  atLeast: 0.3,
  run: async () => {
    const keys = Array.from({ length: DESKS }, (_, desk) => `desk-${desk}`);
    const [office] = testSettings().offices;
    if (!office) throw new Error("The settings have no office");
    const city = writeAppointmentCity(
      testSettings({
        horizonDays: DAYS,
        holdMinutes: 60,
        services: [{ key: "pass", title: { de: "Pass" }, minutes: 15, skill: "papers" }],
        offices: [
          {
            ...office,
            resources: keys.map((key) => ({ key, name: { de: key }, skills: ["papers"] })),
            openings: [{ hours: "Mo-Su 08:00-16:00", public: keys }],
          },
        ],
      }),
    );
    await using app = await startBenchApp({ city, connections: 16 });
    const { root } = app.test.system.database;
    const bare = Fastify({ logger: false });
    await execute(
      root,
      `INSERT INTO appointments.appointment (id, token_hash, code, status, channel, office_key, visit, needs, persons, day,
         starts_at, ends_at, hold_expires_at, language, created_at)
       SELECT gen_random_uuid(), 'yardstick', 'yardstick', 'held', 'online', 'town', '[{"service":"pass","persons":1}]', '{}',
         1, '2026-06-16', now(), now() + interval '1 min', now() + interval '1 day', 'de', now()`,
    );
    const ours = Fastify({ logger: false });
    ours.post("/", async (request, reply) => {
      const { token, start } = request.body as { token: string; start: string };
      const visit = [{ service: "pass" }];
      const held = await holdAppointment(app.test.ctx(), { token, office: "town", start, visit });
      return reply.code(held.ok ? 200 : 409).send({ ok: held.ok });
    });
    const oursUrl = await ours.listen({ host: "127.0.0.1", port: 0 });
    // The yardstick's rows are of other resources, so that the two do not take each other's places.
    bare.post("/", async (request, reply) => {
      const { place, start } = request.body as { place: number; start: string };
      await execute(
        root,
        `INSERT INTO appointments.booking (id, appointment_id, office_key, resource_key, day, during, created_at)
         SELECT gen_random_uuid(), id, 'elsewhere', $1, '2026-06-16', tstzrange($2, $2::timestamptz + interval '15 min'), now()
         FROM appointments.appointment WHERE code = 'yardstick' ON CONFLICT DO NOTHING`,
        [`bare-${place}`, start],
      );
      return reply.send({ ok: true });
    });
    const bareUrl = await bare.listen({ host: "127.0.0.1", port: 0 });
    let next = 0;
    let lost = 0;
    const place = () => {
      next += 1;
      const start = FIRST.add({ days: next % DAYS })
        .toZonedDateTime({ timeZone: "Europe/Berlin", plainTime: Temporal.PlainTime.from({ hour: 8 }) })
        .add({ minutes: 15 * (Math.floor(next / DAYS) % STARTS) })
        .toInstant()
        .toString();
      return { token: `bench-${crypto.randomUUID()}`, office: "town", visit: "pass", start, place: next };
    };
    const rate = async (url: string, isOurs: boolean): Promise<number> => {
      let ok = 0;
      const result = await autocannon({
        url,
        connections: CLIENTS,
        duration: 3,
        method: "POST",
        headers: { "content-type": "application/json" },
        setupClient: (client) => {
          client.setBody(JSON.stringify(place()));
          client.on("response", (status, bytes) => {
            if (status === 200 && bytes > 0) ok += 1;
            else lost += 1;
            client.setBody(JSON.stringify(place()));
          });
        },
      });
      if (lost > 0 || result.errors > 0)
        throw new Error(`${lost} answers were no success (${isOurs ? "ours" : "bare"})`);
      return ok / result.duration;
    };
    try {
      const before = await count();
      const result = await interleave(
        () => rate(oursUrl, true),
        () => rate(bareUrl, false),
        3,
      );
      const { held, overlaps } = await count();
      if (overlaps > 0) throw new Error(`${overlaps} overlaps`);
      return { ...result, note: `${held - before.held} held, 0 overlaps` };
    } finally {
      await Promise.all([ours.close(), bare.close()]);
    }

    async function count(): Promise<{ held: number; overlaps: number }> {
      const [row] = await execute<{ held: number; overlaps: number }>(
        root,
        `SELECT (SELECT count(*)::int FROM appointments.appointment) AS held,
           (SELECT count(*)::int FROM appointments.booking a JOIN appointments.booking b
             ON a.resource_key = b.resource_key AND a.id < b.id AND a.during && b.during) AS overlaps`,
      );
      return row ?? { held: 0, overlaps: 0 };
    }
  },
};
