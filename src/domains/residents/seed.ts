import { cityFolderOf, cityOf } from "#catalogue";
import { demoPeople } from "#identity";
import type { Ctx, System } from "#platform/context";
import type { Id } from "#platform/ids";
import { addResidents } from "./add-residents.ts";
import { readDemoCity } from "./demo-city.ts";
import { inventResidents, type InventedAddress, type InventedResident } from "./invent-residents.ts";
import { readStreets } from "./streets.ts";
import { tables } from "./tables.ts";

export type SeededResident = InventedResident & { readonly id: Id<"person"> };

/** Whether people were written already: the demo city is made once. */
export async function hasResidents(ctx: Ctx): Promise<boolean> {
  return (
    (await tables(ctx).selectFrom("residents.person").select("id").limit(1).executeTakeFirst()) !== undefined
  );
}

/** Writes an invented population, the same for the same seed and day. `favoured`: see `inventResidents`. */
export async function seedResidents(
  ctx: Ctx,
  options: { readonly count: number; readonly seed: number; readonly favoured?: readonly InventedAddress[] },
): Promise<SeededResident[]> {
  const streets = readStreets(cityFolderOf(ctx));
  const invented = inventResidents({ ...options, today: ctx.today(), streets });
  const ids = await addResidents(ctx, cityOf(ctx).name, invented);
  return invented.flatMap((resident, index) => {
    const id = ids[index];
    return id ? [{ ...resident, id }] : [];
  });
}

/** Writes the residents of `demo.yaml`. @returns their ids by subject */
export async function seedDemoResidents(ctx: Ctx): Promise<ReadonlyMap<string, Id<"person">>> {
  const { residents } = readDemoCity(cityFolderOf(ctx));
  const today = ctx.today();
  const people = residents.map((resident, household) => ({
    familyName: resident.familyName,
    givenNames: resident.givenNames,
    doctoralDegree: undefined,
    birthDate: Temporal.PlainDate.from(resident.birthDate),
    residences: resident.residences.map(({ since, ...residence }) => ({
      ...residence,
      validFrom: today.subtract(since),
      validUntil: undefined,
    })),
    household,
  }));
  const ids = await addResidents(ctx, cityOf(ctx).name, people);
  return new Map(
    residents.flatMap(({ subject }, index) => (ids[index] ? [[subject, ids[index]] as const] : [])),
  );
}

/** Makes the people of `demo.yaml` known to the demo's sign-in; call at each start of a demo. */
export function registerDemoPeople(system: System): void {
  const { residents, staff } = readDemoCity(cityFolderOf({ system }));
  for (const { subject, givenNames, familyName, birthDate, email, level, story } of residents) {
    demoPeople.add(system, subject, {
      subject,
      kind: "resident",
      givenNames,
      familyName,
      birthDate,
      email,
      level,
      groups: [],
      story,
    });
  }
  for (const { subject, givenNames, familyName, email, roles, teams, story } of staff) {
    const groups = [
      ...roles.map((role) => `stadtkern-role-${role}`),
      ...teams.map((team) => `stadtkern-team-${team}`),
    ];
    demoPeople.add(system, subject, {
      subject,
      kind: "staff",
      givenNames,
      familyName,
      email,
      level: "high",
      groups,
      story,
    });
  }
}
