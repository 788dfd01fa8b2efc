import type { Ctx, System } from "#platform/context";
import { errorFields } from "#platform/log";
import { usageBetween } from "#usage";
import type { LoadedCity } from "./load-city.ts";
import { listServices, loadedCityOf, type ServiceVersion } from "./services.ts";

interface Ranking {
  readonly of: LoadedCity;
  readonly at: Temporal.Instant;
  readonly services: readonly ServiceVersion[];
}

const rankings = new WeakMap<System, Ranking>();
const FRESH = { hours: 1 } as const;

/**
 * The services of the last four weeks by how often they were begun, the most used first. Counted at most once an hour;
 * without a database the order of the catalogue stands in.
 */
export async function listMostUsed(ctx: Ctx): Promise<readonly ServiceVersion[]> {
  const of = loadedCityOf(ctx);
  const kept = rankings.get(ctx.system);
  if (kept?.of === of && Temporal.Instant.compare(kept.at.add(FRESH), ctx.now()) > 0) return kept.services;
  // Kept before the count is there, so that a crowd at the same moment asks the database once.
  const services = kept?.of === of ? kept.services : listServices(ctx);
  rankings.set(ctx.system, { of, at: ctx.now(), services });
  try {
    const counts = await countStarts(ctx);
    const ranked = listServices(ctx).toSorted(
      (a, b) => (counts.get(b.service.key) ?? 0) - (counts.get(a.service.key) ?? 0),
    );
    rankings.set(ctx.system, { of, at: ctx.now(), services: ranked });
    return ranked;
  } catch (error) {
    ctx.system.log.warn("most-used-unknown", errorFields(error));
    return services;
  }
}

async function countStarts(ctx: Ctx): Promise<Map<string, number>> {
  const today = ctx.today();
  const counts = new Map<string, number>();
  for (const each of await usageBetween(ctx, today.subtract({ weeks: 4 }), today.add({ days: 1 }))) {
    if (each.event === "started") counts.set(each.service, (counts.get(each.service) ?? 0) + each.count);
  }
  return counts;
}
