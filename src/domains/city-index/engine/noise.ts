import type { CompiledFramework } from "./compile.ts";
import type { CellStatus, Observations } from "./observations.ts";
import { columnOf, type Table } from "./table.ts";

/** How far a cell may be off, as a share of the span between the lowest and the highest value of its column. */
export type NoiseByStatus = Readonly<Record<CellStatus, number>>;

/** Verified cells are taken as they are; the others are assumptions, told wherever an interval is shown. */
export const USUAL_NOISE: NoiseByStatus = { verified: 0, researched: 0.1, contested: 0.25, imputed: 0.25 };

/**
 * The noise of each indicator's cells, in the indicator's unit, from the status of the cells; errors of parameters
 * add up with their points.
 */
export function noiseOf(
  compiled: CompiledFramework,
  table: Table,
  { cells }: Observations,
  byStatus: NoiseByStatus = USUAL_NOISE,
): Float64Array[] {
  const rows = new Map(table.units.map((unit, row) => [unit, row]));
  const uncertain = Map.groupBy(cells, (cell) => cell.key);
  return compiled.indicators.map((indicator) => {
    const columns =
      indicator.parameters.length > 0 ? indicator.parameters : [{ key: indicator.key, points: 1 }];
    const widths = new Float64Array(table.units.length);
    for (const { key, points } of columns) {
      const span = spanOf(columnOf(table, key));
      for (const { city, status } of uncertain.get(key) ?? []) {
        const row = rows.get(city);
        if (row !== undefined) widths[row] = (widths[row] ?? 0) + points * span * byStatus[status];
      }
    }
    if (indicator.denominator === undefined) return widths;
    const below = columnOf(table, indicator.denominator);
    return widths.map((width, row) => width / (below[row] || Number.NaN));
  });
}

function spanOf(column: Float64Array): number {
  let [min, max] = [Infinity, -Infinity];
  for (const value of column) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return max > min ? max - min : 0;
}
