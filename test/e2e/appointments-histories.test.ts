import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { execute, openDatabase } from "#platform/database/database";
import type { Pool } from "#platform/database/pool";
import { newToken } from "#platform/ids";
import { makeAppointmentDriver, type Command, type DriverAnswer } from "#test/appointment-driver";
import { testSettings, writeAppointmentCity } from "#test/appointments";
import { createEmbeddedTestDatabase, createTestDatabase } from "#test/postgres";
import { openTestSystem } from "#test/system";

const isLong = process.env["STADTKERN_TEST_LONG"] === "1";
const HISTORIES = isLong ? 10_000 : 300;
const EMBEDDED_HISTORIES = isLong ? 1000 : 100;
const CLIENTS = 64;
const NOW = "2026-06-15T05:00:00Z";
const DAYS = ["2026-06-16", "2026-06-17", "2026-06-18"];
/** Only closed or shortened, never opened again within a round. */
const CLOSING = ["2026-06-23", "2026-06-24"];
const SEED = 20_260_615;

/** One step of what a client does. Times are few, so that clients meet. */
const timeArbitrary = fc.record({
  day: fc.constantFrom(...DAYS, ...CLOSING),
  minute: fc.integer({ min: 0, max: 44 }).map((step) => step * 5),
});
const stepArbitrary = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("hold" as const),
      at: timeArbitrary,
      visit: fc.constantFrom("pass", "residence", "car"),
      twice: fc.boolean(),
      sign: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("confirm" as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("move" as const), at: timeArbitrary }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("cancel" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("extend" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("expire" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("later" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("close" as const),
      day: fc.constantFrom(...CLOSING),
      isShort: fc.boolean(),
    }),
  },
);
type Step = typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

interface Worker {
  ask(command: Command): Promise<DriverAnswer>;
  kill?(): Promise<void>;
}

/** What a client was told of its appointment last; `unsure` after a command that the killed process never answered. */
interface Known {
  readonly token: string;
  readonly id: string;
  readonly start: string;
  readonly isBooked: boolean;
  readonly isUnsure: boolean;
}

interface Round {
  readonly known: Map<string, Known>;
  readonly closed: Map<string, Set<string>>;
  clock: Temporal.Instant;
}

class Killed extends Error {}

describe("random histories of many clients", () => {
  test(
    "two server processes on PostgreSQL, killed in between, never book twice and lose nothing",
    async () => {
      await using database = await createTestDatabase();
      const city = writeAppointmentCity(testSettings({ holdMinutes: 2, mostPerPerson: 999 }));
      const start = () => startWorker(database.url ?? "", city);
      const workers = [await start(), await start()];
      try {
        const rounds = await runHistories(database.pool, HISTORIES, workers, async (index) => {
          await workers[index]?.kill?.();
          workers[index] = await start();
        });
        expect(rounds).toBe(Math.ceil(HISTORIES / CLIENTS));
      } finally {
        await Promise.all(workers.map((worker) => worker.kill?.()));
      }
    },
    isLong ? 1_800_000 : 120_000,
  );

  test(
    "one process on the embedded database",
    async () => {
      await using database = await createEmbeddedTestDatabase();
      const city = writeAppointmentCity(testSettings({ holdMinutes: 2, mostPerPerson: 999 }));
      const system = await openTestSystem({ pool: database.pool, city, now: NOW });
      const ask = await makeAppointmentDriver(system);
      const rounds = await runHistories(database.pool, EMBEDDED_HISTORIES, [{ ask }]);
      expect(rounds).toBe(Math.ceil(EMBEDDED_HISTORIES / CLIENTS));
      await system.close();
    },
    isLong ? 600_000 : 60_000,
  );
});

