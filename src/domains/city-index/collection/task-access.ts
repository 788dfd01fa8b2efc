import type { Selectable } from "kysely";
import { cityOf } from "#catalogue";
import type { Ctx } from "#platform/context";
import { notFound } from "#platform/errors";
import { isUuid, type Id } from "#platform/ids";
import { tables, type DeliveryTable, type TaskTable } from "./tables.ts";

export interface OpenTask {
  readonly task: Selectable<TaskTable>;
  readonly isClosed: boolean;
  /** The newest delivery. */
  readonly latest: Selectable<DeliveryTable> | undefined;
}

/** The offices for which the member of staff may deliver: those of their teams. */
export function officesOf(ctx: Ctx): string[] {
  const { actor } = ctx;
  if (actor.kind !== "staff") return [];
  return [
    ...new Set(cityOf(ctx).teams.flatMap((team) => (actor.teams.includes(team.key) ? [team.office] : []))),
  ];
}

export function isOfficer({ actor }: Ctx): boolean {
  return actor.kind === "staff" && actor.roles.includes("officer");
}

/**
 * Opens a task, locked: of two who deliver or decide at once the second one sees what the first one did.
 * @throws DomainError `not-found` also for staff of another office
 */
export async function openTask(ctx: Ctx, taskId: string): Promise<OpenTask> {
  if (!isUuid(taskId)) throw notFound();
  const id = taskId as Id<"collection-task">;
  const task = await tables(ctx)
    .selectFrom("city_index.collection_task")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!task || (!isOfficer(ctx) && (task.office === null || !officesOf(ctx).includes(task.office))))
    throw notFound();
  const { closed_at } = await tables(ctx)
    .selectFrom("city_index.collection_round")
    .select("closed_at")
    .where("id", "=", task.round_id)
    .executeTakeFirstOrThrow();
  const latest = await tables(ctx)
    .selectFrom("city_index.delivery")
    .selectAll()
    .where("task_id", "=", id)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return { task, isClosed: closed_at !== null, latest };
}
