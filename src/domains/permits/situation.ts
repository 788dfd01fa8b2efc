import type { Application } from "#cases";
import type { Residence } from "#residents";
import type { Vehicle } from "#vehicles";
import type { PermitApplication } from "./application.ts";
import type { Permit } from "./permit.ts";
import type { ZonePlan } from "./zone-plan.ts";

/** Everything that the rules look at: gathered once, so that each rule is a function of plain data. */
export interface Situation {
  readonly application: PermitApplication;
  readonly submittedOn: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly plan: ZonePlan;
  readonly plateCodes: readonly string[];
  /** By an account, or seen and found in the register by staff at the counter. */
  readonly isIdentified: boolean;
  readonly hasAccount: boolean;
  readonly person: { readonly id: string; readonly name: string; readonly isDeceased: boolean } | undefined;
  readonly residences: readonly Residence[];
  readonly vehicle: Vehicle | undefined;
  /** Who has consented online; a person of the register only where signed in surely enough. */
  readonly cosigner: Application["cosigner"];
  /** The person's permits that are not withdrawn, oldest first. */
  readonly permits: readonly Permit[];
}
