/** Values by column: one `Float64Array` a key, as long as `units`; NaN where a value is missing. */
export interface Table {
  readonly units: readonly string[];
  readonly columns: ReadonlyMap<string, Float64Array>;
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
