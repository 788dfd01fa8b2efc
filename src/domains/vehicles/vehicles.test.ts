import { afterAll, beforeAll, expect, test } from "vitest";
import { listAuditOf } from "#platform/audit";
import { execute } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import { readPlate } from "#forms";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, residentActor, staffActor, type TestSystem } from "#test/system";
import { addVehicles } from "./add-vehicles.ts";
import { inventVehicles } from "./invent-vehicles.ts";
import { readVehicle } from "./read-vehicle.ts";
import { registerOf } from "./registers.ts";
import { seedDemoVehicles, seedVehicles } from "./seed.ts";
import { vehicleByPlate } from "./vehicle-by-plate.ts";
import { vehiclesOfKeeper } from "./vehicles-of-keeper.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describeOnBothDatabases("the vehicle register", (database) => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool });
  });
  afterAll(() => system.close());

  let next = 0;
  const someVehicle = async (
    keptSince = "2024-01-01",
  ): Promise<{ plate: string; keeperId: Id<"person"> }> => {
    const vehicle = { plate: `MU-V ${++next}`, keeperId: newId<"person">() };
    await addVehicles(system.job(), [{ ...vehicle, grossWeightKg: 1600, keptSince: day(keptSince) }]);
    return vehicle;
  };

  test("knows a vehicle by its plate, from the day on which it was registered", async () => {
    const { plate, keeperId } = await someVehicle("2026-06-15");
    expect(await vehicleByPlate(system.job(), { plate, service: "x" })).toMatchObject({
      plate,
      keeperId,
      grossWeightKg: 1600,
    });
    expect(await vehicleByPlate(system.job(), { plate: "MU-NO 1", service: "x" })).toBeUndefined();
    const register = registerOf(system.job());
    expect(await register.byPlate(system.job(), plate, { on: day("2026-06-14") })).toBeUndefined();
    expect(await register.byPlate(system.job(), plate, { on: day("2026-06-15") })).toBeDefined();
  });

  test("forgets on the day on which it was given up, and knows what was known before", async () => {
    const { plate, keeperId } = await someVehicle();
    const ctx = system.job();
    await execute(ctx.db, "UPDATE vehicles.keeping SET valid_until = '2026-06-01' WHERE plate = $1", [plate]);
    const on = async (text: string): Promise<number> =>
      (await registerOf(ctx).ofKeeper(ctx, keeperId, { on: day(text) })).length;
    expect([await on("2026-05-31"), await on("2026-06-01")]).toEqual([1, 0]);
    const earlier = ctx.now().subtract({ hours: 1 });
    expect(
      await registerOf(ctx).byPlate(ctx, plate, { on: day("2026-05-31"), knownAt: earlier }),
    ).toBeUndefined();
  });

  test("shows residents their own vehicles, and of another's not even that it exists", async () => {
    const { plate, keeperId } = await someVehicle();
    const own = system.ctx(residentActor({ personId: keeperId }));
    const stranger = system.ctx(residentActor({ personId: newId() }));
    expect(await vehiclesOfKeeper(own, { keeperId, service: "x" })).toHaveLength(1);
    expect(await vehicleByPlate(own, { plate, service: "x" })).toBeDefined();
    expect(await vehicleByPlate(stranger, { plate, service: "x" })).toBeUndefined();
    expect(await vehicleByPlate(system.ctx(residentActor()), { plate, service: "x" })).toBeUndefined();
    await expect(vehiclesOfKeeper(stranger, { keeperId, service: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(vehicleByPlate(system.ctx(), { plate, service: "x" })).rejects.toMatchObject({
      code: "not-signed-in",
    });
  });

  test("is read by staff for a purpose, which the keeper sees", async () => {
    const { plate, keeperId } = await someVehicle();
    const worker = system.ctx(staffActor());
    expect((await readVehicle(worker, { plate, purpose: "Halter prüfen" })).keeperId).toBe(keeperId);
    await expect(readVehicle(worker, { plate: "MU-NO 1", purpose: "Halter prüfen" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      readVehicle(system.ctx(staffActor({ roles: ["warden"] })), { plate, purpose: "Halter prüfen" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await vehiclesOfKeeper(system.job(), { keeperId, service: "x" });
    const audits = await listAuditOf(system.job(), { personId: keeperId, accountId: newId() });
    expect(audits.map((audit) => audit.purpose).toSorted()).toEqual(["Halter prüfen", "service:x"]);
  });

  test("refuses a plate with two keepers at a time", async () => {
    const { plate } = await someVehicle();
    await expect(
      addVehicles(system.job(), [
        { plate, keeperId: newId(), grossWeightKg: 1, keptSince: day("2025-01-01") },
      ]),
    ).rejects.toMatchObject({ code: "23P01" });
  });

  test("is filled with invented vehicles of adults, each plate once and readable", async () => {
    const keepers = [...Array(400).keys()].map((index) => ({
      id: newId<"person">(),
      birthDate: day("2020-06-15").subtract({ months: index * 2 }),
    }));
    const inventing = { keepers, seed: 5, today: day("2026-06-15"), plateCode: "MUS", taken: ["MUS-AB 1"] };
    const vehicles = inventVehicles(inventing);
    expect(inventVehicles(inventing)).toEqual(vehicles);
    expect(new Set([...vehicles.map(({ plate }) => plate), "MUS-AB 1"]).size).toBe(vehicles.length + 1);
    for (const { plate } of vehicles) expect(readPlate(plate)).toEqual({ ok: true, value: plate });
    const adults = new Set(
      keepers
        .filter(({ birthDate }) => Temporal.PlainDate.compare(birthDate, day("2008-06-15")) <= 0)
        .map(({ id }) => id),
    );
    expect(vehicles.every(({ keeperId }) => keeperId !== undefined && adults.has(keeperId))).toBe(true);
    expect((await seedVehicles(system.job(), { keepers, seed: 5 })).length).toBe(vehicles.length);
    await seedDemoVehicles(system.job(), new Map());
  });
});
