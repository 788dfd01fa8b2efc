import { runIndex } from "../src/domains/city-index/engine/run.ts";
import type { Bench } from "./support/bench.ts";
import { inventedEdition } from "./support/index-data.ts";
import { measureRate } from "./support/measure.ts";

/** As many municipalities as Germany has, 163 indicators: under 1.5 seconds a run. */
export const bench: Bench = {
  name: "index-scale",
  unit: "runs/s",
  atLeast: 1,
  run: async () => {
    const edition = inventedEdition(11_000, 163, { screen: 0.5, treat: {} });
    const value = await measureRate(() => runIndex(edition.compiled, edition.table), {
      seconds: 6,
      rounds: 3,
    });
    return { value, yardstick: 1 / 1.5, note: `${(1 / value).toFixed(2)} s a run` };
  },
};
