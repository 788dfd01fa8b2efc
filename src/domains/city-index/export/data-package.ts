import { createHash } from "node:crypto";
import type { Edition } from "../engine/compare-editions.ts";
import { tableOf, type Observations } from "../engine/observations.ts";
import { runIndex, type IndexRun } from "../engine/run.ts";
import { toCsv } from "./csv.ts";
import { toXlsx } from "./xlsx.ts";

/** Everything of a run as files: name to bytes. */
export type ExportFiles = ReadonlyMap<string, Uint8Array>;

/**
 * An edition and its run as a Frictionless data package (Data Package v2): framework and observations, from which
 * anybody can compute the rest, and the scores and ranks as CSV, JSON and XLSX. The same input gives the same bytes.
 */
export function dataPackage({ compiled }: Pick<Edition, "compiled">, given: Observations): ExportFiles {
  const observations = inOrder(given);
  const run = runIndex(compiled, tableOf(compiled, observations));
  const { framework } = compiled;
  const tables = tablesOf(run, observations);
  const files = new Map<string, Uint8Array>([["framework.json", jsonBytes(framework)]]);
  for (const { name, heading, rows } of tables) files.set(`${name}.csv`, bytesOf(toCsv(heading, rows)));
  files.set(
    "run.json",
    jsonBytes({
      framework: framework.id,
      synthetic: framework.synthetic,
      cities: run.units.map((city, at) => ({
        city,
        scores: Object.fromEntries(
          compiled.keys.map((key, element) => [key, orNull(run.scores[element]?.[at])]),
        ),
        ranks: Object.fromEntries(
          compiled.keys.map((key, element) => [key, run.ranks[element]?.[at] || null]),
        ),
      })),
    }),
  );
  files.set(
    "run.xlsx",
    toXlsx(tables.map(({ name, heading, rows }) => ({ name, rows: [heading, ...rows] }))),
  );
  files.set("datapackage.json", jsonBytes(descriptor(framework, tables, files)));
  return files;
}

/** One hash for all files: SHA-256 over their names and hashes in alphabetical order. */
export function packageHash(files: ExportFiles): string {
  const lines = [...files].map(([name, bytes]) => `${name} ${sha256(bytes)}\n`).toSorted();
  return sha256(bytesOf(lines.join("")));
}

interface ExportTable {
  readonly name: string;
  readonly heading: readonly string[];
  readonly types: readonly ("string" | "number" | "integer" | "date")[];
  readonly rows: readonly (readonly (string | number)[])[];
}

function tablesOf(run: IndexRun, observations: Observations): ExportTable[] {
  const { keys } = run.compiled;
  const rowsOf = (columns: readonly ArrayLike<number>[], isRank: boolean): (string | number)[][] =>
    run.units.map((city, at) => [
      city,
      ...columns.map((column) => (isRank && column[at] === 0 ? Number.NaN : (column[at] ?? Number.NaN))),
    ]);
  return [
    {
      name: "observations",
      heading: ["city", "key", "value", "source", "date", "deliveredBy", "status"],
      types: ["string", "string", "number", "string", "date", "string", "string"],
      rows: observations.cells.map((cell) => [
        cell.city,
        cell.key,
        cell.value,
        cell.source,
        cell.date,
        cell.deliveredBy,
        cell.status,
      ]),
    },
    {
      name: "scores",
      heading: ["city", ...keys],
      types: ["string", ...keys.map(() => "number" as const)],
      rows: rowsOf(run.scores, false),
    },
    {
      name: "ranks",
      heading: ["city", ...keys],
      types: ["string", ...keys.map(() => "integer" as const)],
      rows: rowsOf(run.ranks, true),
    },
  ];
}

function descriptor(
  framework: Edition["compiled"]["framework"],
  tables: readonly ExportTable[],
  files: ExportFiles,
): object {
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: framework.id,
    title: framework.title.de,
    description: framework.synthetic
      ? "Synthetisch: alle Werte sind erfunden. / Synthetic: all values are invented."
      : (framework.source ?? ""),
    resources: tables.map(({ name, heading, types }) => {
      const bytes = files.get(`${name}.csv`) ?? new Uint8Array();
      return {
        name,
        path: `${name}.csv`,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: bytes.length,
        hash: `sha256:${sha256(bytes)}`,
        schema: { fields: heading.map((field, at) => ({ name: field, type: types[at] ?? "string" })) },
      };
    }),
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function jsonBytes(value: unknown): Uint8Array {
  return bytesOf(`${JSON.stringify(value, null, 2)}\n`);
}

/** One order, whatever the order of delivery: sums of floating numbers depend on it. */
function inOrder({ cells, cities }: Observations): Observations {
  return {
    cities: cities.toSorted(compare),
    cells: cells.toSorted((a, b) => compare(a.city, b.city) || compare(a.key, b.key)),
  };
}

/** By code points, so that no machine's language changes the order. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
