import { z } from "zod";
import { actorIdOf } from "#platform/actor";
import { newId } from "#platform/ids";
import { anyStaff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { openTask } from "./task-access.ts";
import { tables } from "./tables.ts";

export type Delivered =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "round-closed" | "waits-for-officer" | "date-in-the-future" };

/**
 * Delivers the value of a parameter with its source, by staff of the office that answers for it. A value that was
 * signed off may be delivered anew: the older one stays as evidence.
 * @throws DomainError `not-found` for staff of another office
 */
export const deliverValue = verb(
  {
    name: "city-index.deliverValue",
    permission: anyStaff,
    input: z.object({
      taskId: z.uuid(),
      value: z.number(),
      /** Where the value comes from, so that others can find it: a register, a report, a page. */
      source: z.string().trim().min(3).max(500),
      validOn: z.iso.date(),
    }),
    audit: (given, delivered: Delivered) =>
      delivered.ok
        ? { kind: "collection-task", id: given.taskId, detail: { value: given.value } }
        : undefined,
  },
  async (ctx, { taskId, value, source, validOn }): Promise<Delivered> => {
    const { task, isClosed, latest } = await openTask(ctx, taskId);
    const day = Temporal.PlainDate.from(validOn);
    if (isClosed) return { ok: false, reason: "round-closed" };
    if (latest?.state === "delivered") return { ok: false, reason: "waits-for-officer" };
    if (Temporal.PlainDate.compare(day, ctx.today()) > 0) return { ok: false, reason: "date-in-the-future" };
    await tables(ctx)
      .insertInto("city_index.delivery")
      .values({
        id: newId<"delivery">(),
        task_id: task.id,
        value,
        source,
        valid_on: day,
        delivered_by: actorIdOf(ctx.actor) ?? "",
        state: "delivered",
        created_at: ctx.now(),
      })
      .execute();
    return { ok: true };
  },
);
