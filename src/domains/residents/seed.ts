import { cityFolderOf, cityOf } from "#catalogue";
import { demoPeople } from "#identity";
import type { Ctx, System } from "#platform/context";
import type { Id } from "#platform/ids";
import { addResidents } from "./add-residents.ts";
import { readDemoCity, type DemoCity } from "./demo-city.ts";
import {
  inventResidents,
  sinceBirth,
  type InventedAddress,
  type InventedResident,
} from "./invent-residents.ts";
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
  const people = residents.flatMap((resident, household) => demoHousehold(resident, household, today));
  const ids = await addResidents(ctx, cityOf(ctx).name, people);
  return new Map(
    residents.flatMap(({ subject }, household) => {
      const id = ids[people.findIndex((person) => person.household === household)];
      return id ? [[subject, id] as const] : [];
    }),
  );
}

/** Somebody of `demo.yaml`, first, and their family at the same addresses. */
function demoHousehold(
  resident: DemoCity["residents"][number],
  household: number,
  today: Temporal.PlainDate,
): InventedResident[] {
  const { family, birthPlace, nationalities } = resident;
  const wedding = family.find((member) => member.marriedOn)?.marriedOn;
  const residences = resident.residences.map(({ since, ...residence }) => ({
    ...residence,
    validFrom: today.subtract(since),
    validUntil: undefined,
  }));
  const married = wedding && { maritalStatus: "VH" as const, marriedOn: Temporal.PlainDate.from(wedding) };
  const shared = { doctoralDegree: undefined, household };
  return [
    {
      ...shared,
      familyName: resident.familyName,
      givenNames: resident.givenNames,
      birthDate: Temporal.PlainDate.from(resident.birthDate),
      residences,
      role: "head",
      details: { ...(birthPlace === undefined ? {} : { birthPlace }), nationalities, ...married },
    },
    ...family.map(({ role, isBlocked, ...member }) => ({
      ...shared,
      familyName: member.familyName,
      givenNames: member.givenNames,
      birthDate: Temporal.PlainDate.from(member.birthDate),
      residences: residences.flatMap(
        (residence) => sinceBirth(residence, Temporal.PlainDate.from(member.birthDate)) ?? [],
      ),
      role,
      details: { nationalities, ...(role === "partner" ? married : { maritalStatus: "LD" as const }) },
      ...(isBlocked ? { blockedSince: today.subtract({ months: 3 }) } : {}),
    })),
  ];
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
