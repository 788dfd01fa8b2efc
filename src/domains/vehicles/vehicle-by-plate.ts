import { z } from "zod";
import type { Ctx } from "#platform/context";
import { either, resident, staff, systemOnly } from "#platform/permissions";
import { view } from "#platform/verb";
import type { Vehicle } from "./register.ts";
import { registerOf } from "./registers.ts";

const input = z.object({ plate: z.string().min(1).max(12), service: z.string().min(1) });

/**
 * The vehicle that has this plate today, for the checks of a case. A resident only learns of vehicles of their own:
 * for another's the answer is the same as for a plate that does not exist.
 */
export const vehicleByPlate = view(
  {
    name: "vehicles.vehicleByPlate",
    permission: either(resident(), staff("caseworker", "lead", "front-office"), systemOnly),
    input,
    audit: ({ service }, vehicle: Vehicle | undefined) =>
      vehicle && {
        kind: "vehicle",
        id: vehicle.id,
        personId: vehicle.keeperId,
        purpose: `service:${service}`,
      },
  },
  async (ctx, { plate }): Promise<Vehicle | undefined> =>
    hideFromStrangers(ctx, await registerOf(ctx).byPlate(ctx, plate)),
);

function hideFromStrangers(ctx: Ctx, vehicle: Vehicle | undefined): Vehicle | undefined {
  if (ctx.actor.kind !== "resident") return vehicle;
  const { personId } = ctx.actor;
  return personId !== undefined && vehicle?.keeperId === personId ? vehicle : undefined;
}
