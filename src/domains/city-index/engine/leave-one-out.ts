import { enumerateRuns } from "./enumerate-runs.ts";
import { runPrepared, type IndexRun } from "./run.ts";
import type { Table } from "./table.ts";

export interface LeftOut {
  /** Key of the indicator or group that was left out. */
  readonly key: string;
  readonly ranks: Int32Array;
  /** By how many ranks a city moves in the mean. */
  readonly meanRankChange: number;
}

/** The ranking without each indicator and each group but the total: what it hangs on (Handbook, steps 7 and 8). */
export function leaveOneOut(base: IndexRun, table: Table): LeftOut[] {
  const { compiled } = base;
  const nominal = base.ranks[compiled.total] ?? new Int32Array();
  // A group's only part cannot be left out of it: nothing would be left.
  const alone = new Set(
    compiled.groups.filter(({ parts }) => parts.length === 1).map(({ parts }) => parts[0]),
  );
  const keys = compiled.keys.filter((_, element) => element !== compiled.total && !alone.has(element));
  const runs = enumerateRuns(
    compiled.framework,
    table,
    keys.map((key) => ({ weights: new Map([[key, 0]]) })),
  );
  return runs.map(({ ranks }, at) => ({
    key: keys[at] ?? "",
    ranks,
    meanRankChange: meanRankChange(nominal, ranks),
  }));
}

/** Mean of the absolute changes of rank. */
export function meanRankChange(one: Int32Array, other: Int32Array): number {
  let sum = 0;
  for (let unit = 0; unit < one.length; unit++) sum += Math.abs((one[unit] ?? 0) - (other[unit] ?? 0));
  return sum / one.length;
}

/** The same values by another method: who moves by how much. Positive is a better rank by the other. */
export function compareMethods(
  base: IndexRun,
  other: IndexRun["compiled"],
): { readonly unit: string; readonly ranks: number }[] {
  const run = runPrepared(other, base.prepared);
  return base.units.map((unit, at) => ({
    unit,
    ranks: (base.ranks[base.compiled.total]?.[at] ?? 0) - (run.ranks[other.total]?.[at] ?? 0),
  }));
}
