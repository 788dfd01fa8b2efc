import type { CompiledFramework } from "./compile.ts";
import { keysOf, missingCells } from "./observations.ts";
import { prepare } from "./prepare.ts";
import { fitYardsticks, scoreAll } from "./run.ts";
import type { Table } from "./table.ts";

/** An edition as it enters an explanation. */
export interface Edition {
  readonly compiled: CompiledFramework;
  readonly table: Table;
}

export type Side = "before" | "after";

/** Why two editions cannot be compared. */
export type Incomparable =
  | {
      readonly ok: false;
      readonly reason: "data-missing";
      readonly missing: readonly { readonly edition: Side; readonly city: string; readonly key: string }[];
    }
  /** Steps that look at all cities at once (screen, impute, treat) have no value a city by itself. */
  | { readonly ok: false; readonly reason: "steps-not-separable"; readonly edition: Side };

/** The scores of all cities in eight worlds, from which every coalition of causes is read. */
export interface Comparison {
  readonly before: Edition;
  readonly after: Edition;
  /** Cities of either edition. */
  readonly cities: readonly string[];
  readonly inBefore: readonly boolean[];
  readonly inAfter: readonly boolean[];
  readonly worlds: readonly World[];
}

export interface World {
  readonly compiled: CompiledFramework;
  readonly scores: readonly Float64Array[];
}

/**
 * Prepares two editions for explaining, once for all cities and tables.
 *
 * Each world has old or new data, old or new yardsticks and the old or the new method. A cell that one edition lacks
 * is taken from the other: a new indicator comes with the method, a new city with the set of cities.
 */
export function compareEditions(
  before: Edition,
  after: Edition,
): { readonly ok: true; readonly comparison: Comparison } | Incomparable {
  for (const [edition, { compiled }] of [
    ["before", before],
    ["after", after],
  ] as const) {
    const { screen, impute, treat } = compiled.framework;
    if (screen !== undefined || impute || treat) return { ok: false, reason: "steps-not-separable", edition };
  }
  const missing = (
    [
      ["before", before],
      ["after", after],
    ] as const
  ).flatMap(([edition, { compiled, table }]) =>
    missingCells(compiled, table).map((cell) => ({ edition, ...cell })),
  );
  if (missing.length > 0) return { ok: false, reason: "data-missing", missing };
  const cities = [...new Set([...before.table.units, ...after.table.units])];
  const worlds = [0, 1, 2, 3, 4, 5, 6, 7].map((world) => {
    const { compiled } = (world & 4) === 0 ? before : after;
    const data =
      (world & 1) === 0 ? mixed(before, after, compiled, cities) : mixed(after, before, compiled, cities);
    const yard = (world & 2) === 0 ? ([before, after] as const) : ([after, before] as const);
    const yardTable = mixed(yard[0], yard[1], compiled, yard[0].table.units);
    const yardsticks = fitYardsticks(compiled, prepare(compiled, yardTable));
    return { compiled, scores: scoreAll(compiled, prepare(compiled, data).values, yardsticks) };
  });
  const isIn = (edition: Edition): boolean[] => cities.map((city) => edition.table.units.includes(city));
  return {
    ok: true,
    comparison: { before, after, cities, inBefore: isIn(before), inAfter: isIn(after), worlds },
  };
}

/** The cells that a method reads, from the first edition where it has them, else from the second. */
function mixed(
  first: Edition,
  second: Edition,
  compiled: CompiledFramework,
  cities: readonly string[],
): Table {
  const places = [first, second].map(({ table }) => ({
    table,
    rows: new Map(table.units.map((unit, row) => [unit, row])),
  }));
  const columns = [...keysOf(compiled)].map((key): [string, Float64Array] => [
    key,
    Float64Array.from(cities, (city) => {
      for (const { table, rows } of places) {
        const value = table.columns.get(key)?.[rows.get(city) ?? -1];
        if (value !== undefined) return value;
      }
      return Number.NaN;
    }),
  ]);
  return { units: cities, columns: new Map(columns) };
}
