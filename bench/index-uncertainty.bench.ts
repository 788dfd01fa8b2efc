import { runIndex } from "../src/domains/city-index/engine/run.ts";
import { simulate, USUAL_UNCERTAINTY } from "../src/domains/city-index/engine/uncertainty.ts";
import { randomOf } from "../src/domains/city-index/engine/random.ts";
import type { Bench } from "./support/bench.ts";
import { barePass, inventedEdition } from "./support/index-data.ts";
import { interleave, measureRate } from "./support/measure.ts";

const RUNS = 2000;
const UNVERIFIED = 0.15;

/** Monte-Carlo runs over normalisation, weights, aggregation, an indicator left out and noise, against a bare pass a run. */
export const bench: Bench = {
  name: "index-uncertainty",
  unit: "runs/s",
  atLeast: 1 / 40,
  run: async () => {
    const edition = inventedEdition(83, 163);
    const base = runIndex(edition.compiled, edition.table);
    const random = randomOf("unverified");
    const noise = base.prepared.values.map((column) => column.map(() => (random() < UNVERIFIED ? 0.1 : 0)));
    const rateOf = (runs: number): number => {
      const started = performance.now();
      simulate(base, { ...USUAL_UNCERTAINTY, runs, seed: 1, noise });
      return runs / ((performance.now() - started) / 1000);
    };
    const pass = barePass(edition);
    const result = await interleave(
      async () => rateOf(RUNS),
      () => measureRate(pass, { seconds: 0.4, rounds: 2 }),
      5,
    );
    const [one, five] = [rateOf(RUNS), rateOf(5 * RUNS)];
    return {
      ...result,
      note: `10,000 runs in ${(10_000 / five).toFixed(1)} s; noise in ${UNVERIFIED * 100} % of the cells; five times the runs at ${(five / one).toFixed(2)} of the rate`,
    };
  },
};
