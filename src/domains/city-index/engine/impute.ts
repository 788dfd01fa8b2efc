import type { CompiledFramework } from "./compile.ts";
import type { Impute } from "./framework.ts";
import { hasMissing, mean, median } from "./statistics.ts";

export interface Imputed {
  readonly values: readonly Float64Array[];
  /** What was filled in: number of the unit, number of the indicator. */
  readonly cells: readonly (readonly [unit: number, indicator: number])[];
}

/**
 * Fills in what is missing (Handbook, step 3) from the other cities, from those of the same group, or from the same
 * city's other indicators in its part of the tree. What cannot be filled in stays missing.
 * @param columns one column an indicator
 * @param groups the group of each unit, for imputing within groups
 */
export function imputeMissing(
  way: Impute,
  compiled: CompiledFramework,
  columns: readonly Float64Array[],
  groups: readonly string[],
): Imputed {
  const cells: (readonly [number, number])[] = [];
  const values = columns.map((column, at) => {
    if (!hasMissing(column)) return column;
    const estimate = estimator(way, compiled, { columns, at, groups });
    return column.map((value, unit) => {
      if (!Number.isNaN(value)) return value;
      const guess = estimate(unit);
      if (!Number.isNaN(guess)) cells.push([unit, at]);
      return guess;
    });
  });
  return { values, cells };
}

/** Fills gaps of one city's series in time, in time order. What lies outside the known span keeps its nearest value
 * by `latest` and stays missing by `linear`. */
export function imputeSeries(
  times: readonly number[],
  values: Float64Array,
  way: "latest" | "linear",
): Float64Array {
  const there = times.flatMap((_, at) => (Number.isNaN(values[at] ?? Number.NaN) ? [] : [at]));
  return values.map((value, at) => {
    if (!Number.isNaN(value)) return value;
    const before = there.findLast((other) => other < at);
    const after = there.find((other) => other > at);
    if (before === undefined) return Number.NaN;
    const start = values[before] ?? Number.NaN;
    if (way === "latest") return start;
    if (after === undefined) return Number.NaN;
    const [from, to, now] = [times[before] ?? 0, times[after] ?? 0, times[at] ?? 0];
    return start + (((values[after] ?? Number.NaN) - start) * (now - from)) / (to - from);
  });
}

interface Place {
  readonly columns: readonly Float64Array[];
  readonly at: number;
  readonly groups: readonly string[];
}

function estimator(way: Impute, compiled: CompiledFramework, place: Place): (unit: number) => number {
  const { columns, at, groups } = place;
  const column = columns[at] ?? new Float64Array();
  if (way.kind === "row") return rowEstimator(compiled, place);
  const middle = way.kind === "mean" || way.kind === "group-mean" ? mean : median;
  if (way.kind === "mean" || way.kind === "median") {
    const value = middle(column);
    return () => value;
  }
  const byGroup = new Map(
    [...new Set(groups)].map((group) => [group, middle(column.filter((_, unit) => groups[unit] === group))]),
  );
  return (unit) => byGroup.get(groups[unit] ?? "") ?? Number.NaN;
}

/** The city's mean place between worst and best in the other indicators of the same group, put on this scale. */
function rowEstimator(compiled: CompiledFramework, { columns, at }: Place): (unit: number) => number {
  const { indicators } = compiled;
  const parent = indicators[at]?.parent;
  const spanOf = (index: number): readonly [number, number] => {
    const there = (columns[index] ?? new Float64Array()).filter((value) => !Number.isNaN(value)).toSorted();
    return [there[0] ?? Number.NaN, there.at(-1) ?? Number.NaN];
  };
  const siblings = indicators.flatMap((each, index) =>
    each.parent === parent && index !== at ? [index] : [],
  );
  const spans = new Map([at, ...siblings].map((index) => [index, spanOf(index)]));
  const directionOf = (index: number): 1 | -1 => indicators[index]?.direction ?? 1;
  return (unit) => {
    const places = siblings.map((index) => {
      const [min, max] = spans.get(index) ?? [0, 0];
      const share = ((columns[index]?.[unit] ?? Number.NaN) - min) / (max - min);
      return directionOf(index) === 1 ? share : 1 - share;
    });
    const [min, max] = spans.get(at) ?? [0, 0];
    const share = mean(places);
    return min + (directionOf(at) === 1 ? share : 1 - share) * (max - min);
  };
}
