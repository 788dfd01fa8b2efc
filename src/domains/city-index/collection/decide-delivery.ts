import { z } from "zod";
import { actorIdOf } from "#platform/actor";
import { verb } from "#platform/verb";
import { officer } from "./open-round.ts";
import { openTask } from "./task-access.ts";
import { tables } from "./tables.ts";

export type DeliveryDecided =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** `own`: whoever delivered a value does not sign it off. */
      readonly reason: "nothing-waits" | "own" | "round-closed" | "reason-missing";
    };

/** Signs off the value that waits, or returns it to the office with a reason. */
export const decideDelivery = verb(
  {
    name: "city-index.decideDelivery",
    permission: officer,
    input: z.object({
      taskId: z.uuid(),
      decision: z.enum(["signed-off", "returned"]),
      reason: z.string().trim().max(1000).default(""),
    }),
    audit: (given, decided: DeliveryDecided) =>
      decided.ok
        ? { kind: "collection-task", id: given.taskId, detail: { decision: given.decision } }
        : undefined,
  },
  async (ctx, { taskId, decision, reason }): Promise<DeliveryDecided> => {
    const { isClosed, latest } = await openTask(ctx, taskId);
    if (isClosed) return { ok: false, reason: "round-closed" };
    if (latest?.state !== "delivered") return { ok: false, reason: "nothing-waits" };
    const decidedBy = actorIdOf(ctx.actor);
    if (decidedBy === latest.delivered_by) return { ok: false, reason: "own" };
    if (decision === "returned" && reason.length < 3) return { ok: false, reason: "reason-missing" };
    await tables(ctx)
      .updateTable("city_index.delivery")
      .set({
        state: decision,
        reason: reason === "" ? null : reason,
        decided_by: decidedBy,
        decided_at: ctx.now(),
      })
      .where("id", "=", latest.id)
      .execute();
    return { ok: true };
  },
);
