import type { InventedResident } from "./invent-residents.ts";
import { FAMILY_NAMES } from "./names-data.ts";
import type { SeededRandom } from "./seeded-random.ts";

const BLOCKED_SHARE = 0.004;
const MARRIED_SHARE = 0.75;
const BIRTH_PLACES = ["Weimar", "Gera", "Erfurt", "Leipzig", "Apolda", "Berlin"] as const;
const ABROAD: readonly [Birth, ...Birth[]] = [
  { birthPlace: "Poznań", birthCountry: "PL" },
  { birthPlace: "Aleppo", birthCountry: "SY" },
  { birthPlace: "Odessa", birthCountry: "UA" },
  { birthPlace: "Izmir", birthCountry: "TR" },
  { birthPlace: "Hanoi", birthCountry: "VN" },
  { birthPlace: "Lyon", birthCountry: "FR" },
];

interface Birth {
  readonly birthPlace: string;
  readonly birthCountry: string;
}

/**
 * Gives the members of one household what the extended certificate speaks of: births, nationalities, marriages, here
 * and there a block for danger (BMG § 51).
 */
export function inventDetails(
  random: SeededRandom,
  members: readonly InventedResident[],
  today: Temporal.PlainDate,
): InventedResident[] {
  const [head, partner] = members;
  const isMarried = partner?.role === "partner" && random.chance(MARRIED_SHARE);
  const marriedOn = isMarried ? inventWedding(random, [head, partner], today) : undefined;
  const isBlocked = random.chance(BLOCKED_SHARE);
  const blockedSince = today.subtract({ days: random.between(1, 700) });
  return members.map((member) => ({
    ...member,
    ...(isBlocked && Temporal.PlainDate.compare(blockedSince, member.birthDate) > 0 ? { blockedSince } : {}),
    details: {
      ...member.details,
      ...inventBirth(random),
      ...inventCallName(member.givenNames),
      ...(member.role === "child"
        ? { maritalStatus: "LD" as const }
        : marriedOn
          ? {
              maritalStatus: "VH" as const,
              marriedOn,
              marriedAt: random.pick(BIRTH_PLACES),
              ...(member.role === "partner" && member.familyName === head?.familyName
                ? { birthName: random.pick(FAMILY_NAMES) }
                : {}),
            }
          : { maritalStatus: random.pick(["LD", "LD", "GS", "VW"] as const) }),
    },
  }));
}

/** On a day on which both were of age. */
function inventWedding(
  random: SeededRandom,
  couple: readonly (InventedResident | undefined)[],
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const daysOfAge = couple.flatMap((person) =>
    person ? person.birthDate.add({ years: 18 }).until(today, { largestUnit: "days" }).days : [],
  );
  return today.subtract({ days: random.between(0, Math.max(0, Math.min(...daysOfAge))) });
}

function inventBirth(random: SeededRandom): NonNullable<InventedResident["details"]> {
  if (!random.chance(0.14)) return { birthPlace: random.pick(BIRTH_PLACES), nationalities: ["DE"] };
  const birth = random.pick(ABROAD);
  return { ...birth, nationalities: [...(random.chance(0.3) ? ["DE"] : []), birth.birthCountry] };
}

/** Of several given names the first; a single one needs no mark. */
function inventCallName(givenNames: string): NonNullable<InventedResident["details"]> {
  const [first, ...others] = givenNames.split(" ");
  return first && others.length > 0 ? { callName: first } : {};
}
