import type { Ctx } from "#platform/context";
import { newId } from "#platform/ids";
import { tables } from "./tables.ts";

export interface UsageEvent {
  readonly service: string;
  /** `started`, `page`, `submitted`, `granted`, `refused` … */
  readonly event: string;
  readonly channel: string;
  readonly page?: string;
}

/** Counts one event, with its day and without a person; inside the verb that it counts. */
export async function recordUsage(ctx: Ctx, usage: UsageEvent): Promise<void> {
  await tables(ctx)
    .insertInto("usage.event")
    .values({
      id: newId<"usage-event">(),
      created_on: ctx.today(),
      service: usage.service,
      event: usage.event,
      channel: usage.channel,
      page: usage.page ?? null,
    })
    .execute();
}
