import { sql } from "kysely";
import type { Ctx } from "#platform/context";
import { tables } from "./tables.ts";

export interface UsageCount {
  readonly service: string;
  readonly event: string;
  readonly channel: string;
  readonly count: number;
}

/** How often each event happened in the days from `from` up to, not including, `until`. */
export async function usageBetween(
  ctx: Ctx,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<UsageCount[]> {
  const recent = tables(ctx)
    .selectFrom("usage.event")
    .select((select) => ["service", "event", "channel", select.fn.countAll<number>().as("count")])
    .where("created_on", ">=", from)
    .where("created_on", "<", until)
    .groupBy(["service", "event", "channel"]);
  const older = tables(ctx)
    .selectFrom("usage.daily_count")
    .select(["service", "event", "channel", sql<number>`sum(count)::bigint`.as("count")])
    .where("created_on", ">=", from)
    .where("created_on", "<", until)
    .groupBy(["service", "event", "channel"]);
  const counts = new Map<string, UsageCount>();
  for (const row of await recent.unionAll(older).execute()) {
    const key = `${row.service} ${row.event} ${row.channel}`;
    counts.set(key, { ...row, count: Number(row.count) + (counts.get(key)?.count ?? 0) });
  }
  return [...counts.values()];
}

/** The mean a week over the last four whole weeks. */
export async function perWeek(ctx: Ctx, service: string, event: string): Promise<number> {
  const until = ctx.today();
  const counts = await usageBetween(ctx, until.subtract({ weeks: 4 }), until);
  const sum = counts
    .filter((each) => each.service === service && each.event === event)
    .reduce((total, each) => total + each.count, 0);
  return sum / 4;
}
