import type { Identification } from "#identity";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";

export interface Person {
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
  readonly validFrom: Temporal.PlainDate;
  /** The first day on which it no longer holds. */
  readonly validUntil: Temporal.PlainDate | undefined;
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
  /** The one living resident with this name and birth date; undefined for none and for several. */
  match(ctx: Ctx, identification: Identification): Promise<Id<"person"> | undefined>;
  search(ctx: Ctx, query: PersonQuery, limit: number): Promise<readonly Person[]>;
}
