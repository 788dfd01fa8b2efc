import { kolnerPhonetik } from "./kolner-phonetik.ts";
import { nameKey } from "./name-key.ts";

/**
 * By which somebody is found: each family name they have or had by birth with each given name, as they sound. The two
 * belong together, as BMG § 49 (4) asks.
 */
export function searchKeysOf(person: {
  readonly familyName: string;
  readonly birthName?: string | null | undefined;
  readonly givenNames: string;
}): string[] {
  const families = [person.familyName, ...(person.birthName ? [person.birthName] : [])];
  return [...new Set(families.flatMap((family) => searchKeys(family, person.givenNames)))];
}

/** The keys of one family name with each of the given names. */
export function searchKeys(familyName: string, givenNames: string): string[] {
  const given = nameKey(givenNames).split(" ").filter(Boolean);
  return given.map((name) => `${sound(familyName)} ${sound(name)}`);
}

/** Names in other letters, and those of a silent letter alone, are compared as they are written. */
function sound(name: string): string {
  return kolnerPhonetik(name) || nameKey(name);
}
