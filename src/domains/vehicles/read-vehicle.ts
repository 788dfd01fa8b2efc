import { z } from "zod";
import { notFound } from "#platform/errors";
import { staff } from "#platform/permissions";
import { view } from "#platform/verb";
import type { Vehicle } from "./register.ts";
import { registerOf } from "./registers.ts";

/** Reads a vehicle and its keeper as staff, for a purpose that the keeper can see afterwards (StVG § 35). */
export const readVehicle = view(
  {
    name: "vehicles.readVehicle",
    permission: staff("registrar", "caseworker", "lead"),
    input: z.object({ plate: z.string().min(1).max(12), purpose: z.string().trim().min(3).max(200) }),
    audit: ({ purpose }, vehicle: Vehicle) => ({
      kind: "vehicle",
      id: vehicle.id,
      personId: vehicle.keeperId,
      purpose,
    }),
  },
  async (ctx, { plate }): Promise<Vehicle> => {
    const vehicle = await registerOf(ctx).byPlate(ctx, plate);
    if (!vehicle) throw notFound();
    return vehicle;
  },
);
