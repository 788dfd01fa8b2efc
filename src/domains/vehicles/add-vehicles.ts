import { inTransaction, type Ctx } from "#platform/context";
import { newId, type Id } from "#platform/ids";
import { tables } from "./tables.ts";

export interface NewVehicle {
  readonly plate: string;
  readonly keeperId: Id<"person"> | undefined;
  readonly grossWeightKg: number;
  readonly keptSince: Temporal.PlainDate;
}

const BATCH = 500;

/** Writes vehicles into the register, many rows a statement; for the demo city and for tests; joins an open transaction. */
export async function addVehicles(ctx: Ctx, vehicles: readonly NewVehicle[]): Promise<void> {
  for (let at = 0; at < vehicles.length; at += BATCH) {
    const part = vehicles.slice(at, at + BATCH).map((vehicle) => ({ ...vehicle, id: newId<"vehicle">() }));
    await inTransaction(ctx, async ({ db }) => {
      const now = ctx.now();
      await tables({ db })
        .insertInto("vehicles.vehicle")
        .values(
          part.map((vehicle) => ({
            id: vehicle.id,
            vin: null,
            gross_weight_kg: vehicle.grossWeightKg,
            created_at: now,
          })),
        )
        .execute();
      await tables({ db })
        .insertInto("vehicles.keeping")
        .values(
          part.map((vehicle) => ({
            id: newId<"keeping">(),
            vehicle_id: vehicle.id,
            plate: vehicle.plate,
            keeper_id: vehicle.keeperId ?? null,
            valid_from: vehicle.keptSince,
            valid_until: null,
            created_at: now,
          })),
        )
        .execute();
    });
  }
}
