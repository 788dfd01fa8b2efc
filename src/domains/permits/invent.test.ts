import { afterAll, beforeAll, expect, test } from "vitest";
import { getService } from "#catalogue";
import { checkAnswers } from "#forms";
import { addResidents, readStreets, type InventedResident } from "#residents";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import type { Id } from "#platform/ids";
import { addVehicles, type NewVehicle } from "#vehicles";
import { listPermits } from "./list-permits.ts";
import {
  planPermitHistory,
  seedDemoPermits,
  seedPermits,
  zoneAddresses,
  type PermitHistory,
} from "./seed.ts";

const DAYS = 86_400_000;

describeOnBothDatabases("an invented history", (database) => {
  let system: TestSystem;
  let residents: (InventedResident & { readonly id: Id<"person"> })[];
  let vehicles: NewVehicle[];
  let history: PermitHistory;
  const plan = (): PermitHistory =>
    planPermitHistory(system.job(), { residents, vehicles, seed: 3, open: 30 });

  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool });
    const ctx = system.job();
    const people = zoneAddresses(ctx).flatMap((address, index) =>
      [0, 1, 2].map((more) => ({
        familyName: `Erfunden ${index}`,
        givenNames: `Erika ${more}`,
        doctoralDegree: undefined,
        birthDate: Temporal.PlainDate.from("1980-01-01"),
        household: index,
        residences: [
          {
            ...address,
            kind: "main" as const,
            validFrom: Temporal.PlainDate.from("2020-01-01").add({ days: index * 20 }),
            validUntil: undefined,
          },
        ],
      })),
    );
    const ids = await addResidents(ctx, "Musterstadt", people);
    residents = people.flatMap((person, index) => (ids[index] ? [{ ...person, id: ids[index] }] : []));
    vehicles = residents.map((resident, index) => ({
      plate: `MU-H ${index + 1}`,
      keeperId: resident.id,
      grossWeightKg: 1500,
      keptSince: Temporal.PlainDate.from("2019-01-01"),
    }));
    await addVehicles(ctx, vehicles);
    history = plan();
  });
  afterAll(() => system.close());

  test("is the same for the same seed", () => {
    expect(JSON.stringify(plan())).toBe(JSON.stringify(history));
  });

  test("holds permits of the last half year with their applications, and open ones of mixed age", () => {
    expect(history.permits.length).toBeGreaterThan(80);
    expect(history.open).toHaveLength(30);
    const now = system.clock.now().epochMilliseconds;
    for (const { createdAt } of [...history.applications, ...history.open])
      expect(createdAt.epochMilliseconds).toBeLessThanOrEqual(now);
    for (const { createdAt } of history.applications)
      expect((now - createdAt.epochMilliseconds) / DAYS).toBeLessThan(190);
    const ages = history.open.map(({ createdAt }) => (now - createdAt.epochMilliseconds) / DAYS);
    expect([Math.min(...ages) < 4, Math.max(...ages) > 14]).toEqual([true, true]);
    expect(history.open.every((application) => application.end === undefined)).toBe(true);
  });

  test("has answers that the service itself would take", () => {
    const { flow } = getService(system.job(), "parkausweis");
    for (const { answers, facts } of history.applications)
      expect(checkAnswers(flow, answers, facts)).toEqual([]);
  });

  test("is written as permits that the database takes, one a resident", async () => {
    await seedPermits(
      system.job(),
      history,
      history.applications.map(() => "019a0000-0000-7000-8000-000000000001"),
    );
    const desk = system.ctx(staffActor());
    expect((await listPermits(desk, {})).total).toBe(history.permits.length);
    const recent = history.permits.find((permit) => permit.application);
    const found = await listPermits(desk, { search: recent?.plate ?? "" });
    expect(found.permits.some((permit) => permit.personId === recent?.personId)).toBe(true);
    await seedDemoPermits(system.job(), new Map());
  });

  test("lives on addresses that are in a zone", () => {
    const codes = new Set(readStreets("test/cities/musterstadt").map(({ street }) => street));
    expect(zoneAddresses(system.job()).every(({ street }) => codes.has(street))).toBe(true);
  });
});
