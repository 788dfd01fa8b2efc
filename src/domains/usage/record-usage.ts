import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { newId } from "#platform/ids";

export interface UsageEvent {
  readonly service: string;
  /** `started`, `page`, `submitted`, `granted`, `refused` … */
  readonly event: string;
  readonly channel: string;
  readonly page?: string;
}

/** Counts one event, with its day and without a person; inside the verb that it counts. */
export async function recordUsage(ctx: Ctx, usage: UsageEvent): Promise<void> {
  const { service, event, channel, page = null } = usage;
  await execute(ctx.db, INSERT_EVENT, [newId<"usage-event">(), ctx.today(), service, event, channel, page]);
}

const INSERT_EVENT =
  "INSERT INTO usage.event (id, created_on, service, event, channel, page) VALUES ($1, $2, $3, $4, $5, $6)";
