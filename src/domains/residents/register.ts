import type { Identification } from "#identity";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";

/** DSMeld 0701: male, female, diverse, none stated. */
export type Sex = "m" | "w" | "d" | "x";

/** DSMeld 1401: single, married, widowed, divorced, marriage annulled; the L codes for civil partnerships; unknown. */
export type MaritalStatus = "LD" | "VH" | "VW" | "GS" | "EA" | "LP" | "LV" | "LA" | "LE" | "NB";

/** What the register holds of a person beyond what every service needs. What it does not know is undefined. */
export interface PersonDetails {
  /** DSMeld 0302: the given name they go by */
  readonly callName: string | undefined;
  /** DSMeld 0201a */
  readonly birthName: string | undefined;
  /** DSMeld 0501 */
  readonly religiousName: string | undefined;
  /** DSMeld 0502 */
  readonly artistName: string | undefined;
  /** DSMeld 0602 */
  readonly birthPlace: string | undefined;
  /** DSMeld 0603, ISO 3166-1 alpha-2; only for births abroad */
  readonly birthCountry: string | undefined;
  readonly sex: Sex | undefined;
  /** DSMeld 1001, ISO 3166-1 alpha-2 */
  readonly nationalities: readonly string[];
  /** DSMeld 1101 */
  readonly religion: string | undefined;
  readonly maritalStatus: MaritalStatus | undefined;
  /** DSMeld 1402 */
  readonly marriedOn: Temporal.PlainDate | undefined;
  /** DSMeld 1408 */
  readonly marriedAt: string | undefined;
  /** DSMeld 1902 */
  readonly deathPlace: string | undefined;
}

/** A person as a request for information meets them: with all that is held for true now. */
export interface RegisterRecord {
  readonly person: Person;
  /** Current and former ones. */
  readonly residences: readonly Residence[];
  readonly blocks: readonly DisclosureBlock["kind"][];
  /** Names as `given family`, of spouses and of parents of a minor. */
  readonly spouses: readonly string[];
  readonly representatives: readonly string[];
}

export interface Person extends PersonDetails {
  readonly id: Id<"person">;
  /** DSMeld 0101a */
  readonly familyName: string;
  /** DSMeld 0301 */
  readonly givenNames: string;
  /** DSMeld 0401 */
  readonly doctoralDegree: string | undefined;
  /** DSMeld 0601 */
  readonly birthDate: Temporal.PlainDate;
  /** DSMeld 1901 */
  readonly deceasedOn: Temporal.PlainDate | undefined;
}

export interface Residence {
  readonly kind: "main" | "secondary";
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly place: string;
  /** In a home, a refuge or a clinic (BMG § 52). */
  readonly hasConditionalBlock: boolean;
  readonly validFrom: Temporal.PlainDate;
  /** The first day on which it no longer holds. */
  readonly validUntil: Temporal.PlainDate | undefined;
}

/** Somebody who belongs to a person, as seen from that person. */
export interface Relative {
  readonly kind: "spouse" | "child" | "parent";
  readonly id: Id<"person">;
}

/** A block against disclosure: for danger (BMG § 51 (1)) or by civil-status law (§ 51 (5)). */
export interface DisclosureBlock {
  readonly kind: "danger" | "civil-status";
  readonly validFrom: Temporal.PlainDate;
  /** The first day on which it no longer holds. */
  readonly validUntil: Temporal.PlainDate | undefined;
}

/** One entry of a person's history: what was true from when, and from when until when we held it for true. */
export interface HistoryEntry<Entry> {
  readonly entry: Entry;
  readonly validFrom: Temporal.PlainDate;
  readonly validUntil: Temporal.PlainDate | undefined;
  readonly knownFrom: Temporal.Instant;
  /** Undefined: it still counts as true. */
  readonly knownUntil: Temporal.Instant | undefined;
}

export interface PersonHistory {
  readonly names: readonly HistoryEntry<Person>[];
  readonly residences: readonly HistoryEntry<Residence>[];
}

/** On which day something was true, and at which moment we are asked what we knew; both default to now. */
export interface AsOf {
  readonly on?: Temporal.PlainDate;
  readonly knownAt?: Temporal.Instant;
}

export interface PersonQuery {
  /** The beginning of the family name. */
  readonly familyName: string;
  /** The beginning of any given name. */
  readonly givenName?: string | undefined;
  readonly birthDate?: Temporal.PlainDate | undefined;
}

/** What this project asks of a residents' register. A city's own system takes its place by an adapter. */
export interface ResidentsRegister {
  find(ctx: Ctx, personId: Id<"person">, asOf?: AsOf): Promise<Person | undefined>;
  residences(ctx: Ctx, personId: Id<"person">, asOf?: AsOf): Promise<readonly Residence[]>;
  /** Spouse or civil partner, children, and the parents of somebody who is a child. */
  relatives(ctx: Ctx, personId: Id<"person">, asOf?: AsOf): Promise<readonly Relative[]>;
  /** The blocks that hold on the day; those of an address stand at the residence. */
  blocks(ctx: Ctx, personId: Id<"person">, asOf?: AsOf): Promise<readonly DisclosureBlock[]>;
  /** All that was ever entered, newest first. */
  history(ctx: Ctx, personId: Id<"person">): Promise<PersonHistory>;
  /** The one living resident with this name and birth date; undefined for none and for several. */
  match(ctx: Ctx, identification: Identification): Promise<Id<"person"> | undefined>;
  /**
   * Everybody who has, or had, a family name and together with it each of the given names, by sound. One question to
   * the database whatever it finds, so that its time tells nothing (BMG § 51 (2)).
   */
  bySound(ctx: Ctx, names: Pick<Person, "familyName" | "givenNames">): Promise<readonly RegisterRecord[]>;
  search(ctx: Ctx, query: PersonQuery, limit: number): Promise<readonly Person[]>;
}
