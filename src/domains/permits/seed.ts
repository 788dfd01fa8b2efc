import { cityFolderOf, cityOf, listServices } from "#catalogue";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import { readDemoCity, readStreets, type InventedAddress } from "#residents";
import { zonePlanOf } from "./city-zones.ts";
import {
  inventHistory,
  type InventedApplication,
  type InventedPermit,
  type Inventing,
  type Population,
} from "./invent-history.ts";
import { inventOpenApplications } from "./invent-open.ts";
import { permitNumber } from "./issue-permit.ts";
import { streetKey } from "./street-key.ts";
import { tables } from "./tables.ts";
import { findZone, zoneOf } from "./zone-of.ts";

const BATCH = 500;
const NUMBERS_OF_A_WHOLE_STREET = 40;

/** Addresses that are certainly in a zone today, so that invented people can be made to live there. */
export function zoneAddresses(ctx: Ctx): InventedAddress[] {
  const plan = zonePlanOf(ctx);
  const codes = new Map(
    readStreets(cityFolderOf(ctx)).map(({ street, postalCode }) => [streetKey(street), postalCode]),
  );
  const streets = new Map(
    plan.zones.flatMap((zone) => zone.streets.map((entry) => [entry.street, entry] as const)),
  );
  return [...streets].flatMap(([street, entry]) => {
    const postalCode = codes.get(streetKey(street));
    if (postalCode === undefined) return [];
    const last = Math.max(entry.range?.[1] ?? 0, ...(entry.numbers ?? [])) || NUMBERS_OF_A_WHOLE_STREET;
    return Array.from({ length: last }, (_, index) => ({
      street,
      postalCode,
      houseNumber: String(index + 1),
    })).filter((address) => zoneOf(plan, address, ctx.today()).kind === "in");
  });
}

export interface PermitHistory {
  readonly permits: readonly InventedPermit[];
  /** Closed applications of the last half year, oldest first. */
  readonly applications: readonly InventedApplication[];
  /** Submitted ones that a caseworker will have to decide, oldest first. */
  readonly open: readonly InventedApplication[];
}

/** What happened in the last half year, invented from a population: nothing is written yet. */
export function planPermitHistory(
  ctx: Ctx,
  options: Population & { readonly seed: number; readonly open: number },
): PermitHistory {
  const service = listServices(ctx).find((each) => each.service.procedure === "resident-parking-permit");
  if (!service) return { permits: [], applications: [], open: [] };
  const inventing: Inventing = {
    ...options,
    plan: zonePlanOf(ctx),
    serviceKey: service.service.key,
    place: cityOf(ctx).name,
    now: ctx.now(),
    today: ctx.today(),
  };
  const { permits, applications } = inventHistory(inventing);
  const holders = new Set(permits.map((permit) => permit.personId));
  return { permits, applications, open: inventOpenApplications(inventing, options.open, holders) };
}

/** Writes the permits of a planned history. `caseIds` are those of its applications, in their order. */
export async function seedPermits(
  ctx: Ctx,
  history: PermitHistory,
  caseIds: readonly string[],
): Promise<void> {
  const caseOf = new Map(history.applications.map((application, index) => [application, caseIds[index]]));
  for (let at = 0; at < history.permits.length; at += BATCH) {
    const part = history.permits.slice(at, at + BATCH);
    const numbers = await execute<{ number: number }>(
      ctx.db,
      "SELECT nextval('permits.permit_number') AS number FROM generate_series(1, $1)",
      [part.length],
    );
    await tables(ctx)
      .insertInto("permits.permit")
      .values(
        part.map((permit, index) => ({
          id: newId<"permit">(),
          number: permitNumber(permit.zone.numberLetter, numbers[index]?.number ?? 0),
          zone_key: permit.zone.key,
          person_id: permit.personId,
          plate: permit.plate,
          valid_from: permit.validFrom,
          valid_until: permit.validUntil,
          case_id: (permit.application && caseOf.get(permit.application)) ?? null,
          withdrawn_at: permit.withdrawn?.at ?? null,
          withdrawn_because: permit.withdrawn?.because ?? null,
          created_at: permit.createdAt,
        })),
      )
      .execute();
  }
}

/** Writes the permits of `demo.yaml`; `people` are the residents' ids by subject. */
export async function seedDemoPermits(ctx: Ctx, people: ReadonlyMap<string, Id<"person">>): Promise<void> {
  const plan = zonePlanOf(ctx);
  const permits = readDemoCity(cityFolderOf(ctx)).residents.flatMap(({ subject, permit }) => {
    const zone = permit && findZone(plan, permit.zone);
    const personId = people.get(subject);
    if (!permit || !zone || !personId) return [];
    const validUntil = ctx.today().add(permit.endsIn);
    const validFrom = validUntil.subtract(plan.rules.validity).add({ days: 1 });
    return [
      {
        zone,
        personId,
        plate: permit.plate,
        validFrom,
        validUntil,
        createdAt: ctx.now(),
        application: undefined,
      },
    ];
  });
  await seedPermits(ctx, { permits, applications: [], open: [] }, []);
}
