import type { Ctx } from "#platform/context";
import { registryOf } from "#platform/registry";
import { ownRegister } from "./own-register.ts";
import type { ResidentsRegister } from "./register.ts";

/** Where an adapter to a city's own register is put; without one, the tables of this domain answer. */
export const residentsRegisters = registryOf<ResidentsRegister>("residents register");

export function registerOf(ctx: Ctx): ResidentsRegister {
  return residentsRegisters.list(ctx.system)[0]?.[1] ?? ownRegister;
}
