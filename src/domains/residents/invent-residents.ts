import { inventDetails } from "./invent-details.ts";
import type { PersonDetails } from "./register.ts";
import { FAMILY_NAMES, GIVEN_NAMES } from "./names-data.ts";
import { seededRandom, type SeededRandom } from "./seeded-random.ts";

export interface InventedAddress {
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
}

export interface InventedResidence extends InventedAddress {
  readonly kind: "main" | "secondary";
  readonly validFrom: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate | undefined;
  readonly hasConditionalBlock?: boolean;
}

/** Somebody who does not exist. */
export interface InventedResident {
  readonly familyName: string;
  readonly givenNames: string;
  readonly doctoralDegree: string | undefined;
  readonly birthDate: Temporal.PlainDate;
  readonly residences: readonly InventedResidence[];
  /** Number of the household, from 0. */
  readonly household: number;
  /** In their household; without it they are nobody's relative. */
  readonly role?: "head" | "partner" | "child";
  readonly details?: Partial<PersonDetails>;
  readonly deceasedOn?: Temporal.PlainDate;
  /** Since when a block for danger holds (BMG § 51); it ends after two years. */
  readonly blockedSince?: Temporal.PlainDate;
}

export interface Inventing {
  readonly count: number;
  readonly seed: number;
  readonly today: Temporal.PlainDate;
  readonly streets: readonly { readonly street: string; readonly postalCode: string }[];
  /** Addresses of which more people are to live in than would by chance. */
  readonly favoured?: readonly InventedAddress[];
}

const FAVOURED_SHARE = 0.15;
const SECONDARY_SHARE = 0.06;
const MOVED_SHARE = 0.1;
const DETAILS = 0x5eed;

/** An invented population of households; the same for the same seed and day. Names are combined by chance. */
export function inventResidents(inventing: Inventing): InventedResident[] {
  const random = seededRandom(inventing.seed);
  // A stream of its own, so that a further detail leaves everything else as it was.
  const ofDetails = seededRandom(inventing.seed ^ DETAILS);
  const residents: InventedResident[] = [];
  for (let household = 0; residents.length < inventing.count; household += 1) {
    const members = inventDetails(ofDetails, inventHousehold(random, inventing, household), inventing.today);
    residents.push(...members.slice(0, inventing.count - residents.length));
  }
  return residents;
}

function inventHousehold(random: SeededRandom, inventing: Inventing, household: number): InventedResident[] {
  const familyName = random.pick(FAMILY_NAMES);
  const first = adultAge(random);
  const ages = [first];
  const isCouple = random.chance(first < 25 ? 0.12 : 0.48);
  if (isCouple) ages.push(Math.max(18, first + random.between(-6, 6)));
  const hasChildren = first >= 24 && first <= 52 && random.chance(isCouple ? 0.55 : 0.18);
  const children = hasChildren ? random.pick([1, 1, 1, 2, 2, 3]) : 0;
  for (let child = 0; child < children; child += 1)
    ages.push(random.between(0, Math.max(0, Math.min(17, first - 20))));
  const residences = inventResidences(random, inventing, Math.min(...ages.slice(0, isCouple ? 2 : 1)));
  return ages.map((age, index) => {
    const birthDate = inventing.today.subtract({ years: age, days: random.between(1, 364) });
    const ownName = index === 1 && random.chance(0.25) ? random.pick(FAMILY_NAMES) : familyName;
    const { names, sex } = givenNames(random, age);
    return {
      familyName: ownName,
      givenNames: names,
      details: { sex },
      role:
        index === 0 ? ("head" as const) : index === 1 && isCouple ? ("partner" as const) : ("child" as const),
      doctoralDegree: age > 28 && random.chance(0.03) ? "Dr." : undefined,
      birthDate,
      residences: residences
        .map((residence) => sinceBirth(residence, birthDate))
        .filter((residence) => residence !== undefined),
      household,
    };
  });
}

function inventResidences(random: SeededRandom, inventing: Inventing, youngest: number): InventedResidence[] {
  const { today } = inventing;
  const hasMoved = random.chance(MOVED_SHARE);
  const movedIn = hasMoved
    ? today.subtract({ days: random.between(3, 182) })
    : today.subtract({ days: random.between(183, Math.max(400, youngest * 180)) });
  const main: InventedResidence = {
    ...inventAddress(random, inventing),
    kind: "main",
    validFrom: movedIn,
    validUntil: undefined,
  };
  const residences = [main];
  if (hasMoved) {
    const before = movedIn.subtract({ days: random.between(200, 2500) });
    residences.unshift({
      ...inventAddress(random, inventing),
      kind: "main",
      validFrom: before,
      validUntil: movedIn,
    });
  }
  if (random.chance(SECONDARY_SHARE))
    residences.push({
      ...inventAddress(random, inventing),
      kind: "secondary",
      validFrom: movedIn,
      validUntil: undefined,
    });
  return residences;
}

function inventAddress(random: SeededRandom, { streets, favoured = [] }: Inventing): InventedAddress {
  const [preferred, ...others] = favoured;
  if (preferred && random.chance(FAVOURED_SHARE)) return random.pick([preferred, ...others]);
  const [first, ...rest] = streets;
  if (!first) throw new Error("Inventing residents needs streets");
  const { street, postalCode } = random.pick([first, ...rest]);
  const letter = random.chance(0.12) ? random.pick(["a", "b", "c"]) : "";
  return { street, postalCode, houseNumber: `${random.between(1, 96)}${letter}` };
}

/** A child has lived nowhere before it was born; undefined where that leaves nothing. */
export function sinceBirth(
  residence: InventedResidence,
  birthDate: Temporal.PlainDate,
): InventedResidence | undefined {
  if (residence.validUntil && Temporal.PlainDate.compare(residence.validUntil, birthDate) <= 0)
    return undefined;
  return Temporal.PlainDate.compare(residence.validFrom, birthDate) < 0
    ? { ...residence, validFrom: birthDate }
    : residence;
}

/** A university town: many in their twenties, then a broad middle and the old. */
function adultAge(random: SeededRandom): number {
  const [first, last] = random.pick([
    [18, 27],
    [22, 34],
    [28, 42],
    [30, 48],
    [40, 60],
    [50, 68],
    [65, 82],
    [72, 94],
  ]);
  return random.between(first ?? 18, last ?? 90);
}

function givenNames(random: SeededRandom, age: number): { names: string; sex: "w" | "m" } {
  const isFemale = random.chance(0.5);
  const names = GIVEN_NAMES[isFemale ? "female" : "male"][age < 32 ? "young" : age < 62 ? "middle" : "old"];
  const first = random.pick(names);
  const second = random.chance(0.22) ? random.pick(names) : first;
  return { names: second === first ? first : `${first} ${second}`, sex: isFemale ? "w" : "m" };
}
