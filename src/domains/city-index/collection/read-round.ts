import type { Selectable } from "kysely";
import { z } from "zod";
import { cityOf } from "#catalogue";
import type { Ctx } from "#platform/context";
import { notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { anyStaff } from "#platform/permissions";
import { view } from "#platform/verb";
import type { Observation } from "../engine/observations.ts";
import { officer } from "./open-round.ts";
import { isOfficer, officesOf } from "./task-access.ts";
import { tables, type DeliveryState, type DeliveryTable, type RoundTable, type TaskTable } from "./tables.ts";

export type TaskState = "open" | DeliveryState;

export interface RoundTask {
  readonly task: Selectable<TaskTable>;
  readonly state: TaskState;
  readonly isOverdue: boolean;
  /** All deliveries, newest first: the evidence of the cell. */
  readonly deliveries: readonly Selectable<DeliveryTable>[];
}

export interface RoundView {
  readonly round: Selectable<RoundTable>;
  readonly tasks: readonly RoundTask[];
}

/** The rounds there are, the newest first. */
export const listRounds = view(
  { name: "city-index.listRounds", permission: anyStaff, input: z.object({}) },
  async (ctx): Promise<Selectable<RoundTable>[]> =>
    tables(ctx).selectFrom("city_index.collection_round").selectAll().orderBy("created_at", "desc").execute(),
);

/** A round with its tasks: for the officer all of them, for other staff those of their offices. */
export const readRound = view(
  { name: "city-index.readRound", permission: anyStaff, input: z.object({ roundId: z.uuid() }) },
  async (ctx, { roundId }): Promise<RoundView> => {
    const id = roundId as Id<"collection-round">;
    const round = await tables(ctx)
      .selectFrom("city_index.collection_round")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirst();
    if (!round) throw notFound();
    const mine = tables(ctx)
      .selectFrom("city_index.collection_task")
      .selectAll()
      .where("round_id", "=", id)
      .$if(!isOfficer(ctx), (query) => query.where("office", "in", [...officesOf(ctx), ""]));
    const tasks = await mine.orderBy("parameter").execute();
    const deliveries = await tables(ctx)
      .selectFrom("city_index.delivery as delivery")
      .innerJoin("city_index.collection_task as task", "task.id", "delivery.task_id")
      .selectAll("delivery")
      .where("task.round_id", "=", id)
      .orderBy("delivery.created_at", "desc")
      .orderBy("delivery.id", "desc")
      .execute();
    const byTask = Map.groupBy(deliveries, (delivery) => delivery.task_id);
    return { round, tasks: tasks.map((task) => withState(ctx, task, byTask.get(task.id) ?? [])) };
  },
);

function withState(
  ctx: Ctx,
  task: Selectable<TaskTable>,
  deliveries: readonly Selectable<DeliveryTable>[],
): RoundTask {
  const state = deliveries[0]?.state ?? "open";
  const isOverdue =
    (state === "open" || state === "returned") && Temporal.PlainDate.compare(task.due_on, ctx.today()) < 0;
  return { task, state, isOverdue, deliveries };
}

/**
 * The values of a round that were signed off, as observations of the own city: each with its source, its day and the
 * office that delivered it. Of a parameter that was delivered anew the latest value counts.
 */
export const signedOffObservations = view(
  { name: "city-index.signedOffObservations", permission: officer, input: z.object({ roundId: z.uuid() }) },
  async (ctx, { roundId }): Promise<Observation[]> => {
    const rows = await tables(ctx)
      .selectFrom("city_index.delivery as delivery")
      .innerJoin("city_index.collection_task as task", "task.id", "delivery.task_id")
      .distinctOn("task.parameter")
      .select(["task.parameter", "task.office", "delivery.value", "delivery.source", "delivery.valid_on"])
      .where("task.round_id", "=", roundId as Id<"collection-round">)
      .where("delivery.state", "=", "signed-off")
      .orderBy("task.parameter")
      .orderBy("delivery.created_at", "desc")
      .orderBy("delivery.id", "desc")
      .execute();
    const { name, offices } = cityOf(ctx);
    const officeName = (key: string | null): string =>
      offices.find((office) => office.key === key)?.name.de ?? name;
    return rows.map((row) => ({
      city: name,
      key: row.parameter,
      value: row.value,
      source: row.source,
      date: row.valid_on.toString(),
      deliveredBy: officeName(row.office),
      status: "verified",
    }));
  },
);
