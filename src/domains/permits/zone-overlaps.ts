import { streetKey } from "./street-key.ts";
import { zoneOf } from "./zone-of.ts";
import type { ZonePlan } from "./zone-plan.ts";

/** Addresses that the plan puts into two zones at once, as sentences; the plan of a city must have none. */
export function overlapsIn(plan: ZonePlan): string[] {
  const found = new Set<string>();
  const streets = new Map(
    plan.zones.flatMap((zone) =>
      zone.streets.map((entry) => [streetKey(entry.street), entry.street] as const),
    ),
  );
  for (const [key, street] of streets) {
    const entries = plan.zones.flatMap((zone) =>
      zone.streets.filter((entry) => streetKey(entry.street) === key).map((entry) => ({ zone, entry })),
    );
    if (new Set(entries.map(({ zone }) => zone.key)).size < 2) continue;
    // The answer can only change at these numbers and days, so looking there looks everywhere.
    const numbers = entries.flatMap(({ entry }) => [...(entry.range ?? []), ...(entry.numbers ?? [])]);
    const days = entries
      .flatMap(({ zone, entry }) => [zone.from, entry.from])
      .filter((day) => day !== undefined);
    const last = Math.max(2, ...numbers) + 2;
    for (const on of [new Temporal.PlainDate(1900, 1, 1), ...days]) {
      for (let number = 1; number <= last; number++) {
        const answer = zoneOf(plan, { street, houseNumber: String(number) }, on);
        if (
          answer.kind === "perhaps" &&
          answer.zones.length > 1 &&
          isCertainIn(
            plan,
            answer.zones.map((zone) => zone.key),
            street,
            number,
            on,
          )
        ) {
          found.add(
            `${street} ${number} (${on.toString()}): ${answer.zones.map((zone) => zone.key).join(", ")}`,
          );
        }
      }
    }
  }
  return [...found];
}

/** Whether each of the zones, taken alone, claims the address for certain. */
function isCertainIn(
  plan: ZonePlan,
  keys: readonly string[],
  street: string,
  number: number,
  on: Temporal.PlainDate,
): boolean {
  return keys.every((key) => {
    const alone = { ...plan, zones: plan.zones.filter((zone) => zone.key === key) };
    return zoneOf(alone, { street, houseNumber: String(number) }, on).kind === "in";
  });
}
