import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { registryOf } from "#platform/registry";
import type { Licence } from "./licence.ts";
import { ownRegister } from "./own-register.ts";

/** On which day something was true, and at which moment we are asked what we knew; both default to now. */
export interface AsOf {
  readonly on?: Temporal.PlainDate;
  readonly knownAt?: Temporal.Instant;
}

/** One entry of the history: when it was true, and when we held it for true. */
export interface LicenceEntry extends Licence {
  readonly validFrom: Temporal.PlainDate;
  /** The first day on which it no longer holds. */
  readonly validUntil: Temporal.PlainDate | undefined;
  readonly knownFrom: Temporal.Instant;
  /** Undefined: it still counts as true. */
  readonly knownUntil: Temporal.Instant | undefined;
}

/** A new card for the licence as it is: number and days of the card change, nothing else. */
export interface NewCard {
  readonly personId: Id<"person">;
  readonly documentNumber: string;
  readonly issueDate: Temporal.PlainDate;
  readonly expiryDate: Temporal.PlainDate;
}

/** What this project asks of a driving licence register. A city's own system takes its place by an adapter. */
export interface DrivingLicenceRegister {
  find(ctx: Ctx, personId: Id<"person">, asOf?: AsOf): Promise<Licence | undefined>;
  /** All that was ever entered, newest first. */
  history(ctx: Ctx, personId: Id<"person">): Promise<readonly LicenceEntry[]>;
  /** Today's licences by the number of the card, or by the beginning of the family name. */
  search(ctx: Ctx, query: string, limit: number): Promise<readonly Licence[]>;
  /** @returns false where the person has no licence, or the number or the days do not fit */
  replaceCard(ctx: Ctx, card: NewCard): Promise<boolean>;
}

/** Where an adapter to a city's own register is put; without one, the tables of this domain answer. */
export const drivingLicenceRegisters = registryOf<DrivingLicenceRegister>("driving licence register");

export function registerOf(ctx: Ctx): DrivingLicenceRegister {
  return drivingLicenceRegisters.list(ctx.system)[0]?.[1] ?? ownRegister;
}
