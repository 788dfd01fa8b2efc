import { execute } from "#platform/database/database";
import { beginDraft } from "../src/domains/cases/begin-draft.ts";
import { saveDraft } from "../src/domains/cases/save-draft.ts";
import { submitCase } from "../src/domains/cases/submit-case.ts";
import { testService, writeTestCity } from "../test/support/city.ts";
import { residentActor } from "../test/support/system.ts";
import { startBenchApp } from "./support/app.ts";
import type { Bench } from "./support/bench.ts";
import { median } from "./support/measure.ts";

const CLIENTS = 16;
const EACH = 40;
const ROUNDS = 5;

/** Complete submissions on PostgreSQL, against bare one-row insert transactions over the same server and pool. */
export const bench: Bench = {
  name: "application-submit",
  unit: "submissions/s",
  atLeast: 0.15,
  run: async () => {
    await using app = await startBenchApp({ city: writeTestCity([testService()]), connections: CLIENTS });
    const ctx = app.test.ctx(residentActor());
    const { database } = app.test.system;
    await database.pool.script(
      "CREATE TABLE public.bare (id uuid PRIMARY KEY, sealed text NOT NULL, created_at timestamptz NOT NULL)",
    );
    const sealed = "x".repeat(600);
    const pairs: (readonly [number, number])[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const drafts: string[] = [];
      for (let index = 0; index < CLIENTS * EACH; index += 1) {
        const { draftId } = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
        await saveDraft(ctx, { ref: { draftId }, answers: { dogName: "Rex", isLarge: false } });
        drafts.push(draftId);
      }
      const subject = await perSecond(async () => {
        const draftId = drafts.pop();
        const submitted = await submitCase(ctx, { draftId });
        if (!submitted.ok) throw new Error("A submission failed");
      });
      const bare = await perSecond(() =>
        database.transaction((db) =>
          execute(db, "INSERT INTO public.bare VALUES ($1, $2, $3)", [
            crypto.randomUUID(),
            sealed,
            ctx.now(),
          ]),
        ),
      );
      if (round > 0) pairs.push([subject, bare]);
    }
    return {
      value: median(pairs.map(([value]) => value)),
      yardstick: median(pairs.map(([, bare]) => bare)),
      ratio: median(pairs.map(([value, bare]) => value / bare)),
      note: `${CLIENTS} at once`,
    };
  },
};

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  const client = async (): Promise<void> => {
    for (let index = 0; index < EACH; index += 1) await work();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return (CLIENTS * EACH) / ((performance.now() - started) / 1000);
}
