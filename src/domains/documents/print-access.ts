import type { Ctx } from "#platform/context";
import { registryOf } from "#platform/registry";

/** What a domain that has letters written says of them: which of their owners the staff who ask may see. */
export interface PrintAccess {
  visibleTo(ctx: Ctx, ownerIds: readonly string[]): Promise<ReadonlySet<string>>;
}

export const printAccess = registryOf<PrintAccess>("print access");

/** The owners among these that this member of staff may see, by any domain. */
export async function visibleOwners(ctx: Ctx, ownerIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (ownerIds.length === 0) return new Set();
  const sets = await Promise.all(
    printAccess.list(ctx.system).map(([, access]) => access.visibleTo(ctx, ownerIds)),
  );
  return new Set(sets.flatMap((set) => [...set]));
}
