import { join } from "node:path";
import { z } from "zod";
import type { CityFacts } from "../engine/peers.ts";
import { readCsv } from "./read-csv.ts";

const FILE = join(import.meta.dirname, "data/large-cities.csv");

const schema = z.object({
  city: z.string().min(1),
  /** Official municipality key, eight digits; the first two are the Land. */
  ags: z.string().regex(/^\d{8}$/),
  nuts3: z.string(),
  is_district_free: z.enum(["yes", "no"]),
  latitude: z.coerce.number().min(47).max(56),
  longitude: z.coerce.number().min(5).max(16),
  area_km2: z.string().transform((text) => (text === "" ? undefined : Number(text))),
  population: z.coerce.number().int().positive(),
  population_date: z.string(),
  source: z.string().min(1),
});

/** A large city as facts, each with its source. */
export interface LargeCity extends CityFacts {
  readonly ags: string;
  readonly nuts3: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Known for cities that are districts of their own. */
  readonly areaKm2: number | undefined;
  /** `2018-12-31`, or nothing where the source gives none. */
  readonly populationDate: string | undefined;
  readonly source: string;
}

let cities: readonly LargeCity[] | undefined;

/** The 83 German cities of around 100,000 people and more, the largest first. */
export function largeCities(): readonly LargeCity[] {
  cities ??= readCsv(FILE, schema)
    .map((row) => ({
      city: row.city,
      ags: row.ags,
      land: row.ags.slice(0, 2),
      nuts3: row.nuts3,
      types: row.is_district_free === "yes" ? ["district-free"] : [],
      latitude: row.latitude,
      longitude: row.longitude,
      areaKm2: row.area_km2,
      population: row.population,
      populationDate: row.population_date === "" ? undefined : row.population_date,
      source: row.source,
    }))
    .toSorted((a, b) => b.population - a.population);
  return cities;
}
