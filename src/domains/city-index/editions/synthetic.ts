import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { bitkomFramework } from "../engine/bitkom.ts";
import { compileFramework, type CompiledFramework } from "../engine/compile.ts";
import type { Edition } from "../engine/compare-editions.ts";
import type { CellStatus, Observation, Observations } from "../engine/observations.ts";
import { randomOf } from "../engine/random.ts";
import { CATEGORIES, SYNTHETIC_TREES, titleOf } from "./catalogue.ts";
import { largeCities } from "./cities.ts";
import { inventTable } from "./invent-table.ts";

export const SYNTHETIC_YEARS = ["2020", "2021", "2025"] as const;
export type SyntheticYear = (typeof SYNTHETIC_YEARS)[number];

export interface SyntheticEdition extends Edition {
  readonly year: SyntheticYear;
  readonly observations: Observations;
}

const planSchema = z.object({
  /** The city whose published ranks the invented data must lead to. */
  city: z.string(),
  /** Of what the cities are like in all editions; found by trying, with the seeds below. */
  base: z.int(),
  editions: z.record(
    z.enum(SYNTHETIC_YEARS),
    z.object({
      tree: z.enum(["until-2022", "2025"]),
      parameters: z.int().positive(),
      cities: z.int().positive(),
      seed: z.int(),
      progress: z.number(),
      ranks: z.record(z.string(), z.int().positive()),
    }),
  ),
});
const PLANS = planSchema.parse(
  parse(readFileSync(join(import.meta.dirname, "data/synthetic-plans.yaml"), "utf8")),
);

const made = new Map<SyntheticYear, SyntheticEdition>();

/** An invented edition whose computed ranks of one city are the published ones; the same at each call. */
export function syntheticEdition(year: SyntheticYear): SyntheticEdition {
  const edition = made.get(year) ?? make(year);
  made.set(year, edition);
  return edition;
}

function make(year: SyntheticYear): SyntheticEdition {
  const plan = { base: PLANS.base, ...PLANS.editions[year] };
  const compiled = compileFramework(syntheticFramework(year));
  // Which cities were not in the earlier editions is not published for both; the two smallest are left out.
  const cities = largeCities()
    .slice(0, plan.cities)
    .map((each) => each.city);
  const table = inventTable(compiled, cities, PLANS.city, plan);
  return { year, compiled, table, observations: { cities, cells: cellsOf(table.columns, cities, year) } };
}

function syntheticFramework(year: SyntheticYear): CompiledFramework["framework"] {
  const { tree, parameters } = PLANS.editions[year];
  const groups = SYNTHETIC_TREES[tree];
  const keys = CATEGORIES.flatMap(({ key }) => [...(groups[key] ?? []), `${key}-projects`]);
  const each = Math.floor(parameters / keys.length);
  const parametersOf = (key: string, most?: number) => {
    const count = each + (keys.indexOf(key) < parameters % keys.length ? 1 : 0);
    return Array.from({ length: count }, (_, at) => ({
      key: `${key}-${at + 1}`,
      title: { de: `${titleOf(key).de}, Parameter ${at + 1}`, en: `${titleOf(key).en}, parameter ${at + 1}` },
      points: most === undefined ? 1 + (at % 3) : most / count,
    }));
  };
  return bitkomFramework({
    id: `synthetic-${year}`,
    title: {
      de: `Synthetische Ausgabe ${year} (erfundene Daten)`,
      en: `Synthetic edition ${year} (invented data)`,
    },
    synthetic: true,
    values: "raw",
    categories: CATEGORIES.map(({ key, title }) => {
      const own = groups[key] ?? [];
      const projects = `${key}-projects`;
      return {
        key,
        title,
        indicators: own.map((indicator) => {
          const parameters = parametersOf(indicator);
          // Each parameter is a share of its points, so all points together are what can be reached.
          const to = parameters.reduce((sum, parameter) => sum + parameter.points, 0);
          return { key: indicator, title: titleOf(indicator), parameters, goalposts: { from: 0, to } };
        }),
        projects: {
          key: projects,
          title: titleOf(projects),
          parameters: parametersOf(projects, 5 * own.length),
        },
      };
    }),
  });
}

/** Most cells are verified; some are researched or contested, so that robustness has something to vary. */
function cellsOf(
  columns: ReadonlyMap<string, Float64Array>,
  cities: readonly string[],
  year: SyntheticYear,
): Observation[] {
  const random = randomOf(`status ${year}`);
  return cities.flatMap((city, at) =>
    [...columns].map(([key, column]): Observation => {
      const draw = random();
      const status: CellStatus = draw < 0.86 ? "verified" : draw < 0.97 ? "researched" : "contested";
      return {
        city,
        key,
        value: column[at] ?? 0,
        source: "Synthetisch: erfunden, kein Wert der Stadt / invented, no figure of the city",
        date: `${year}-06-30`,
        deliveredBy: "Generator",
        status,
      };
    }),
  );
}
