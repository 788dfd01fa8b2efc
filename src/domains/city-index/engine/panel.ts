import type { CompiledFramework } from "./compile.ts";
import { fitYardsticks, scoreAll } from "./run.ts";
import type { Prepared } from "./prepare.ts";

/**
 * Scores of several years on one yardstick, fitted on all of them together, so that they can be compared over time.
 * @returns one list of columns a year, as in `IndexRun.scores`
 */
export function scorePanel(compiled: CompiledFramework, years: readonly Prepared[]): Float64Array[][] {
  const values = compiled.indicators.map((_, at) =>
    Float64Array.from(years.flatMap((year) => Array.from(year.values[at] ?? []))),
  );
  const yardsticks = fitYardsticks(compiled, { values, units: years.flatMap((year) => year.units) });
  return years.map((year) => scoreAll(compiled, year.values, yardsticks));
}
