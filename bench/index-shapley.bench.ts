import { compareEditions } from "../src/domains/city-index/engine/compare-editions.ts";
import { explainIn } from "../src/domains/city-index/engine/explain.ts";
import type { Bench } from "./support/bench.ts";
import { inventedEdition } from "./support/index-data.ts";
import { measureRate } from "./support/measure.ts";

/** The exact split over five causes for all of 83 cities, with the shares by indicator and city; under a second. */
export const bench: Bench = {
  name: "index-shapley",
  unit: "editions/s",
  atLeast: 1,
  run: async () => {
    const [before, after] = [inventedEdition(83, 162), inventedEdition(83, 163)];
    const value = await measureRate(
      () => {
        const compared = compareEditions(before, after);
        if (!compared.ok) throw new Error(compared.reason);
        for (const city of compared.comparison.cities) {
          if (!explainIn(compared.comparison, city).ok) throw new Error(city);
        }
      },
      { seconds: 4 },
    );
    return { value, yardstick: 1, note: `${(1000 / value).toFixed(0)} ms for all cities` };
  },
};
