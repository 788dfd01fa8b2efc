import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { compileFlow, type Flow } from "#forms";
import type { Texts } from "#platform/i18n";
import type { CityFinding } from "./finding.ts";
import { lintService } from "./lint-service.ts";
import { readYaml } from "./read-yaml.ts";
import { citySchema, serviceSchema, type City, type Service } from "./schema.ts";

export interface LoadedCity {
  readonly folder: string;
  readonly city: City;
  readonly services: readonly { readonly service: Service; readonly flow: Flow }[];
  /** Further languages: code to texts by domain. */
  readonly translations: ReadonlyMap<string, Readonly<Record<string, Texts>>>;
}

const translationSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * Reads a city's folder whole and checks it. With an error among the findings there is no city: nothing half-read
 * is ever used.
 */
export function loadCity(folder: string): { readonly loaded: LoadedCity | undefined; readonly findings: readonly CityFinding[] } {
  const cityFile = readYaml(join(folder, "city.yaml"), "city.yaml", citySchema);
  const findings: CityFinding[] = [...cityFile.findings];
  const city = cityFile.value;
  const services: { service: Service; flow: Flow }[] = [];
  for (const file of yamlFiles(folder, "services")) {
    const name = `services/${file}`;
    const read = readYaml(join(folder, name), name, serviceSchema);
    findings.push(...read.findings);
    if (!read.value || !city) continue;
    const service = read.value;
    const compiled = compileFlow(service.flow);
    const ofFlow = compiled.findings.map((finding) => ({ ...finding, path: ["flow", ...finding.path] }));
    for (const { severity, code, path, message } of [...lintService(service, city), ...ofFlow]) {
      findings.push({ file: name, line: read.lineOf(path), severity, code, message });
    }
    if (`${service.key}.yaml` !== file) findings.push(misnamed(name, service.key));
    if (compiled.ok) services.push({ service, flow: compiled.flow });
  }
  const translations = new Map<string, Readonly<Record<string, Texts>>>();
  for (const file of yamlFiles(folder, "translations")) {
    const read = readYaml(join(folder, "translations", file), `translations/${file}`, translationSchema);
    findings.push(...read.findings);
    // The texts are looked up key by key with a fallback, so a missing or misplaced one shows as the fallback.
    if (read.value) translations.set(file.replace(/\.yaml$/, ""), read.value as Readonly<Record<string, Texts>>);
  }
  const isSound = !findings.some((finding) => finding.severity === "error");
  return { loaded: city && isSound ? { folder, city, services, translations } : undefined, findings };
}

function yamlFiles(folder: string, part: string): string[] {
  const path = join(folder, part);
  return existsSync(path) ? readdirSync(path).filter((file) => file.endsWith(".yaml")).sort() : [];
}

function misnamed(file: string, key: string): CityFinding {
  return {
    file,
    line: 1,
    severity: "error",
    code: "file-name",
    message: { de: `Die Datei muss „${key}.yaml“ heißen, wie ihr Schlüssel.`, en: `The file must be named “${key}.yaml”, like its key.` },
  };
}
