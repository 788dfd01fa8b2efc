import { cityOf } from "#catalogue";
import type { Application } from "#cases";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { matchPerson, readForService } from "#residents";
import { vehicleByPlate } from "#vehicles";
import { readApplication, type PermitApplication } from "./application.ts";
import { zonePlanOf } from "./city-zones.ts";
import { latestOf, type Permit } from "./permit.ts";
import { permitsByNumber, permitsOf } from "./queries.ts";
import type { Situation } from "./situation.ts";

/** Asks the registers what the rules need; of them only what the applicant has allowed or the law gives us anyway. */
export async function gatherSituation(ctx: Ctx, application: Application): Promise<Situation> {
  const asked = readApplication(application);
  const { serviceKey: service } = application;
  const personId = await holderOf(ctx, application.applicant.personId, asked);
  const extract = personId && (await readForService(ctx, { personId, service }));
  const permits = await permitsConcerned(ctx, personId, asked);
  // An extension without a plate of its own keeps the permit's.
  const plate = asked.plate ?? (asked.purpose === "extend" ? latestOf(permits)?.plate : undefined);
  const vehicle =
    plate !== undefined && asked.mayReadVehicles ? await vehicleByPlate(ctx, { plate, service }) : undefined;
  return {
    application: { ...asked, plate },
    submittedOn: application.submittedOn,
    today: ctx.today(),
    plan: zonePlanOf(ctx),
    plateCodes: cityOf(ctx).plateCodes,
    isIdentified:
      application.applicant.accountId !== undefined || application.applicant.personId !== undefined,
    hasAccount: application.applicant.accountId !== undefined,
    person: extract && {
      id: extract.person.id,
      name: `${extract.person.givenNames} ${extract.person.familyName}`,
      isDeceased: extract.person.deceasedOn !== undefined,
    },
    residences: extract?.residences ?? [],
    vehicle,
    cosigner: application.cosigner,
    permits,
  };
}

/** The person in the register: by the account, or found at the counter, or the one with this name and birth date. */
export async function holderOf(
  ctx: Ctx,
  personId: Id<"person"> | undefined,
  asked: PermitApplication,
): Promise<Id<"person"> | undefined> {
  if (personId) return personId;
  const { givenNames, familyName, birthDate } = asked;
  return givenNames && familyName && birthDate
    ? matchPerson(ctx, { givenNames, familyName, birthDate })
    : undefined;
}

/** The holder's permits; of somebody not found in the register the one whose number was named. */
export async function permitsConcerned(
  ctx: Ctx,
  personId: Id<"person"> | undefined,
  asked: PermitApplication,
): Promise<Permit[]> {
  if (personId) return permitsOf(ctx, personId);
  return asked.permitNumber ? permitsByNumber(ctx, asked.permitNumber) : [];
}
