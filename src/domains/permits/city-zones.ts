import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { cityFolderOf } from "#catalogue";
import type { System } from "#platform/context";
import { ZONE_FILE } from "./lint-zones.ts";
import { zonePlanSchema, type ZonePlan } from "./zone-plan.ts";

const plans = new WeakMap<System, ZonePlan>();

/** The city's zone plan, read once a process. */
export function zonePlanOf(ctx: { readonly system: System }): ZonePlan {
  const known = plans.get(ctx.system);
  if (known) return known;
  const plan = readZonePlan(cityFolderOf(ctx));
  plans.set(ctx.system, plan);
  return plan;
}

/**
 * Reads `zones.yaml` of a city's folder, which `lintZones` found sound. Without the file the city has no zones.
 * @throws ZodError when it is not sound
 */
export function readZonePlan(folder: string): ZonePlan {
  const path = join(folder, ZONE_FILE);
  if (!existsSync(path)) return zonePlanSchema.parse(WITHOUT_ZONES);
  return zonePlanSchema.parse(parse(readFileSync(path, "utf8")));
}

const WITHOUT_ZONES = {
  rules: { validity: "P1Y", extensionOpens: "P28D", grossWeightLimitKg: 3500 },
  zones: [],
};
