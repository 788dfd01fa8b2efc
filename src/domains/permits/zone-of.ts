import { houseNumberOf } from "./house-number.ts";
import { streetKey } from "./street-key.ts";
import type { Zone, ZonePlan, ZoneStreet } from "./zone-plan.ts";

export type ZoneAnswer =
  | { readonly kind: "in"; readonly zone: Zone }
  /** Parts of the street belong to these zones; which house numbers is not known. */
  | { readonly kind: "perhaps"; readonly zones: readonly Zone[] }
  | { readonly kind: "none" };

/**
 * The zone of an address on a day. What names house numbers goes before what is described in words. An address has at
 * most one zone (StVO § 45 (1b) No. 2a: the quarter in which somebody lives).
 */
export function zoneOf(
  plan: ZonePlan,
  address: { readonly street: string; readonly houseNumber: string },
  on: Temporal.PlainDate,
): ZoneAnswer {
  const key = streetKey(address.street);
  const number = houseNumberOf(address.houseNumber);
  const certain: Zone[] = [];
  const perhaps: Zone[] = [];
  for (const zone of plan.zones) {
    if (!holdsOn(zone, on)) continue;
    const entries = zone.streets.filter((entry) => streetKey(entry.street) === key && holdsOn(entry, on));
    const fits = entries.map((entry) => fitOf(entry, number));
    if (fits.includes("in")) certain.push(zone);
    else if (fits.includes("perhaps")) perhaps.push(zone);
  }
  const [zone, another] = certain;
  if (zone && !another) return { kind: "in", zone };
  // Two zones for one address is an error in the data (`overlapsIn` finds it); a person decides meanwhile.
  if (zone) return { kind: "perhaps", zones: certain };
  return perhaps.length > 0 ? { kind: "perhaps", zones: perhaps } : { kind: "none" };
}

export function findZone(plan: ZonePlan, key: string): Zone | undefined {
  return plan.zones.find((zone) => zone.key === key);
}

/** Whether something with these days holds on a day; `until` is the first day on which it does not. */
export function holdsOn(
  period: { readonly from?: Temporal.PlainDate | undefined; readonly until?: Temporal.PlainDate | undefined },
  on: Temporal.PlainDate,
): boolean {
  if (period.from && Temporal.PlainDate.compare(on, period.from) < 0) return false;
  return !period.until || Temporal.PlainDate.compare(on, period.until) < 0;
}

function fitOf(entry: ZoneStreet, number: number | undefined): "in" | "perhaps" | "out" {
  const namesNumbers = entry.range !== undefined || entry.numbers !== undefined || entry.side !== undefined;
  if (!namesNumbers) return entry.part ? "perhaps" : "in";
  if (number === undefined) return "perhaps";
  if (entry.numbers && !entry.numbers.includes(number)) return "out";
  if (entry.range && (number < entry.range[0] || number > entry.range[1])) return "out";
  if (entry.side && (number % 2 === 0 ? "even" : "odd") !== entry.side) return "out";
  return entry.part ? "perhaps" : "in";
}
