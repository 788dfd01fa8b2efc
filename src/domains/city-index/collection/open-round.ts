import { z } from "zod";
import { cityOf } from "#catalogue";
import { actorIdOf } from "#platform/actor";
import { conflictOf } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { tables } from "./tables.ts";

export const officer = staff("officer");

export type RoundOpened =
  | { readonly ok: true; readonly roundId: Id<"collection-round"> }
  | { readonly ok: false; readonly reason: "edition-has-one" | "unknown-office" | "due-in-the-past" };

/**
 * Opens the collection round of an edition: a task for each parameter, with the office that answers for it where that
 * is known already. One round an edition, also when two officers open it at once.
 */
export async function openRound(...given: Parameters<typeof storeRound>): Promise<RoundOpened> {
  try {
    return await storeRound(...given);
  } catch (error) {
    if (conflictOf(error) === "taken") return { ok: false, reason: "edition-has-one" };
    throw error;
  }
}

const storeRound = verb(
  {
    name: "city-index.openRound",
    permission: officer,
    input: z.object({
      edition: z.string().min(1).max(80),
      dueOn: z.iso.date(),
      tasks: z
        .array(z.object({ parameter: z.string().min(1).max(120), office: z.string().max(80).optional() }))
        .min(1)
        .max(2000),
    }),
    audit: (given, opened: RoundOpened) =>
      opened.ok
        ? {
            kind: "collection-round",
            id: opened.roundId,
            detail: { edition: given.edition, tasks: given.tasks.length },
          }
        : undefined,
  },
  async (ctx, { edition, dueOn, tasks }): Promise<RoundOpened> => {
    const due = Temporal.PlainDate.from(dueOn);
    if (Temporal.PlainDate.compare(due, ctx.today()) < 0) return { ok: false, reason: "due-in-the-past" };
    const offices = new Set(cityOf(ctx).offices.map((office) => office.key));
    if (tasks.some(({ office }) => office !== undefined && !offices.has(office)))
      return { ok: false, reason: "unknown-office" };
    const before = await tables(ctx)
      .selectFrom("city_index.collection_round")
      .select("id")
      .where("edition", "=", edition)
      .executeTakeFirst();
    if (before) return { ok: false, reason: "edition-has-one" };
    const roundId = newId<"collection-round">();
    await tables(ctx)
      .insertInto("city_index.collection_round")
      .values({
        id: roundId,
        edition,
        due_on: due,
        opened_by: actorIdOf(ctx.actor) ?? "",
        created_at: ctx.now(),
      })
      .execute();
    await tables(ctx)
      .insertInto("city_index.collection_task")
      .values(
        tasks.map(({ parameter, office }) => ({
          id: newId<"collection-task">(),
          round_id: roundId,
          parameter,
          office: office ?? null,
          due_on: due,
          created_at: ctx.now(),
        })),
      )
      .execute();
    return { ok: true, roundId };
  },
);
