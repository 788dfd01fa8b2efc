import { bitkomFramework } from "../engine/bitkom.ts";
import { compileFramework, type CompiledFramework } from "../engine/compile.ts";
import type { Edition } from "../engine/compare-editions.ts";
import type { CellStatus, Observation, Observations } from "../engine/observations.ts";
import { randomOf } from "../engine/random.ts";
import { CATEGORIES, SYNTHETIC_TREES, titleOf } from "./catalogue.ts";
import { largeCities } from "./cities.ts";
import { inventTable, type Plan } from "./invent-table.ts";

export const SYNTHETIC_YEARS = ["2020", "2021", "2025"] as const;
export type SyntheticYear = (typeof SYNTHETIC_YEARS)[number];

export interface SyntheticEdition extends Edition {
  readonly year: SyntheticYear;
  readonly observations: Observations;
}

/** Found by trying: with it and the seeds below the total ranks come out as well. */
const BASE = 337;

/** Jena's published ranks, which the invented data must lead to. Sources: `cities/jena/index/published.csv`. */
const PLANS: Readonly<
  Record<
    SyntheticYear,
    Plan & { readonly tree: "until-2022" | "2025"; readonly parameters: number; readonly cities: number }
  >
> = {
  "2020": {
    tree: "until-2022",
    parameters: 133,
    cities: 81,
    base: BASE,
    seed: 1,
    progress: 0,
    ranks: { total: 42, administration: 35, energy: 50, it: 55, mobility: 70, society: 15 },
  },
  "2021": {
    tree: "until-2022",
    parameters: 133,
    cities: 81,
    base: BASE,
    seed: 3,
    progress: 0.15,
    ranks: { total: 34, administration: 49, energy: 36, it: 53, mobility: 46, society: 7 },
  },
  "2025": {
    tree: "2025",
    parameters: 163,
    cities: 83,
    base: BASE,
    seed: 4,
    progress: 0.6,
    ranks: { total: 54, administration: 54, energy: 69, it: 61, mobility: 47, society: 35 },
  },
};

const made = new Map<SyntheticYear, SyntheticEdition>();

/** An invented edition whose computed ranks of Jena are the published ones; the same at each call. */
export function syntheticEdition(year: SyntheticYear): SyntheticEdition {
  const edition = made.get(year) ?? make(year);
  made.set(year, edition);
  return edition;
}

function make(year: SyntheticYear): SyntheticEdition {
  const plan = PLANS[year];
  const compiled = compileFramework(syntheticFramework(year));
  // Which cities were not in the earlier editions is not published for both; the two smallest are left out.
  const cities = largeCities()
    .slice(0, plan.cities)
    .map((each) => each.city);
  const table = inventTable(compiled, cities, "Jena", plan);
  return { year, compiled, table, observations: { cities, cells: cellsOf(table.columns, cities, year) } };
}

function syntheticFramework(year: SyntheticYear): CompiledFramework["framework"] {
  const { tree, parameters } = PLANS[year];
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
        indicators: own.map((indicator) => ({
          key: indicator,
          title: titleOf(indicator),
          parameters: parametersOf(indicator),
        })),
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
