import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { compileFlow, type Flow } from "#forms";
import type { Texts } from "#platform/i18n";
import type { CityFinding } from "./finding.ts";
import { lintCity, lintUnchecked } from "./lint-city.ts";
import { conditionsOutsideFlow } from "./lint-process.ts";
import { lintService, lintServices } from "./lint-service.ts";
import { readYaml, type YamlFile } from "./read-yaml.ts";
import { citySchema, serviceSchema, type City, type Service } from "./schema.ts";
import type { ServiceFinding } from "./service-finding.ts";

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
export function loadCity(folder: string): {
  readonly loaded: LoadedCity | undefined;
  readonly findings: readonly CityFinding[];
} {
  const cityFile = readYaml(join(folder, "city.yaml"), "city.yaml", citySchema);
  const city = cityFile.value;
  const files = yamlFiles(folder, "services").map((file) => readServiceFile(folder, file, city));
  const translated = readTranslations(folder);
  const services = files.flatMap((file) => (file.read.value ? [file.read.value] : []));
  const findings: CityFinding[] = [
    ...cityFile.findings,
    ...(city
      ? [...lintCity(city, services), ...lintUnchecked(city)].map((finding) =>
          placed("city.yaml", cityFile, finding),
        )
      : []),
    ...files.flatMap((file) => file.findings),
    ...lintServices(services).flatMap(({ key, finding }) => {
      const file = files.find((each) => each.read.value?.key === key);
      return file ? [placed(file.name, file.read, finding)] : [];
    }),
    ...translated.findings,
  ];
  const isSound = !findings.some((finding) => finding.severity === "error");
  const sound = files.flatMap(({ read, flow }) =>
    read.value && flow ? [{ service: read.value, flow }] : [],
  );
  return {
    loaded:
      city && isSound ? { folder, city, services: sound, translations: translated.translations } : undefined,
    findings,
  };
}

interface ServiceFile {
  readonly name: string;
  readonly read: YamlFile<Service>;
  readonly flow: Flow | undefined;
  readonly findings: readonly CityFinding[];
}

function readServiceFile(folder: string, file: string, city: City | undefined): ServiceFile {
  const name = `services/${file}`;
  const read = readYaml(join(folder, name), name, serviceSchema);
  const service = read.value;
  if (!service || !city) return { name, read, flow: undefined, findings: read.findings };
  const compiled = compileFlow(service.flow);
  const usedOutside = new Set(conditionsOutsideFlow(service).map((each) => each.name));
  const ofFlow = compiled.findings
    .filter(({ code, path }) => code !== "condition-unused" || !usedOutside.has(String(path.at(-1))))
    .map((finding) => ({ ...finding, path: ["flow", ...finding.path] }));
  const findings = [...lintService(service, city), ...lintUnchecked(service), ...ofFlow].map((finding) =>
    placed(name, read, finding),
  );
  return {
    name,
    read,
    flow: compiled.ok ? compiled.flow : undefined,
    findings: [...findings, ...(`${service.key}.yaml` === file ? [] : [misnamed(name, service.key)])],
  };
}

function readTranslations(
  folder: string,
): Pick<LoadedCity, "translations"> & { readonly findings: readonly CityFinding[] } {
  const findings: CityFinding[] = [];
  const translations = new Map<string, Readonly<Record<string, Texts>>>();
  for (const file of yamlFiles(folder, "translations")) {
    const read = readYaml(join(folder, "translations", file), `translations/${file}`, translationSchema);
    findings.push(...read.findings);
    // The texts are looked up key by key with a fallback, so a missing or misplaced one shows as the fallback.
    if (read.value)
      translations.set(file.replace(/\.yaml$/, ""), read.value as Readonly<Record<string, Texts>>);
  }
  return { translations, findings };
}

function placed(
  file: string,
  read: Pick<YamlFile<unknown>, "lineOf">,
  { path, ...finding }: ServiceFinding,
): CityFinding {
  return { file, line: read.lineOf(path), ...finding };
}

function yamlFiles(folder: string, part: string): string[] {
  const path = join(folder, part);
  return existsSync(path)
    ? readdirSync(path)
        .filter((file) => file.endsWith(".yaml"))
        .sort()
    : [];
}

function misnamed(file: string, key: string): CityFinding {
  return {
    file,
    line: 1,
    severity: "error",
    code: "file-name",
    message: {
      de: `Die Datei muss „${key}.yaml“ heißen, wie ihr Schlüssel.`,
      en: `The file must be named “${key}.yaml”, like its key.`,
    },
  };
}
