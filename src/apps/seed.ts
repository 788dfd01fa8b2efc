import { checkCase } from "#cases";
import { cityFolderOf, listServices } from "#catalogue";
import { demoPeople, signInStaff } from "#identity";
import { readStreets } from "#residents";
import { as, type Ctx, type System } from "#platform/context";
import type { Id } from "#platform/ids";
import { tablesOf, toJson, type Json } from "#platform/database/database";
import { insertInventedCases, spreadInventedCases } from "../domains/cases/seed.ts";
import { seedAppointments } from "../domains/appointments/seed.ts";
import { planPermitHistory, seedDemoPermits, seedPermits, zoneAddresses } from "../domains/permits/seed.ts";
import { seedDemoLicences } from "../domains/driving-licences/seed.ts";
import { registerDemoPeople, seedDemoResidents, seedResidents } from "../domains/residents/seed.ts";
import { seedDemoVehicles, seedVehicles } from "../domains/vehicles/seed.ts";
import { jobContext } from "./open-system.ts";

/** Fixed, so that every demo city of the same size and day is the same. */
const SEED = 16_053;
const OPEN_CASES = 60;
/** From so many invented residents on the city has as many appointments as the real one. */
const WHOLE_DEMO = 2000;
const MARK = "demo-city";
const PERMITS = "resident-parking-permit";

interface MarkTables {
  "platform.mark": { key: string; value: Json<unknown>; created_at: Temporal.Instant };
}
const marks = tablesOf<MarkTables>();

/**
 * Makes the demo city once: residents, vehicles, permits, half a year of applications, and open cases, in one
 * transaction with its mark, so that a start that is interrupted leaves nothing behind.
 */
export async function seedDemoCity(system: System): Promise<void> {
  registerDemoPeople(system);
  const ctx = jobContext(system, "demo-city");
  const done = await marks(ctx)
    .selectFrom("platform.mark")
    .select("key")
    .where("key", "=", MARK)
    .executeTakeFirst();
  if (done) return;
  const open = await system.database.transaction(async (db) => {
    const inside = { ...ctx, db };
    await marks(inside)
      .insertInto("platform.mark")
      .values({
        key: MARK,
        value: toJson({ residents: system.config.residents, seed: SEED }),
        created_at: ctx.now(),
      })
      .execute();
    return writeCity(system, inside);
  });
  // The open cases are checked for real, as those of residents are; what the process does not get to, the jobs do.
  for (const caseId of open) await checkCase(ctx, caseId);
  const staffIds = await signInCaseworkers(ctx);
  await system.database.transaction((db) => spreadInventedCases({ ...ctx, db }, open, staffIds));
}

/** The demo's caseworkers of the team that has the invented cases, as if they had signed in before. */
async function signInCaseworkers(ctx: Ctx): Promise<Id<"staff">[]> {
  const issuer = ctx.system.config.staffIssuer?.issuer;
  const { service } = listServices(ctx).find((each) => each.service.procedure === PERMITS) ?? {};
  if (issuer === undefined || !service) return [];
  const wanted = ["stadtkern-role-caseworker", `stadtkern-team-${service.team}`];
  const ids: Id<"staff">[] = [];
  for (const [, person] of demoPeople.list(ctx.system)) {
    if (!wanted.every((group) => person.groups.includes(group))) continue;
    const { subject, givenNames, familyName, email, groups } = person;
    const actor = await signInStaff(as(ctx, { kind: "bearer", of: "demo-city" }), {
      issuer,
      subject,
      name: `${givenNames} ${familyName}`,
      email,
      groups: [...groups],
    });
    ids.push(actor.staffId);
  }
  return ids;
}

async function writeCity(system: System, ctx: Ctx): Promise<readonly string[]> {
  const people = await seedDemoResidents(ctx);
  await seedDemoVehicles(ctx, people);
  await seedDemoLicences(ctx, people);
  await seedDemoPermits(ctx, people);
  // A city without a list of streets has no invented population, only the people of its demo.yaml.
  if (readStreets(cityFolderOf(ctx)).length === 0) return [];
  const residents = await seedResidents(ctx, {
    count: system.config.residents,
    seed: SEED,
    favoured: zoneAddresses(ctx),
  });
  const vehicles = await seedVehicles(ctx, { keepers: residents, seed: SEED });
  const history = planPermitHistory(ctx, { residents, vehicles, seed: SEED, open: OPEN_CASES });
  const closed = await insertInventedCases(ctx, history.applications);
  await seedPermits(ctx, history, closed);
  await seedAppointments(ctx, { seed: SEED, share: Math.min(1, system.config.residents / WHOLE_DEMO) });
  return insertInventedCases(ctx, history.open);
}
