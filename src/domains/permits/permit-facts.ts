import { cityOf } from "#catalogue";
import type { Applicant, RegisterExtract } from "#cases";
import type { Facts } from "#forms";
import type { Ctx } from "#platform/context";
import { readForService } from "#residents";
import { vehiclesOfKeeper } from "#vehicles";
import { zonePlanOf } from "./city-zones.ts";
import { latestOf, stillHolding } from "./permit.ts";
import { permitsOf } from "./queries.ts";
import { day } from "./rules/words.ts";
import { zoneOf } from "./zone-of.ts";

const SERVICE = "bewohnerparkausweis";

/** What the registers know of the applicant, for conditions and for filling in by choice (EGovG § 5). */
export async function permitFacts(ctx: Ctx, { personId }: Applicant): Promise<Facts> {
  const extract = personId && (await readForService(ctx, { personId, service: SERVICE }));
  const enteredByStaff = ctx.actor.kind === "staff";
  if (!personId || !extract) return { inRegister: false, enteredByStaff };
  const main = extract.residences.find((residence) => residence.kind === "main");
  const permit = latestOf(stillHolding(await permitsOf(ctx, personId), ctx.today()));
  const vehicles = await vehiclesOfKeeper(ctx, { keeperId: personId, service: SERVICE });
  // A permit for a vehicle that the person no longer keeps: most likely the plate is to be changed to the newest one.
  const own = vehicles.find((vehicle) => vehicle.plate === permit?.plate) ?? vehicles.at(-1);
  const zone = main && zoneOf(zonePlanOf(ctx), main, ctx.today());
  const plate = own?.plate ?? permit?.plate;
  return {
    inRegister: true,
    enteredByStaff,
    person: {
      familyName: extract.person.familyName,
      givenNames: extract.person.givenNames,
      birthDate: extract.person.birthDate.toString(),
    },
    mainAddress: main && {
      street: main.street,
      houseNumber: main.houseNumber,
      postalCode: main.postalCode,
      city: main.place,
    },
    zone: zone?.kind === "in" ? zone.zone.key : null,
    currentPermit: permit && {
      number: permit.number,
      zone: permit.zoneKey,
      plate: permit.plate,
      validFrom: permit.validFrom.toString(),
      validUntil: permit.validUntil.toString(),
    },
    vehicle:
      plate === undefined
        ? undefined
        : {
            plate,
            ...(own
              ? { use: "own", isLight: own.grossWeightKg < zonePlanOf(ctx).rules.grossWeightLimitKg }
              : {}),
          },
    vehicles: vehicles.map((vehicle) => vehicle.plate),
  };
}

/** What the applicant sees before letting us use it (EGovG § 5 (5)). */
export async function permitExtract(
  ctx: Ctx,
  { personId }: Applicant,
  register: string,
): Promise<RegisterExtract | undefined> {
  if (!personId) return undefined;
  if (register === "residents") return residentsExtract(ctx, personId);
  return register === "vehicles" ? vehiclesExtract(ctx, personId) : undefined;
}

async function residentsExtract(
  ctx: Ctx,
  personId: NonNullable<Applicant["personId"]>,
): Promise<RegisterExtract | undefined> {
  const extract = await readForService(ctx, { personId, service: SERVICE });
  if (!extract) return undefined;
  const { person, residences } = extract;
  return {
    register: {
      de: `Melderegister der ${cityOf(ctx).officialName}`,
      en: `Residents' register of ${cityOf(ctx).officialName}`,
    },
    rows: [
      {
        label: { de: "Name", en: "Name" },
        value: [person.doctoralDegree, person.givenNames, person.familyName].filter(Boolean).join(" "),
      },
      { label: { de: "Geburtsdatum", en: "Date of birth" }, value: day(person.birthDate) },
      ...residences.map((residence) => ({
        label:
          residence.kind === "main"
            ? { de: "Hauptwohnung", en: "Main residence" }
            : { de: "Nebenwohnung", en: "Secondary residence" },
        value: `${residence.street} ${residence.houseNumber}, ${residence.postalCode} ${residence.place} (${day(residence.validFrom)})`,
      })),
    ],
  };
}

async function vehiclesExtract(
  ctx: Ctx,
  personId: NonNullable<Applicant["personId"]>,
): Promise<RegisterExtract | undefined> {
  const vehicles = await vehiclesOfKeeper(ctx, { keeperId: personId, service: SERVICE });
  if (vehicles.length === 0) return undefined;
  return {
    register: {
      de: `Fahrzeugregister der ${cityOf(ctx).officialName}`,
      en: `Vehicle register of ${cityOf(ctx).officialName}`,
    },
    rows: vehicles.map((vehicle) => ({
      label: { de: `Kennzeichen ${vehicle.plate}`, en: `Plate ${vehicle.plate}` },
      value: `${vehicle.grossWeightKg.toLocaleString("de-DE")} kg, ${day(vehicle.keptSince)}`,
    })),
  };
}
