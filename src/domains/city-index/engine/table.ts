/** Values by column: one `Float64Array` a key, as long as `units`; NaN where a value is missing. */
export interface Table {
  readonly units: readonly string[];
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Groups of the units, such as the Land, for imputing within a group. */
  readonly groups?: ReadonlyMap<string, readonly string[]>;
}

/** The column of a key. @throws when the table lacks it, naming the key */
export function columnOf(table: Table, key: string): Float64Array {
  const column = table.columns.get(key);
  if (!column) throw new RangeError(`The data have no column "${key}".`);
  return column;
}

/** The position of a unit. @throws when the table lacks it, naming the unit */
export function unitAt(units: readonly string[], unit: string): number {
  const at = units.indexOf(unit);
  if (at < 0) throw new RangeError(`There is no city "${unit}" in the data.`);
  return at;
}

/** A table of the named units alone, in their order; a unit or column that is not there is missing. */
export function pickUnits(table: Table, units: readonly string[]): Table {
  const places = units.map((unit) => table.units.indexOf(unit));
  const columns = new Map(
    [...table.columns].map(([key, column]) => [
      key,
      Float64Array.from(places, (place) => column[place] ?? Number.NaN),
    ]),
  );
  return { units, columns };
}
