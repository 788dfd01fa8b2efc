import type { Selectable } from "kysely";
import type { Ctx } from "#platform/context";
import type { AsOf, Person, Residence } from "./register.ts";
import type { PersonalDataTable, ResidenceTable } from "./tables.ts";

/** The day and the moment of a question to the register; both are now unless said otherwise. */
export function momentsOf(ctx: Ctx, asOf: AsOf): { on: Temporal.PlainDate; knownAt: Temporal.Instant } {
  return { on: asOf.on ?? ctx.today(), knownAt: asOf.knownAt ?? ctx.now() };
}

export function toPerson(row: Selectable<PersonalDataTable>): Person {
  return {
    id: row.person_id,
    familyName: row.family_name,
    givenNames: row.given_names,
    doctoralDegree: row.doctoral_degree ?? undefined,
    birthDate: row.birth_date,
    deceasedOn: row.deceased_on ?? undefined,
    callName: row.call_name ?? undefined,
    birthName: row.birth_name ?? undefined,
    religiousName: row.religious_name ?? undefined,
    artistName: row.artist_name ?? undefined,
    birthPlace: row.birth_place ?? undefined,
    birthCountry: row.birth_country ?? undefined,
    sex: row.sex ?? undefined,
    nationalities: row.nationalities,
    religion: row.religion ?? undefined,
    maritalStatus: row.marital_status ?? undefined,
    marriedOn: row.married_on ?? undefined,
    marriedAt: row.married_at ?? undefined,
    deathPlace: row.death_place ?? undefined,
  };
}

export function toResidence(row: Selectable<ResidenceTable>): Residence {
  return {
    kind: row.kind,
    street: row.street,
    houseNumber: row.house_number,
    postalCode: row.postal_code,
    place: row.place,
    hasConditionalBlock: row.has_conditional_block,
    validFrom: row.valid_from,
    validUntil: row.valid_until ?? undefined,
  };
}
