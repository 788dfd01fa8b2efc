import type { Ctx, System } from "#platform/context";
import { serviceBlocks } from "./availability.ts";
import { cityFilesOf, openCatalogue } from "./services.ts";
import { listApproved, type SettingChange } from "./setting-changes.ts";
import { layAllOver, layOver, type LaidOver } from "./setting-overlay.ts";

/** The city with a proposal laid over what is in force, or why that is not possible. */
export async function proposedCity(ctx: Ctx, change: SettingChange): Promise<LaidOver> {
  const files = cityFilesOf(ctx);
  return layOver(files, layAllOver(files, await listApproved(ctx)).loaded, change);
}

/**
 * The same request in a city that is not in force: pages made with it show the proposal, and nobody else sees it.
 * Whether a service is blocked is asked of the real system, which alone knows its adapters.
 */
export function inCity(ctx: Ctx, { loaded }: Extract<LaidOver, { ok: true }>): Ctx {
  const real = ctx.system;
  const system: System = { ...real };
  openCatalogue(system, loaded);
  for (const [name, block] of serviceBlocks.list(real))
    serviceBlocks.add(system, name, (_inside, service) => block({ system: real }, service));
  return { ...ctx, system };
}
