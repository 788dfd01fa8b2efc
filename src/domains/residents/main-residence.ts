import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import type { Residence } from "./register.ts";
import { registerOf } from "./registers.ts";

/** The main residence of a person on a day (BMG § 21 (2)), as far as we know now. Called by verbs, which audit. */
export async function mainResidenceOn(
  ctx: Ctx,
  personId: Id<"person">,
  on: Temporal.PlainDate,
): Promise<Residence | undefined> {
  const residences = await registerOf(ctx).residences(ctx, personId, { on });
  return residences.find((residence) => residence.kind === "main");
}
