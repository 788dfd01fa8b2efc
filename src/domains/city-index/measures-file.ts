import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { LocalizedText } from "#platform/i18n";
import type { Measure } from "./engine/cheapest-way.ts";

/** A measure of the city: what it costs, when it is done and which values the indicators then have. */
export interface CityMeasure extends Measure {
  readonly title: LocalizedText;
}

/** The shape of `index/measures.yaml`. */
export const measuresSchema = z.object({
  synthetic: z.boolean().default(false),
  measures: z.array(
    z.object({
      key: z.string().min(1),
      title: z.object({ de: z.string().min(1) }).catchall(z.string()),
      costCents: z.int().nonnegative(),
      doneBy: z.iso.date(),
      values: z.record(z.string(), z.number()),
    }),
  ),
});

/** The city's own measures from `index/measures.yaml`; none where there is no such file. */
export function cityMeasures(folder: string): readonly CityMeasure[] {
  const path = join(folder, "index/measures.yaml");
  return existsSync(path) ? measuresSchema.parse(parse(readFileSync(path, "utf8"))).measures : [];
}
