import { cityFolderOf, cityOf } from "#catalogue";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { readDemoCity } from "#residents";
import { addVehicles, type NewVehicle } from "./add-vehicles.ts";
import { inventVehicles, type InventingVehicles } from "./invent-vehicles.ts";

/** Writes invented vehicles for an invented population, the same for the same seed and day. */
export async function seedVehicles(
  ctx: Ctx,
  options: Pick<InventingVehicles, "keepers" | "seed">,
): Promise<NewVehicle[]> {
  const { residents } = readDemoCity(cityFolderOf(ctx));
  // Plates of the demo's people, also those that come up in their stories alone.
  const taken = residents.flatMap(({ vehicles, permit }) => [
    ...vehicles.map(({ plate }) => plate),
    ...(permit ? [permit.plate] : []),
  ]);
  const vehicles = inventVehicles({
    ...options,
    today: ctx.today(),
    plateCode: cityOf(ctx).plateCodes[0] ?? "X",
    taken,
  });
  await addVehicles(ctx, vehicles);
  return vehicles;
}

/** Writes the vehicles of `demo.yaml`; `people` are the residents' ids by subject. */
export async function seedDemoVehicles(ctx: Ctx, people: ReadonlyMap<string, Id<"person">>): Promise<void> {
  const { residents } = readDemoCity(cityFolderOf(ctx));
  const today = ctx.today();
  await addVehicles(
    ctx,
    residents.flatMap(({ subject, vehicles }) =>
      vehicles.map(({ plate, grossWeightKg, since }) => ({
        plate,
        grossWeightKg,
        keeperId: people.get(subject),
        keptSince: today.subtract(since),
      })),
    ),
  );
}