/** Gives the number of rounds of which every invariant held. */
async function runHistories(
  pool: Pool,
  count: number,
  workers: Worker[],
  kill?: (index: number) => Promise<void>,
): Promise<number> {
  const { root } = openDatabase(pool);
  const histories = fc.sample(fc.array(stepArbitrary, { minLength: 3, maxLength: 12 }), {
    seed: SEED,
    numRuns: count,
  });
  for (let done = 0, round = 0; done < count; done += CLIENTS, round += 1) {
    const state: Round = { known: new Map(), closed: new Map(), clock: Temporal.Instant.from(NOW) };
    for (const worker of workers) await worker.ask({ kind: "clock", at: NOW });
    const clients = histories
      .slice(done, done + CLIENTS)
      .map((steps, client) => live(steps, workers, client, state).catch(unlessKilled));
    // Every other round a process dies in the middle of it, and another one takes its place.
    if (kill && round % 2 === 1) {
      await Promise.race(clients);
      await kill(round % workers.length);
      for (const worker of workers) await worker.ask({ kind: "clock", at: state.clock.toString() });
    }
    await Promise.all(clients);
    await checkAll(root, workers, state, `round ${round} of seed ${SEED}`);
    await execute(root, "DELETE FROM appointments.appointment");
    // Days are open again for the next round: the oldest version, the city's file, is in force.
    await execute(root, "DELETE FROM appointments.settings_version");
    await execute(root, "SELECT pg_notify('stadtkern_appointments', 'settings')");
  }
  return Math.ceil(count / CLIENTS);
}

async function live(
  steps: readonly Step[],
  workers: readonly Worker[],
  client: number,
  state: Round,
): Promise<void> {
  let token = newToken();
  for (const [number, step] of steps.entries()) {
    const ask = (command: Command, other = 0): Promise<DriverAnswer> => {
      const worker = workers[(client + number + other) % workers.length];
      if (!worker) throw new Error("no worker");
      return worker.ask(command);
    };
    const mine = state.known.get(token);
    const sure = async (command: Command): Promise<DriverAnswer> => {
      try {
        return await ask(command);
      } catch (error) {
        if (mine) state.known.set(token, { ...mine, isUnsure: true });
        throw error;
      }
    };
    switch (step.do) {
      case "hold": {
        // A new wish with a new token, unless the old one is still open.
        if (mine?.isBooked) token = newToken();
        const command: Command = {
          kind: "hold",
          token,
          start: startOf(step.at),
          visit: step.visit,
          needs: step.sign ? ["sign-language"] : [],
        };
        const before = state.clock;
        const answers = await Promise.all(step.twice ? [sure(command), ask(command, 1)] : [sure(command)]);
        const ids = new Set(answers.flatMap((answer) => (answer.ok ? [answer.id] : [])));
        // While the clock moved, the earlier hold may have run out between the two.
        if (state.clock === before) expect(ids.size, "one booking a key").toBeLessThanOrEqual(1);
        const got = answers.find((answer) => answer.ok);
        if (got?.id && got.start)
          state.known.set(token, {
            token,
            id: got.id,
            start: got.start,
            isBooked: false,
            isUnsure: false,
          });
        break;
      }
      case "confirm": {
        const answer = await sure({ kind: "confirm", token });
        if (answer.ok && answer.id && answer.start)
          state.known.set(token, {
            token,
            id: answer.id,
            start: answer.start,
            isBooked: true,
            isUnsure: false,
          });
        break;
      }
      case "move": {
        const answer = await sure({ kind: "move", token, start: startOf(step.at) });
        if (answer.ok && answer.start && mine) state.known.set(token, { ...mine, start: answer.start });
        break;
      }
      case "cancel": {
        const answer = await sure({ kind: "cancel", token });
        if (answer.ok) {
          state.known.delete(token);
          token = newToken();
        }
        break;
      }
      case "extend":
        await sure({ kind: "extend", token });
        break;
      case "expire":
        await ask({ kind: "expire" });
        break;
      case "later":
        state.clock = state.clock.add({ seconds: 30 });
        await Promise.all(workers.map((worker) => worker.ask({ kind: "clock", at: state.clock.toString() })));
        break;
      case "close": {
        const answer = await ask({
          kind: "close",
          day: step.day,
          ...(step.isShort ? { hours: "08:00-08:30" } : {}),
        });
        if (answer.ok && !step.isShort && !state.closed.has(step.day))
          state.closed.set(step.day, new Set(answer.bookings));
        // Opened again for half an hour: nothing can be said of that day any more.
        if (answer.ok && step.isShort) state.closed.set(step.day, new Set(["any"]));
        break;
      }
    }
  }
}

