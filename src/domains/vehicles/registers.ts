import type { Ctx } from "#platform/context";
import { registryOf } from "#platform/registry";
import { ownRegister } from "./own-register.ts";
import type { VehicleRegister } from "./register.ts";

/** Where an adapter to a city's own register is put; without one, the tables of this domain answer. */
export const vehicleRegisters = registryOf<VehicleRegister>("vehicle register");

export function registerOf(ctx: Ctx): VehicleRegister {
  return vehicleRegisters.list(ctx.system)[0]?.[1] ?? ownRegister;
}
