import { enumerateRuns, type Design } from "../src/domains/city-index/engine/enumerate-runs.ts";
import { randomOf } from "../src/domains/city-index/engine/random.ts";
import type { Bench } from "./support/bench.ts";
import { inventedEdition } from "./support/index-data.ts";
import { measureRate } from "./support/measure.ts";

const RUNS = 200;
/** What COINr 1.1.14 took for one of these runs on one core. */
const COINR_SECONDS = 0.179;

/**
 * 200 enumerated uncertainty runs in the shape of the ASEM example: 51 units, 49 indicators, five treatments, two
 * normalisations, 60 sets of weights, two means. The values are invented; the real ones are compared in
 * `test/conformance/city-index-asem.test.ts`.
 */
export const bench: Bench = {
  name: "index-asem",
  unit: "runs/s",
  atLeast: 500,
  run: async () => {
    const { compiled, table } = inventedEdition(51, 49);
    const random = randomOf("designs");
    const sets = Array.from(
      { length: 60 },
      () => new Map(compiled.keys.map((key) => [key, 0.75 + random() / 2])),
    );
    const designs = Array.from({ length: RUNS }, (_, at): Design => {
      const weights = sets[at % sets.length];
      return {
        treat: { skewness: 2, kurtosis: 3.5, maxWinsorised: 1 + (at % 5), transform: { kind: "log" } },
        normalise:
          random() < 0.5
            ? { kind: "z-score", mean: 10, deviation: 2 }
            : { kind: "min-max", low: 1, high: 100 },
        aggregate: { kind: random() < 0.3 ? "geometric" : "arithmetic" },
        ...(weights ? { weights } : {}),
      };
    });
    const rate = await measureRate(() => enumerateRuns(compiled.framework, table, designs), { seconds: 4 });
    const value = rate * RUNS;
    return {
      value,
      yardstick: 1 / COINR_SECONDS,
      note: `${(1000 / value).toFixed(3)} ms a run; COINr's figure is from another time and machine`,
    };
  },
};
