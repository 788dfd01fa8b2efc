import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lintUnchecked, readYaml, type CityFinding } from "#catalogue";
import { overlapsIn } from "./zone-overlaps.ts";
import { zonePlanSchema } from "./zone-plan.ts";

export const ZONE_FILE = "zones.yaml";
export const ZONE_MAP = "zones.geojson";

/** What is wrong in a city's plan of zones, with the line; a city without the file has no zones and no findings. */
export function lintZones(folder: string): readonly CityFinding[] {
  const path = join(folder, ZONE_FILE);
  if (!existsSync(path)) return [];
  const { value: plan, findings, lineOf } = readYaml(path, ZONE_FILE, zonePlanSchema);
  if (!plan) return findings;
  const overlaps = overlapsIn(plan).map((overlap): CityFinding => {
    const zone = plan.zones.findIndex(({ streets }) =>
      streets.some(({ street }) => overlap.startsWith(street)),
    );
    const street = plan.zones[zone]?.streets.findIndex((entry) => overlap.startsWith(entry.street)) ?? 0;
    return {
      file: ZONE_FILE,
      line: lineOf(["zones", zone, "streets", street]),
      severity: "error",
      code: "zones-overlap",
      message: {
        de: `Eine Adresse liegt in zwei Zonen: ${overlap}. Grenzen Sie Hausnummern, Seite oder Zeitraum ab.`,
        en: `An address is in two zones: ${overlap}. Set house numbers, side or period apart.`,
      },
    };
  });
  const unchecked = lintUnchecked(plan).map(({ path: place, ...finding }): CityFinding => ({
    file: ZONE_FILE,
    line: lineOf(place),
    ...finding,
  }));
  return [...overlaps, ...unchecked, ...lintMap(folder, new Set(plan.zones.map(({ key }) => key)))];
}

/** The map may show only zones that the plan has. */
function lintMap(folder: string, keys: ReadonlySet<string>): CityFinding[] {
  const path = join(folder, ZONE_MAP);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((text, index) =>
    [...text.matchAll(/"zone":\s*"([^"]*)"/g)]
      .map((match) => match[1] ?? "")
      .filter((zone) => !keys.has(zone))
      .map((zone): CityFinding => ({
        file: ZONE_MAP,
        line: index + 1,
        severity: "error",
        code: "map-zone-unknown",
        message: {
          de: `Die Karte zeigt die Zone „${zone}“, die in ${ZONE_FILE} nicht steht. Ergänzen Sie sie dort oder nehmen Sie sie hier heraus.`,
          en: `The map shows the zone “${zone}”, which ${ZONE_FILE} does not have. Add it there or remove it here.`,
        },
      })),
  );
}
