import { z } from "zod";
import { notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { verb } from "#platform/verb";
import { officer } from "./open-round.ts";
import { tables } from "./tables.ts";

/** Ends a round: nothing is delivered any more. What is missing stays missing. A second time changes nothing. */
export const closeRound = verb(
  {
    name: "city-index.closeRound",
    permission: officer,
    input: z.object({ roundId: z.uuid() }),
    audit: (given) => ({ kind: "collection-round", id: given.roundId, detail: { closed: true } }),
  },
  async (ctx, { roundId }): Promise<void> => {
    const closed = await tables(ctx)
      .updateTable("city_index.collection_round")
      .set((update) => ({ closed_at: update.fn.coalesce("closed_at", update.val(ctx.now())) }))
      .where("id", "=", roundId as Id<"collection-round">)
      .returning("id")
      .executeTakeFirst();
    if (!closed) throw notFound();
  },
);
