import { existsSync } from "node:fs";
import { join } from "node:path";
import { readYaml, type CityFinding } from "#catalogue";
import { measuresSchema } from "./measures-file.ts";
import { latestFramework } from "./latest-framework.ts";
import { publishedFigures } from "./editions/published.ts";

const MEASURES = "index/measures.yaml";
const PUBLISHED = "index/published.csv";

/** What is wrong in a city's folder `index`: its measures and its published figures. A city may have neither. */
export function lintIndex(folder: string): readonly CityFinding[] {
  return [...lintMeasures(folder), ...lintPublished(folder)];
}

function lintMeasures(folder: string): CityFinding[] {
  const path = join(folder, MEASURES);
  if (!existsSync(path)) return [];
  const { value, findings, lineOf } = readYaml(path, MEASURES, measuresSchema);
  const known = new Set(latestFramework().indicators.map(({ key }) => key));
  const unknown = (value?.measures ?? []).flatMap((measure, index) =>
    Object.keys(measure.values)
      .filter((key) => !known.has(key))
      .map((key): CityFinding => ({
        file: MEASURES,
        line: lineOf(["measures", index, "values", key]),
        severity: "error",
        code: "indicator-unknown",
        message: {
          de: `Die Maßnahme „${measure.key}“ nennt die Kennzahl „${key}“, die es nicht gibt. Die Schlüssel zeigt „stadtkern index run 2025 --format json“.`,
          en: `The measure “${measure.key}” names the indicator “${key}”, which does not exist. “stadtkern index run 2025 --format json” shows the keys.`,
        },
      })),
  );
  return [...findings, ...unknown];
}

function lintPublished(folder: string): CityFinding[] {
  try {
    publishedFigures(folder, "");
    return [];
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return [
      {
        file: PUBLISHED,
        line: Number(/row (\d+)/.exec(reason)?.[1] ?? 1),
        severity: "error",
        code: "shape",
        message: {
          de: `Die veröffentlichten Zahlen sind nicht zu lesen: ${reason}`,
          en: `The published figures cannot be read: ${reason}`,
        },
      },
    ];
  }
}
