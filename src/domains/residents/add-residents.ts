import { inTransaction, type Ctx } from "#platform/context";
import { newId, type Id } from "#platform/ids";
import type { InventedResident } from "./invent-residents.ts";
import { addFamilies } from "./add-families.ts";
import { nameKey } from "./name-key.ts";
import type { PersonDetails } from "./register.ts";
import { searchKeysOf } from "./search-keys.ts";
import { tables } from "./tables.ts";

const BATCH = 500;

/**
 * Writes people into the register, many rows a statement; for the demo city and for tests; joins an open transaction.
 * What is written counts as known from now on.
 * @returns the ids, in the order of the people
 */
export async function addResidents(
  ctx: Ctx,
  place: string,
  residents: readonly InventedResident[],
): Promise<Id<"person">[]> {
  const ids = residents.map(() => newId<"person">());
  for (let at = 0; at < residents.length; at += BATCH) {
    const part = residents
      .slice(at, at + BATCH)
      .map((resident, index) => ({ resident, id: ids[at + index] ?? newId<"person">() }));
    await inTransaction(ctx, (inside) => insertPart(inside, place, part));
  }
  await addFamilies(ctx, residents, ids);
  return ids;
}

async function insertPart(
  ctx: Ctx,
  place: string,
  part: readonly { readonly resident: InventedResident; readonly id: Id<"person"> }[],
): Promise<void> {
  const now = ctx.now();
  await tables(ctx)
    .insertInto("residents.person")
    .values(part.map(({ id }) => ({ id, created_at: now })))
    .execute();
  await tables(ctx)
    .insertInto("residents.personal_data")
    .values(
      part.map(({ resident, id }) => ({
        id: newId<"personal-data">(),
        person_id: id,
        family_name: resident.familyName,
        given_names: resident.givenNames,
        doctoral_degree: resident.doctoralDegree ?? null,
        birth_date: resident.birthDate,
        deceased_on: resident.deceasedOn ?? null,
        ...detailColumns(resident.details ?? {}),
        family_name_key: nameKey(resident.familyName),
        given_names_key: nameKey(resident.givenNames),
        search_keys: searchKeysOf({ ...resident, birthName: resident.details?.birthName }),
        valid_from: resident.birthDate,
        valid_until: null,
        created_at: now,
      })),
    )
    .execute();
  const residences = part.flatMap(({ resident, id }) =>
    resident.residences.map((residence) => ({
      id: newId<"residence">(),
      person_id: id,
      kind: residence.kind,
      street: residence.street,
      house_number: residence.houseNumber,
      postal_code: residence.postalCode,
      place,
      has_conditional_block: residence.hasConditionalBlock ?? false,
      valid_from: residence.validFrom,
      valid_until: residence.validUntil ?? null,
      created_at: now,
    })),
  );
  if (residences.length > 0) await tables(ctx).insertInto("residents.residence").values(residences).execute();
}

function detailColumns(details: Partial<PersonDetails>) {
  return {
    call_name: details.callName ?? null,
    birth_name: details.birthName ?? null,
    religious_name: details.religiousName ?? null,
    artist_name: details.artistName ?? null,
    birth_place: details.birthPlace ?? null,
    birth_country: details.birthCountry ?? null,
    sex: details.sex ?? null,
    nationalities: [...(details.nationalities ?? [])],
    religion: details.religion ?? null,
    marital_status: details.maritalStatus ?? null,
    married_on: details.marriedOn ?? null,
    married_at: details.marriedAt ?? null,
    death_place: details.deathPlace ?? null,
  };
}
