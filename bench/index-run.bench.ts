import { runIndex } from "../src/domains/city-index/engine/run.ts";
import type { Bench } from "./support/bench.ts";
import { barePass, inventedEdition } from "./support/index-data.ts";
import { measureAgainst } from "./support/measure.ts";

/** 83 cities and 163 indicators through all steps, against one bare pass over as many cells. */
export const bench: Bench = {
  name: "index-run",
  unit: "runs/s",
  atLeast: 1 / 200,
  run: async () => {
    const edition = inventedEdition(83, 163, { screen: 0.5, impute: { kind: "mean" }, treat: {} });
    // Some cells are missing, so that imputing has work.
    [...edition.table.columns.values()].forEach((column, at) => {
      if (at % 5 === 0) column[at % 83] = Number.NaN;
    });
    const result = await measureAgainst(() => runIndex(edition.compiled, edition.table), barePass(edition), {
      seconds: 8,
    });
    return {
      ...result,
      note: `${(1000 / result.value).toFixed(2)} ms a run: screen, impute, treat, normalise, aggregate, rank`,
    };
  },
};
