import { z } from "zod";
import type { CompiledFramework } from "./compile.ts";
import type { Parsed, Problem } from "./framework.ts";
import type { Table } from "./table.ts";

export const CELL_STATUS = ["verified", "contested", "researched", "imputed"] as const;
export type CellStatus = (typeof CELL_STATUS)[number];

/** One delivered value with its evidence. */
export interface Observation {
  readonly city: string;
  /** Key of an indicator, a parameter or a denominator. */
  readonly key: string;
  readonly value: number;
  readonly source: string;
  /** The day the value holds for, `2026-06-30`. */
  readonly date: string;
  /** Office or body that delivered it. */
  readonly deliveredBy: string;
  readonly status: CellStatus;
}

/** Observations of one edition. */
export interface Observations {
  readonly cells: readonly Observation[];
  readonly cities: readonly string[];
}

const numberText = z.string().transform((written, check) => {
  const text = written.trim();
  if (/^-?\d+([.,]\d+)?([eE][-+]?\d+)?$/.test(text)) return Number(text.replace(",", "."));
  check.addIssue({
    code: "custom",
    message: `"${text}" is no number. Write it like 12.5 or 12,5, without thousands marks or units.`,
  });
  return z.NEVER;
});

const rowSchema = z.object({
  city: z.string().trim().min(1, "The city is missing. Name it."),
  key: z.string().trim().min(1, "The key of the indicator is missing."),
  value: z.union([z.number(), numberText]),
  source: z.string().trim().default(""),
  date: z
    .string()
    .trim()
    .default("")
    .refine((date) => date === "" || isDay(date), "The date is no day. Write it like 2026-06-30."),
  deliveredBy: z.string().trim().default(""),
  status: z.enum(CELL_STATUS, `The status is none of ${CELL_STATUS.join(", ")}.`).default("researched"),
});

/**
 * Reads observations, one row a cell. Each problem names its row.
 * @param rows as they come from CSV, XLSX or JSON; row 1 is the heading, so that numbers are those of the file
 */
export function parseObservations(
  compiled: CompiledFramework,
  rows: readonly unknown[],
): Parsed<Observations> {
  const keys = keysOf(compiled);
  const problems: Problem[] = [];
  const cells = new Map<string, Observation & { readonly row: number }>();
  rows.forEach((input, index) => {
    const row = index + 2;
    const parsed = rowSchema.safeParse(input);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const column = issue.path.join(".") || "row";
        problems.push({ at: `row ${row}, ${column}`, message: plainMessage(issue) });
      }
      return;
    }
    const cell = parsed.data;
    const place = `${cell.city}\n${cell.key}`;
    const earlier = cells.get(place);
    if (!keys.has(cell.key)) {
      problems.push({
        at: `row ${row}, key`,
        message: `"${cell.key}" is neither an indicator nor a parameter nor a denominator of the framework. Correct the key or add it to the framework.`,
      });
    } else if (earlier) {
      problems.push({
        at: `row ${row}`,
        message: `${cell.city} has a value for "${cell.key}" in row ${earlier.row} already. Keep one of them.`,
      });
    } else cells.set(place, { ...cell, row });
  });
  if (cells.size === 0 && problems.length === 0)
    problems.push({ at: "row 2", message: "There are no observations." });
  if (problems.length > 0) return { ok: false, problems };
  const list = [...cells.values()].map(({ row: _row, ...cell }) => cell);
  return { ok: true, value: { cells: list, cities: [...new Set(list.map((cell) => cell.city))] } };
}

/** The cells as columns; what was not delivered is NaN. */
export function tableOf(compiled: CompiledFramework, { cells, cities }: Observations): Table {
  const rowOf = new Map(cities.map((city, at) => [city, at]));
  const columns = new Map(
    [...keysOf(compiled)].map((key) => [key, new Float64Array(cities.length).fill(Number.NaN)]),
  );
  for (const { city, key, value } of cells) {
    const [column, row] = [columns.get(key), rowOf.get(city)];
    if (column && row !== undefined) column[row] = value;
  }
  return { units: cities, columns };
}

/** The columns that a framework reads. */
export function keysOf({ indicators }: CompiledFramework): Set<string> {
  return new Set(
    indicators.flatMap(({ key, parameters, denominator }) => [
      ...(parameters.length === 0 ? [key] : parameters.map((each) => each.key)),
      ...(denominator === undefined ? [] : [denominator]),
    ]),
  );
}

/** Cells that the framework asks for and nobody delivered. */
export function missingCells(
  compiled: CompiledFramework,
  table: Table,
): { readonly city: string; readonly key: string }[] {
  return [...keysOf(compiled)].flatMap((key) => {
    const column = table.columns.get(key);
    return table.units.flatMap((city, at) =>
      Number.isNaN(column?.[at] ?? Number.NaN) ? [{ city, key }] : [],
    );
  });
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

/** A union tells nothing of its parts by itself. */
function plainMessage(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const inner = issue.errors.flat().findLast((each) => each.code === "custom");
  return inner?.message ?? "The value is missing. Write a number, or leave the row out.";
}
