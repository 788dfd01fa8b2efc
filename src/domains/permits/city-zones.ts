import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { cityFolderOf } from "#catalogue";
import type { System } from "#platform/context";
import { zonePlanSchema, type ZonePlan } from "./zone-plan.ts";
import { overlapsIn } from "./zone-overlaps.ts";

const plans = new WeakMap<System, ZonePlan>();
const FILE = "zones.yaml";

/**
 * The city's zone plan, read once a process.
 * @throws Error naming what is wrong in `zones.yaml`
 */
export function zonePlanOf(ctx: { readonly system: System }): ZonePlan {
  const known = plans.get(ctx.system);
  if (known) return known;
  const plan = readZonePlan(cityFolderOf(ctx));
  plans.set(ctx.system, plan);
  return plan;
}

/** Reads `zones.yaml` of a city's folder. Without the file the city has no zones. */
export function readZonePlan(folder: string): ZonePlan {
  const path = join(folder, FILE);
  if (!existsSync(path)) return zonePlanSchema.parse(WITHOUT_ZONES);
  const result = zonePlanSchema.safeParse(parse(readFileSync(path, "utf8")));
  if (!result.success) {
    const issues = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`${path} does not fit the schema:\n${issues.join("\n")}`);
  }
  const overlaps = overlapsIn(result.data);
  if (overlaps.length > 0)
    throw new Error(
      `${path} puts an address into two zones:\n${overlaps.map((each) => `  ${each}`).join("\n")}`,
    );
  return result.data;
}

const WITHOUT_ZONES = {
  rules: { validity: "P1Y", extensionOpens: "P28D", grossWeightLimitKg: 3500 },
  zones: [],
};
