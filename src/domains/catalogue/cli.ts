import { existsSync } from "node:fs";
import { join } from "node:path";
import { describeFinding, type CityFinding } from "./finding.ts";
import { loadCity } from "./load-city.ts";
import { serviceJsonSchema } from "./schema.ts";

export interface CityCheck {
  readonly findings: readonly CityFinding[];
  /** Without errors: the city would start. */
  readonly ok: boolean;
}

const WEIGHT = { error: 0, warning: 1, hint: 2 } as const;

/** What one domain finds wrong in its part of a city's folder. */
export type FolderCheck = (folder: string) => readonly CityFinding[];

/** Checks a city's folder, and by `checks` the parts of other domains; the gravest findings first. */
export function checkCity(folder: string, checks: readonly FolderCheck[] = []): CityCheck {
  if (!existsSync(join(folder, "city.yaml"))) return { findings: [noCity], ok: false };
  const findings = [...loadCity(folder).findings, ...checks.flatMap((check) => check(folder))];
  const sorted = findings.toSorted(
    (a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || a.file.localeCompare(b.file) || a.line - b.line,
  );
  return { findings: sorted, ok: !findings.some((finding) => finding.severity === "error") };
}

/**
 * `stadtkern check FOLDER`: one line a finding, `file:line: severity code: what to do`, and a last line with the sums.
 * @returns the exit code: 0 when the city would start
 */
export function printCheck(
  folder: string,
  write: (line: string) => void,
  checks: readonly FolderCheck[] = [],
): number {
  const { findings, ok } = checkCity(folder, checks);
  for (const finding of findings) write(describeFinding({ ...finding, file: join(folder, finding.file) }));
  const count = (severity: CityFinding["severity"]): number =>
    findings.filter((finding) => finding.severity === severity).length;
  write(`${folder}: ${count("error")} errors, ${count("warning")} warnings, ${count("hint")} hints`);
  return ok ? 0 : 1;
}

/** `stadtkern schema`: the JSON Schema of a service file, for editors. */
export function printSchema(write: (line: string) => void): number {
  write(JSON.stringify(serviceJsonSchema(), null, 2));
  return 0;
}

const noCity: CityFinding = {
  file: "city.yaml",
  line: 1,
  severity: "error",
  code: "city-missing",
  message: {
    de: "In diesem Ordner gibt es keine city.yaml. Geben Sie den Ordner einer Stadt an, zum Beispiel cities/jena.",
    en: "There is no city.yaml in this folder. Name the folder of a city, such as cities/jena.",
  },
};
