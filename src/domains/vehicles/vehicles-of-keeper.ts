import { z } from "zod";
import { DomainError } from "#platform/errors";
import type { Id } from "#platform/ids";
import { either, resident, staff, systemOnly } from "#platform/permissions";
import { view } from "#platform/verb";
import type { Vehicle } from "./register.ts";
import { registerOf } from "./registers.ts";

/** The vehicles that a person keeps today, oldest first; residents see their own only. */
export const vehiclesOfKeeper = view(
  {
    name: "vehicles.vehiclesOfKeeper",
    permission: either(resident(), staff("caseworker", "lead", "front-office"), systemOnly),
    input: z.object({
      keeperId: z.uuid().transform((text) => text as Id<"person">),
      service: z.string().min(1),
    }),
    audit: ({ keeperId, service }, vehicles: readonly Vehicle[]) =>
      vehicles.length > 0
        ? { kind: "vehicles-of", id: keeperId, personId: keeperId, purpose: `service:${service}` }
        : undefined,
  },
  async (ctx, { keeperId }): Promise<readonly Vehicle[]> => {
    if (ctx.actor.kind === "resident" && ctx.actor.personId !== keeperId) throw new DomainError("forbidden");
    return registerOf(ctx).ofKeeper(ctx, keeperId);
  },
);
