import type { Ctx } from "#platform/context";
import type { AsOf, Vehicle, VehicleRegister } from "./register.ts";
import { tables } from "./tables.ts";

/** The vehicle register in this project's own tables. */
export const ownRegister: VehicleRegister = {
  byPlate: async (ctx, plate, asOf = {}) => {
    const rows = await asOfRows(ctx, asOf).where("keeping.plate", "=", plate).limit(1).execute();
    return rows.map(toVehicle)[0];
  },

  ofKeeper: async (ctx, keeperId, asOf = {}) => {
    const rows = await asOfRows(ctx, asOf)
      .where("keeping.keeper_id", "=", keeperId)
      .orderBy("keeping.valid_from")
      .orderBy("keeping.plate")
      .execute();
    return rows.map(toVehicle);
  },
};

function asOfRows(ctx: Ctx, asOf: AsOf) {
  const on = asOf.on ?? ctx.today();
  const knownAt = asOf.knownAt ?? ctx.now();
  return tables(ctx)
    .selectFrom("vehicles.keeping as keeping")
    .innerJoin("vehicles.vehicle as vehicle", "vehicle.id", "keeping.vehicle_id")
    .select([
      "vehicle.id",
      "keeping.plate",
      "keeping.keeper_id",
      "vehicle.gross_weight_kg",
      "keeping.valid_from",
    ])
    .where("keeping.valid_from", "<=", on)
    .where((where) =>
      where.or([where("keeping.valid_until", "is", null), where("keeping.valid_until", ">", on)]),
    )
    .where("keeping.created_at", "<=", knownAt)
    .where((where) =>
      where.or([where("keeping.superseded_at", "is", null), where("keeping.superseded_at", ">", knownAt)]),
    );
}

function toVehicle(row: Awaited<ReturnType<ReturnType<typeof asOfRows>["execute"]>>[number]): Vehicle {
  return {
    id: row.id,
    plate: row.plate,
    keeperId: row.keeper_id ?? undefined,
    grossWeightKg: row.gross_weight_kg,
    keptSince: row.valid_from,
  };
}
