import { noiseOf } from "./engine/noise.ts";
import { simulate, USUAL_UNCERTAINTY, type Uncertainty } from "./engine/uncertainty.ts";
import type { IndexEdition } from "./index-editions.ts";

/** As many as a page can wait for; the command line takes any number. */
export const PAGE_RUNS = 1000;
const SEED = 1;

const known = new Map<string, Uncertainty>();

/** The simulated ranks of an edition, computed once a process: the same seed gives the same ranks everywhere. */
export function uncertaintyOf({ year, edition, run }: IndexEdition): Uncertainty {
  const before = known.get(year);
  if (before) return before;
  const noise = noiseOf(edition.compiled, edition.table, edition.observations);
  const simulated = simulate(run, { ...USUAL_UNCERTAINTY, runs: PAGE_RUNS, seed: SEED, noise });
  known.set(year, simulated);
  return simulated;
}
