import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { parse } from "yaml";
import { publishedEdition2025 } from "./editions/published.ts";
import { SYNTHETIC_YEARS, syntheticEdition } from "./editions/synthetic.ts";
import type { Edition } from "./engine/compare-editions.ts";
import { compileFramework } from "./engine/compile.ts";
import { parseFramework, type Parsed, type Problem } from "./engine/framework.ts";
import { tableOf, type Observations } from "./engine/observations.ts";
import { importTable } from "./import/import-table.ts";

/** An edition with the evidence of its cells. */
export interface LoadedEdition extends Edition {
  readonly observations: Observations;
}

/** Names of the editions that ship with the program. */
export const BUILT_IN = [...SYNTHETIC_YEARS.map((year) => `synthetic-${year}`), "bitkom-2025-published"];

/**
 * Loads an edition: one that ships with the program by its name, an exported folder, or a framework (JSON or YAML) with
 * its data (CSV or XLSX).
 */
export async function loadEdition(framework: string, data?: string): Promise<Parsed<LoadedEdition>> {
  if (data === undefined) {
    const year = SYNTHETIC_YEARS.find((each) => framework === `synthetic-${each}`);
    if (year) return { ok: true, value: syntheticEdition(year) };
    if (framework === "bitkom-2025-published")
      return { ok: true, value: withEvidence(publishedEdition2025()) };
    if (existsSync(framework) && statSync(framework).isDirectory()) {
      return loadFiles(join(framework, "framework.json"), join(framework, "observations.csv"));
    }
    return problem(
      framework,
      existsSync(framework)
        ? "A framework needs its data: name both files."
        : `There is no such edition or folder. Editions: ${BUILT_IN.join(", ")}.`,
    );
  }
  return loadFiles(framework, data);
}

async function loadFiles(framework: string, data: string): Promise<Parsed<LoadedEdition>> {
  for (const path of [framework, data]) {
    if (!existsSync(path)) return problem(path, "There is no such file.");
  }
  const parsed = parseFramework(readDocument(framework));
  if (!parsed.ok) return { ok: false, problems: parsed.problems.map((each) => within(framework, each)) };
  const compiled = compileFramework(parsed.value);
  const observations = await importTable(
    compiled,
    { name: data, bytes: readFileSync(data) },
    { source: basename(data) },
  );
  if (!observations.ok)
    return { ok: false, problems: observations.problems.map((each) => within(data, each)) };
  return {
    ok: true,
    value: { compiled, observations: observations.value, table: tableOf(compiled, observations.value) },
  };
}

/** JSON is YAML, but its own parser tells faults more plainly. */
function readDocument(path: string): unknown {
  const text = readFileSync(path, "utf8");
  return extname(path) === ".json" ? JSON.parse(text) : parse(text);
}

/** The cells of a table without evidence of its own: the framework's source counts for all. */
function withEvidence(edition: Edition): LoadedEdition {
  const { compiled, table } = edition;
  const source = compiled.framework.source ?? "";
  const cells = table.units.flatMap((city, at) =>
    [...table.columns].map(([key, column]) => ({
      city,
      key,
      value: column[at] ?? Number.NaN,
      source,
      date: "",
      deliveredBy: "Bitkom",
      status: "verified" as const,
    })),
  );
  return { ...edition, observations: { cities: table.units, cells } };
}

function within(file: string, { at, message }: Problem): Problem {
  return { at: `${file}, ${at}`, message };
}

function problem(at: string, message: string): Parsed<never> {
  return { ok: false, problems: [{ at, message }] };
}
