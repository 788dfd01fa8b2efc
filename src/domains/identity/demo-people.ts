import type { LocalizedText } from "#platform/i18n";
import type { AssuranceLevel } from "#platform/actor";
import { registryOf } from "#platform/registry";

/** An invented person that the demo's sign-in offers as a button. */
export interface DemoPerson {
  readonly subject: string;
  readonly kind: "resident" | "staff";
  readonly givenNames: string;
  readonly familyName: string;
  readonly birthDate?: string;
  readonly email: string;
  /** The highest level that this person can prove. */
  readonly level: AssuranceLevel;
  readonly groups: readonly string[];
  /** One line: what this person wants, and what one can see with them. */
  readonly story: LocalizedText;
}

export const demoPeople = registryOf<DemoPerson>("demo person");
