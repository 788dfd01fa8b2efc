import type { PrintAccess } from "#documents";
import type { Id } from "#platform/ids";
import { tables } from "./tables.ts";

/** Letters are printed by the team that has the case. */
export const casePrintAccess: PrintAccess = {
  visibleTo: async (ctx, ownerIds) => {
    const { actor } = ctx;
    if (actor.kind !== "staff" || actor.teams.length === 0) return new Set();
    const rows = await tables(ctx)
      .selectFrom("cases.application")
      .select("id")
      .where("id", "in", ownerIds as Id<"case">[])
      .where("team", "in", [...actor.teams])
      .execute();
    return new Set(rows.map((row) => row.id));
  },
};
