import type { CompiledFramework } from "../engine/compile.ts";
import type { Parsed } from "../engine/framework.ts";
import { keysOf, parseObservations, type Observations } from "../engine/observations.ts";
import { readRows } from "./read-rows.ts";

export interface ImportOptions {
  /** Where the table comes from; written to each cell without a source of its own. */
  readonly source: string;
  readonly date?: string;
}

/**
 * Imports a table that a city has the right to use: one row a cell (`city`, `key`, `value` …), or one row a city with a
 * column a key. Empty cells are missing values; a column that the framework does not know is a problem.
 */
export async function importTable(
  compiled: CompiledFramework,
  file: { readonly name: string; readonly bytes: Uint8Array },
  { source, date = "" }: ImportOptions,
): Promise<Parsed<Observations>> {
  const rows = await readRows(file.name, file.bytes);
  const headings = Object.keys(rows[0] ?? {});
  const defaults = { source, date };
  if (headings.includes("key") && headings.includes("value")) {
    return parseObservations(
      compiled,
      rows.map((row) => ({ ...defaults, ...withoutEmpty(row) })),
    );
  }
  const [cityColumn = "city", ...columns] = headings;
  const known = keysOf(compiled);
  const unknown = columns.filter((column) => !known.has(column));
  if (unknown.length > 0) {
    return {
      ok: false,
      problems: unknown.map((column) => ({
        at: `row 1, column "${column}"`,
        message: `"${column}" is no key of the framework. Name the columns by the keys of the framework.`,
      })),
    };
  }
  const cells: object[] = [];
  const rowOf: number[] = [];
  rows.forEach((row, index) => {
    for (const column of columns) {
      if (row[column] === "") continue;
      cells.push({ ...defaults, city: row[cityColumn], key: column, value: row[column] });
      rowOf.push(index + 2);
    }
  });
  const parsed = parseObservations(compiled, cells);
  if (parsed.ok) return parsed;
  // The rows of the problems are those of the cells; people know the rows of their table.
  const problems = parsed.problems.map(({ at, message }) => ({
    at: at.replace(/row (\d+)/, (_, cell: string) => `row ${rowOf[Number(cell) - 2] ?? cell}`),
    message,
  }));
  return { ok: false, problems };
}

function withoutEmpty(row: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ""));
}
