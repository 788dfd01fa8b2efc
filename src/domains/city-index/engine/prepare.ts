import type { CompiledFramework } from "./compile.ts";
import type { Framework } from "./framework.ts";
import { imputeMissing } from "./impute.ts";
import { orient } from "./normalise.ts";
import { columnOf, type Table } from "./table.ts";
import { treatOutliers, type Treatment } from "./treat.ts";

/** Oriented indicator values of the cities that stay in, ready to be normalised. */
export interface Prepared {
  readonly units: readonly string[];
  /** One column an indicator; more is better in all of them. */
  readonly values: readonly Float64Array[];
  /** Cities without enough data, with the share of indicators that is there. */
  readonly screenedOut: readonly { readonly unit: string; readonly share: number }[];
  /** Cells that were missing and have been filled in. */
  readonly imputed: readonly { readonly unit: string; readonly indicator: string }[];
  /** What was done to which indicator against outliers. */
  readonly treated: readonly (Treatment & { readonly indicator: string })[];
}

/** Steps 2 to 4 of the Handbook as the framework asks: gather, denominate, screen, impute, treat outliers; orient. */
export function prepare(compiled: CompiledFramework, table: Table): Prepared {
  const { framework, indicators } = compiled;
  const gathered = gather(compiled, table);
  const { kept, screenedOut } = screen(gathered, table.units, framework.screen);
  const isWhole = kept.length === table.units.length;
  const rows = isWhole
    ? gathered
    : gathered.map((column) => Float64Array.from(kept, (at) => column[at] ?? 0));
  const units = isWhole ? table.units : kept.map((at) => table.units[at] ?? "");
  const imputed = framework.impute
    ? imputeMissing(framework.impute, compiled, rows, groupsOf(framework, units))
    : { values: rows, cells: [] };
  const treatments: (Treatment & { indicator: string })[] = [];
  const values = imputed.values.map((column, at) => {
    const indicator = indicators[at];
    if (!indicator) return column;
    if (!framework.treat) return orient(column, indicator.direction);
    const { values: after, treatment } = treatOutliers(column, framework.treat);
    if (treatment.winsorised > 0 || treatment.transform !== "none")
      treatments.push({ ...treatment, indicator: indicator.key });
    return orient(after, indicator.direction);
  });
  return {
    units,
    values,
    screenedOut,
    imputed: imputed.cells.map(([unit, at]) => ({
      unit: units[unit] ?? "",
      indicator: indicators[at]?.key ?? "",
    })),
    treated: treatments,
  };
}

/** Indicator values in their own unit: points of the parameters added up, or the column divided by its denominator. */
export function gather({ indicators }: CompiledFramework, table: Table): Float64Array[] {
  return indicators.map((indicator) => {
    if (indicator.parameters.length === 0) {
      const column = columnOf(table, indicator.key);
      if (indicator.denominator === undefined) return column;
      const below = columnOf(table, indicator.denominator);
      return column.map((value, unit) => value / (below[unit] || Number.NaN));
    }
    const sum = new Float64Array(table.units.length);
    for (const { key, points, direction } of indicator.parameters) {
      const column = columnOf(table, key);
      const weight = points * direction;
      for (let unit = 0; unit < sum.length; unit++) {
        sum[unit] = (sum[unit] ?? 0) + weight * (column[unit] ?? Number.NaN);
      }
    }
    return sum;
  });
}

function screen(
  columns: readonly Float64Array[],
  units: readonly string[],
  least: number | undefined,
): { kept: number[]; screenedOut: { unit: string; share: number }[] } {
  const all = units.map((_, at) => at);
  if (least === undefined) return { kept: all, screenedOut: [] };
  const shares = new Float64Array(units.length);
  for (const column of columns) {
    for (let unit = 0; unit < shares.length; unit++) {
      const value = column[unit] ?? 0;
      if (value === value) shares[unit] = (shares[unit] ?? 0) + 1;
    }
  }
  for (let unit = 0; unit < shares.length; unit++) shares[unit] = (shares[unit] ?? 0) / columns.length;
  const isEnough = (unit: number): boolean => (shares[unit] ?? 0) >= least;
  return {
    kept: all.filter(isEnough),
    screenedOut: all
      .filter((unit) => !isEnough(unit))
      .map((unit) => ({ unit: units[unit] ?? "", share: shares[unit] ?? 0 })),
  };
}

function groupsOf({ impute, cityGroups }: Framework, units: readonly string[]): readonly string[] {
  if (!impute || !("group" in impute)) return [];
  return units.map((unit) => cityGroups[impute.group]?.[unit] ?? "");
}
