import { aggregateInto } from "./aggregate.ts";
import type { CompiledFramework } from "./compile.ts";
import { applyYardstick, fitYardstick, type Yardstick } from "./normalise.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { ranksOf } from "./statistics.ts";
import type { Table } from "./table.ts";

/** One computed index: every step that a reader may want to see. */
export interface IndexRun {
  readonly compiled: CompiledFramework;
  readonly prepared: Prepared;
  readonly units: readonly string[];
  /** One an indicator. */
  readonly yardsticks: readonly Yardstick[];
  /** One column an element: indicators, then groups, the total last. NaN where a score is missing. */
  readonly scores: readonly Float64Array[];
  /** As `scores`: 1 is best, ties share the smallest rank, 0 is without score. */
  readonly ranks: readonly Int32Array[];
}

/** Computes an index from raw observations: all steps of the framework. */
export function runIndex(compiled: CompiledFramework, table: Table): IndexRun {
  return runPrepared(compiled, prepare(compiled, table));
}

/** Normalises, aggregates and ranks values that are prepared already. */
export function runPrepared(compiled: CompiledFramework, prepared: Prepared): IndexRun {
  const yardsticks = fitYardsticks(compiled, prepared);
  const scores = scoreAll(compiled, prepared.values, yardsticks);
  return {
    compiled,
    prepared,
    units: prepared.units,
    yardsticks,
    scores,
    ranks: scores.map(ranksOf),
  };
}

/** The yardsticks of one set of cities. */
export function fitYardsticks(
  compiled: CompiledFramework,
  { values, units }: Pick<Prepared, "values" | "units">,
): Yardstick[] {
  return compiled.indicators.map((indicator, at) => {
    const way = indicator.normalise ?? compiled.framework.normalise;
    const column = values[at] ?? new Float64Array();
    const reference = way.kind === "distance-to-reference" ? column[units.indexOf(way.reference)] : undefined;
    return fitYardstick(way, column, indicator, reference);
  });
}

/** Scores of all elements for oriented values, measured with given yardsticks. */
export function scoreAll(
  compiled: CompiledFramework,
  values: readonly Float64Array[],
  yardsticks: readonly Yardstick[],
): Float64Array[] {
  const size = values[0]?.length ?? 0;
  const scores = compiled.keys.map((_, element) => {
    const [column, yardstick] = [values[element], yardsticks[element]];
    return column && yardstick ? applyYardstick(yardstick, column) : new Float64Array(size);
  });
  aggregateInto(compiled, scores);
  return scores;
}

/** Score and rank of a city in one element of the tree. @throws when there is no such city or element */
export function standingOf(run: IndexRun, unit: string, key?: string): { score: number; rank: number } {
  const at = run.units.indexOf(unit);
  const element = key === undefined ? run.compiled.total : (run.compiled.elementOf.get(key) ?? -1);
  const score = run.scores[element]?.[at];
  if (score === undefined) throw new RangeError(`There is no score of "${unit}" in "${key ?? "the total"}".`);
  return { score, rank: run.ranks[element]?.[at] ?? 0 };
}
