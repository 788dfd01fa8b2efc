import type { Identification } from "#identity";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { registerOf } from "./registers.ts";

/** The one living resident with this name and birth date; undefined for none and for several (OZG § 3 (4)). */
export async function matchPerson(
  ctx: Ctx,
  identification: Identification,
): Promise<Id<"person"> | undefined> {
  return registerOf(ctx).match(ctx, identification);
}
