import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { registryOf } from "#platform/registry";

export interface Identification {
  readonly givenNames: string;
  readonly familyName: string;
  readonly birthDate: Temporal.PlainDate | undefined;
}

/** What `identity` needs of the residents' register, which is below it in the order of domains. */
export interface PersonDirectory {
  /** The one living resident with this name and birth date; undefined for none and for several. */
  match(ctx: Ctx, identification: Identification): Promise<Id<"person"> | undefined>;
}

export const personDirectories = registryOf<PersonDirectory>("person directory");
