import { z } from "zod";
import { cityOf } from "#catalogue";
import { notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { verb } from "#platform/verb";
import { officer } from "./open-round.ts";
import { tables } from "./tables.ts";

export type Assigned =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "unknown-office" | "round-closed" };

/** Gives a parameter to an office, or another deadline to it. */
export const assignTask = verb(
  {
    name: "city-index.assignTask",
    permission: officer,
    input: z.object({ taskId: z.uuid(), office: z.string().max(80), dueOn: z.iso.date() }),
    audit: (given, assigned: Assigned) =>
      assigned.ok
        ? { kind: "collection-task", id: given.taskId, detail: { office: given.office, due: given.dueOn } }
        : undefined,
  },
  async (ctx, { taskId, office, dueOn }): Promise<Assigned> => {
    if (!cityOf(ctx).offices.some((each) => each.key === office))
      return { ok: false, reason: "unknown-office" };
    const task = await tables(ctx)
      .selectFrom("city_index.collection_task as task")
      .innerJoin("city_index.collection_round as round", "round.id", "task.round_id")
      .select("round.closed_at")
      .where("task.id", "=", taskId as Id<"collection-task">)
      .executeTakeFirst();
    if (!task) throw notFound();
    if (task.closed_at) return { ok: false, reason: "round-closed" };
    await tables(ctx)
      .updateTable("city_index.collection_task")
      .set({ office, due_on: Temporal.PlainDate.from(dueOn) })
      .where("id", "=", taskId as Id<"collection-task">)
      .execute();
    return { ok: true };
  },
);
