import { execute } from "#platform/database/database";
import { requestInformation } from "../src/domains/residents/information/request-information.ts";
import type { Bench } from "./support/bench.ts";
import { interleave } from "./support/measure.ts";
import { MET, requestFor, startBenchRegister } from "./support/register.ts";

const RESIDENTS = 20_000;
const SECONDS = 2;
const AT_ONCE = 8;

/**
 * A complete automatic answer, logged, among 20,000 residents, against a bare indexed select plus a one-row insert over
 * the same server, eight at once.
 */
export const bench: Bench = {
  name: "register-answer",
  unit: "answers/s",
  atLeast: 0.3,
  run: async () => {
    await using register = await startBenchRegister(RESIDENTS);
    const { test } = register;
    const { database } = test.system;
    await database.pool.script(
      "CREATE TABLE public.bare_log (id uuid PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL)",
    );
    const job = test.job();
    const answer = async (): Promise<void> => {
      if (!(await requestInformation(job, requestFor(MET.one)))) throw new Error("Nobody was answered for");
    };
    const bare = async (): Promise<void> => {
      await execute(
        database.root,
        "SELECT * FROM residents.personal_data WHERE family_name_key = $1 AND superseded_at IS NULL",
        ["eindeutig"],
      );
      await execute(database.root, "INSERT INTO public.bare_log VALUES ($1, $2, now())", [
        crypto.randomUUID(),
        "eindeutig",
      ]);
    };
    return await interleave(
      () => rateOf(answer),
      () => rateOf(bare),
      4,
    );
  },
};

/** How often a second the work is done by several at once. */
async function rateOf(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  const until = from + SECONDS * 1000;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      await work();
      done += 1;
    }
  };
  // All have stopped before a failure is told: the database is closed after it.
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const each of ended) if (each.status === "rejected") throw each.reason;
  return done / ((performance.now() - from) / 1000);
}
