import { localized } from "#platform/i18n";
import type { CompiledFramework } from "../engine/compile.ts";
import type { Parsed } from "../engine/framework.ts";
import { loadEdition, type LoadedEdition } from "../load-edition.ts";

/** Where a command writes: results, and on the side progress and what went wrong. */
export interface Output {
  write(text: string): void;
  warn(text: string): void;
}

export interface Given {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly isJson: boolean;
}

export interface IndexCommand {
  readonly usage: string;
  readonly help: string;
  readonly options: Readonly<Record<string, { type: "string" | "boolean"; multiple?: boolean }>>;
  /** A line of help an option. */
  readonly notes: Readonly<Record<string, string>>;
  run(given: Given, output: Output): Promise<number>;
}

/** The command line was not understood. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The text of an option. @throws UsageError where it must be there */
export function textOf({ values }: Given, name: string): string {
  const value = values[name];
  if (typeof value !== "string") throw new UsageError(`--${name} is missing.`);
  return value;
}

/** A whole number of an option. @throws UsageError */
export function numberOf(given: Given, name: string, fallback?: number): number {
  if (given.values[name] === undefined && fallback !== undefined) return fallback;
  const text = textOf(given, name);
  if (!/^\d+$/.test(text)) throw new UsageError(`--${name} is a whole number, not "${text}".`);
  return Number(text);
}

/** Loads an edition by what stands on the command line, or tells every problem. */
export async function editionOf(
  [framework, data]: readonly (string | undefined)[],
  output: Output,
): Promise<LoadedEdition | undefined> {
  if (framework === undefined) throw new UsageError("Name an edition, or a framework and its data.");
  return valueOf(await loadEdition(framework, data), output);
}

/** The value, or its problems told line by line. */
export function valueOf<Value>(parsed: Parsed<Value>, output: Output): Value | undefined {
  if (parsed.ok) return parsed.value;
  for (const { at, message } of parsed.problems) output.warn(`${at}: ${message}\n`);
  return undefined;
}

/** @throws UsageError when the edition has no such city, with those it has */
export function cityIn({ table }: LoadedEdition, city: string): string {
  if (table.units.includes(city)) return city;
  throw new UsageError(
    `There is no city "${city}" in the edition. Cities: ${table.units.slice(0, 8).join(", ")} …`,
  );
}

/** @throws UsageError when the framework has no such indicator, category or total */
export function keyIn({ keys }: CompiledFramework, key: string): string {
  if (keys.includes(key)) return key;
  throw new UsageError(`There is no "${key}" in the framework. There are: ${keys.join(", ")}.`);
}

export function titleIn({ framework }: CompiledFramework, key: string, language = "de"): string {
  const named = [...framework.indicators, ...framework.groups].find((each) => each.key === key);
  return named ? localized(named.title, language) : key;
}

/** Rows as text with columns under one another; numbers stand to the right. */
export function writeTable(
  heading: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  { write }: Output,
): void {
  const texts = [heading, ...rows.map((row) => row.map(String))];
  const widths = heading.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)));
  const isNumber = heading.map((_, at) =>
    rows.every((row) => typeof row[at] === "number" || /^[-+−]?\d/.test(String(row[at]))),
  );
  for (const row of texts) {
    const cells = row.map((cell, at) =>
      isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
    );
    write(`${cells.join("  ").trimEnd()}\n`);
  }
}

export function writeJson(value: unknown, { write }: Output): void {
  write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Tells on the side what must not be taken for real. */
export function warnSynthetic({ compiled }: LoadedEdition, output: Output): void {
  if (compiled.framework.synthetic)
    output.warn(`${localized(compiled.framework.title, "en")}: all values are invented.
`);
}
