import { conflictOf, execute, openDatabase, type Database } from "#platform/database/database";
import { openPostgres } from "#platform/database/postgres";
import { holdAppointment } from "#appointments";
import { testSettings, writeAppointmentCity } from "../test/support/appointments.ts";
import { openTestSystem } from "../test/support/system.ts";
import type { Bench } from "./support/bench.ts";
import { startBenchPostgres } from "./support/postgres.ts";

const CLIENTS = 100;
const ATTEMPTS = 12;
const DESKS = 12;
const STARTS = 46;
const EIGHT = Temporal.Instant.from("2026-06-16T06:00:00Z");

/** How the others do it: look whether the place is free, then take it; with or without a lock on what is there. */
const PATTERNS = { naive: "", "lock existing rows": "FOR UPDATE" } as const;

/**
 * A hundred clients who all want the one day, until it is full. What counts is that nothing overlaps; the two usual
 * patterns run beside it on a table without the constraint and show their overlaps.
 */
export const bench: Bench = {
  name: "booking-hot",
  unit: "attempts/s",
  atLeast: 1,
  run: async () => {
    const keys = Array.from({ length: DESKS }, (_, desk) => `desk-${desk}`);
    const [office] = testSettings().offices;
    if (!office) throw new Error("The settings have no office");
    const city = writeAppointmentCity(
      testSettings({
        services: [{ key: "pass", title: { de: "Pass" }, minutes: 15, skill: "papers" }],
        offices: [
          {
            ...office,
            resources: keys.map((key) => ({ key, name: { de: key }, skills: ["papers"] })),
            openings: [{ hours: "Mo-Su 08:00-12:00", public: keys }],
          },
        ],
      }),
    );
    await using postgres = await startBenchPostgres();
    const pool = openPostgres(postgres.url, 32);
    const test = await openTestSystem({ pool, city });
    const database = openDatabase(pool);
    try {
      let held = 0;
      const value = await hotDay(async (_desk, start) => {
        const answer = await holdAppointment(test.ctx(), {
          token: `hot-${crypto.randomUUID()}`,
          office: "town",
          start: start.toString(),
          visit: [{ service: "pass" }],
        });
        if (answer.ok) held += 1;
      });
      const overlaps = await overlapsIn(database, "appointments.booking");
      const others: string[] = [];
      let yardstick = 0;
      for (const [name, lock] of Object.entries(PATTERNS)) {
        await pool.script(
          "DROP TABLE IF EXISTS bench_booking; CREATE TABLE bench_booking (id uuid, resource_key text, during tstzrange)",
        );
        const rate = await hotDay((desk, start) => checkThenInsert(database, desk, start, lock));
        if (lock === "") yardstick = rate;
        others.push(`${name}: ${await overlapsIn(database, "bench_booking")} overlaps`);
      }
      return {
        value,
        yardstick,
        ratio: overlaps === 0 ? 1 : 0,
        note: `${overlaps} overlaps in ${held} holds; ${others.join("; ")}`,
      };
    } finally {
      await test.close();
      await pool.end();
    }
  },
};

/** Attempts a second of all clients together, each at a random desk and time. */
async function hotDay(attempt: (desk: string, start: Temporal.Instant) => Promise<void>): Promise<number> {
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let count = 0; count < ATTEMPTS; count += 1) {
        const at = (client * 31 + count * 17) % STARTS;
        await attempt(`desk-${(client + count) % DESKS}`, EIGHT.add({ minutes: at * 5 }));
      }
    }),
  );
  return (CLIENTS * ATTEMPTS) / ((performance.now() - started) / 1000);
}

async function checkThenInsert(
  database: Database,
  desk: string,
  start: Temporal.Instant,
  lock: string,
): Promise<void> {
  const end = start.add({ minutes: 15 });
  try {
    await database.transaction(async (db) => {
      const busy = await execute(
        db,
        `SELECT id FROM bench_booking WHERE resource_key = $1 AND during && tstzrange($2, $3) ${lock}`,
        [desk, start, end],
      );
      if (busy.length > 0) return;
      await execute(db, "INSERT INTO bench_booking VALUES (gen_random_uuid(), $1, tstzrange($2, $3))", [
        desk,
        start,
        end,
      ]);
    });
  } catch (error) {
    if (!conflictOf(error)) throw error;
  }
}

async function overlapsIn({ root }: Database, table: string): Promise<number> {
  const [row] = await execute<{ count: number }>(
    root,
    `SELECT count(*)::int AS count FROM ${table} a JOIN ${table} b
       ON a.resource_key = b.resource_key AND a.id < b.id AND a.during && b.during`,
  );
  return row?.count ?? 0;
}
