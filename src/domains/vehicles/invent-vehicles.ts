import type { Id } from "#platform/ids";
import { seededRandom, type SeededRandom } from "#residents";
import type { NewVehicle } from "./add-vehicles.ts";

export interface InventingVehicles {
  readonly keepers: readonly { readonly id: Id<"person">; readonly birthDate: Temporal.PlainDate }[];
  readonly seed: number;
  readonly today: Temporal.PlainDate;
  readonly plateCode: string;
  /** Plates that somebody else has. */
  readonly taken?: readonly string[];
}

const LETTERS = [
  "A",
  "B",
  "C",
  "D",
  "E",
  "F",
  "G",
  "H",
  "J",
  "K",
  "L",
  "M",
  "N",
  "P",
  "R",
  "S",
  "T",
  "U",
  "V",
  "W",
  "X",
  "Y",
  "Z",
] as const;
// Combinations that registration offices do not give out.
const REFUSED = new Set(["HJ", "KZ", "NS", "SA", "SS", "AH", "HH"]);
const CARS_PER_ADULT = 0.55;

/** Invented vehicles for some of the adults, each plate once; the same for the same seed and day. */
export function inventVehicles(inventing: InventingVehicles): NewVehicle[] {
  const random = seededRandom(inventing.seed);
  const taken = new Set(inventing.taken);
  const adultSince = inventing.today.subtract({ years: 18 });
  return inventing.keepers
    .filter((keeper) => Temporal.PlainDate.compare(keeper.birthDate, adultSince) <= 0)
    .filter(() => random.chance(CARS_PER_ADULT))
    .map((keeper) => ({
      plate: freePlate(random, inventing.plateCode, taken),
      keeperId: keeper.id,
      grossWeightKg: random.chance(0.02) ? random.pick([3500, 3880, 5500]) : random.between(98, 290) * 10,
      keptSince: inventing.today.subtract({ days: random.between(5, 4000) }),
    }));
}

function freePlate(random: SeededRandom, code: string, taken: Set<string>): string {
  for (;;) {
    const letters = `${random.pick(LETTERS)}${random.pick(LETTERS)}`;
    if (REFUSED.has(letters)) continue;
    // Eight characters at most (FZV, Annex 4).
    const plate = `${code}-${letters} ${random.between(1, code.length > 2 ? 999 : 9999)}`;
    if (taken.has(plate)) continue;
    taken.add(plate);
    return plate;
  }
}
