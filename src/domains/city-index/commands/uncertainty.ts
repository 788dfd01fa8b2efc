import { noiseOf } from "../engine/noise.ts";
import { runIndex } from "../engine/run.ts";
import { rankSensitivity } from "../engine/sensitivity.ts";
import { probabilityAhead, rankIntervals, simulate, USUAL_UNCERTAINTY } from "../engine/uncertainty.ts";
import {
  cityIn,
  editionOf,
  numberOf,
  textOf,
  warnSynthetic,
  writeJson,
  writeTable,
  type IndexCommand,
} from "./command.ts";

export const uncertaintyCommand: IndexCommand = {
  usage:
    "uncertainty EDITION | FRAMEWORK DATA [--runs N] [--seed N] [--city CITY --against CITY] [--sensitivity]",
  help: "How sure the ranks are: Monte-Carlo over normalisation, weights (a quarter up and down), aggregation, one indicator\nleft out, and errors in cells that are not verified. The interval holds 90 % of the runs.",
  options: {
    runs: { type: "string" },
    seed: { type: "string" },
    city: { type: "string" },
    against: { type: "string" },
    sensitivity: { type: "boolean" },
  },
  notes: {
    runs: "how many runs (default 1000)",
    seed: "the same seed gives the same result (default 1)",
    city: "with --against: the probability that this city is ahead",
    against: "… of this one",
    sensitivity: "which choice moves the ranks most: Sobol' indices with intervals of 90 %",
  },
  run: async (given, output) => {
    const [runs, seed] = [numberOf(given, "runs", USUAL_UNCERTAINTY.runs), numberOf(given, "seed", 1)];
    const edition = await editionOf(given.positionals, output);
    if (!edition) return 1;
    warnSynthetic(edition, output);
    const pair =
      given.values["against"] === undefined
        ? undefined
        : ([cityIn(edition, textOf(given, "city")), cityIn(edition, textOf(given, "against"))] as const);
    const base = runIndex(edition.compiled, edition.table);
    if (given.values["sensitivity"] === true) {
      const { normalisations, aggregations, weightSpread } = USUAL_UNCERTAINTY;
      const indices = rankSensitivity(base, edition.table, {
        samples: runs,
        seed,
        normalisations,
        aggregations,
        weightSpread,
      });
      if (given.isJson) writeJson({ samples: runs, seed, indices }, output);
      else
        writeTable(
          ["factor", "alone", "from", "to", "with interactions", "from", "to"],
          indices.map((each) => [
            each.factor,
            ...[each.first, ...each.firstInterval, each.total, ...each.totalInterval].map((value) =>
              value.toFixed(3),
            ),
          ]),
          output,
        );
      return 0;
    }
    const result = simulate(base, {
      ...USUAL_UNCERTAINTY,
      runs,
      seed,
      noise: noiseOf(edition.compiled, edition.table, edition.observations),
      onProgress: (done) => output.warn(`\r${done} of ${runs} runs${done === runs ? "\n" : ""}`),
    });
    if (pair) {
      const probability = probabilityAhead(result, ...pair);
      if (given.isJson) writeJson({ city: pair[0], against: pair[1], probability, runs, seed }, output);
      else
        output.write(
          `${pair[0]} is ahead of ${pair[1]} in ${(probability * 100).toFixed(1)} % of ${runs} runs.\n`,
        );
      return 0;
    }
    const rows = rankIntervals(base, result).toSorted((a, b) => a.nominal - b.nominal);
    if (given.isJson) writeJson({ runs, seed, rows }, output);
    else
      writeTable(
        ["rank", "city", "from", "to", "median", "mean"],
        rows.map((row) => [
          row.nominal,
          row.unit,
          Math.floor(row.low),
          Math.ceil(row.high),
          row.median,
          row.mean.toFixed(1),
        ]),
        output,
      );
    return 0;
  },
};