/** The invariants, when nothing is under way. */
async function checkAll(
  root: Parameters<typeof execute>[0],
  workers: readonly Worker[],
  state: Round,
  where: string,
): Promise<void> {
  const overlaps = await execute(
    root,
    `SELECT a.id FROM appointments.booking a JOIN appointments.booking b
       ON a.resource_key = b.resource_key AND a.id < b.id AND a.during && b.during`,
  );
  expect(overlaps, `${where}: no overlap`).toEqual([]);
  const wrong = await execute(
    root,
    `SELECT a.id, a.status FROM appointments.appointment a
       LEFT JOIN appointments.booking b ON b.appointment_id = a.id
     GROUP BY a.id
     HAVING count(b.id) <> CASE WHEN a.status IN ('held', 'booked') THEN 1 + cardinality(a.needs) ELSE 0 END
       OR bool_or(lower(b.during) <> a.starts_at OR b.day <> a.day
         OR upper(b.during) <> a.ends_at + CASE WHEN a.visit->0->>'service' = 'car' THEN interval '5 min' ELSE interval '0' END)`,
  );
  expect(wrong, `${where}: every appointment has its whole place, and nothing else has one`).toEqual([]);
  const unable = await execute(
    root,
    `SELECT a.visit, b.resource_key FROM appointments.booking b JOIN appointments.appointment a ON a.id = b.appointment_id
     WHERE b.resource_key <> 'sign' AND b.resource_key <> ALL (CASE a.visit->0->>'service'
       WHEN 'residence' THEN '{desk-1,desk-2}'::text[] WHEN 'car' THEN '{desk-2}' ELSE '{desk-1,desk-2}' END)`,
  );
  expect(unable, `${where}: skills and the public contingent are kept`).toEqual([]);
  for (const known of state.known.values()) {
    if (known.isUnsure || !known.isBooked) continue;
    const [row] = await execute<{ status: string; starts_at: Temporal.Instant }>(
      root,
      "SELECT status, starts_at FROM appointments.appointment WHERE id = $1",
      [known.id],
    );
    expect(
      { status: row?.status, start: row?.starts_at.toString() },
      `${where}: nothing told is lost`,
    ).toEqual({ status: "booked", start: known.start });
  }
  for (const [day, before] of state.closed) {
    if (before.has("any")) continue;
    const rows = await execute<{ appointment_id: string }>(
      root,
      "SELECT appointment_id FROM appointments.booking WHERE day = $1",
      [day],
    );
    const later = rows.filter((row) => !before.has(row.appointment_id));
    expect(later, `${where}: nobody is booked into a closed day`).toEqual([]);
  }
  for (const worker of workers)
    expect(await worker.ask({ kind: "compare" }), `${where}: calendar equals table`).toEqual({ ok: true });
}

function startOf({ day, minute }: { readonly day: string; readonly minute: number }): string {
  return Temporal.PlainDateTime.from(`${day}T08:00`)
    .add({ minutes: minute })
    .toZonedDateTime("Europe/Berlin")
    .toInstant()
    .toString();
}

function unlessKilled(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}

const ROOT = join(import.meta.dirname, "../..");

async function startWorker(url: string, city: string): Promise<Worker> {
  const loader = pathToFileURL(join(ROOT, "node_modules/tsx/dist/loader.mjs")).href;
  const child: ChildProcess = fork(join(ROOT, "test/support/appointment-worker.ts"), [url, city], {
    cwd: ROOT,
    execArgv: ["--import", loader],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const waiting = new Map<number, { resolve(answer: DriverAnswer): void; reject(error: Error): void }>();
  let next = 1;
  child.on("message", ({ id, answer, error }: { id: number; answer: DriverAnswer; error?: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(error));
  });
  const ended = once(child, "exit").then(() => {
    for (const asked of waiting.values()) asked.reject(new Killed());
  });
  await once(child, "message");
  return {
    ask: (command) =>
      new Promise((resolve, reject) => {
        if (!child.connected) {
          reject(new Killed());
          return;
        }
        const id = next;
        next += 1;
        waiting.set(id, { resolve, reject });
        // Killed, and the end not heard of yet: the pipe says it first.
        child.send({ id, command }, (error) => {
          if (error) reject(new Killed());
        });
      }),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
