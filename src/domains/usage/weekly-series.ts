import { sql } from "kysely";
import type { Ctx } from "#platform/context";
import { tables } from "./tables.ts";

export interface WeekCount {
  /** The Monday. */
  readonly week: Temporal.PlainDate;
  readonly count: number;
}

export interface WeeklyQuery {
  readonly events: readonly string[];
  /** Undefined: all services. */
  readonly service?: string | undefined;
  readonly weeks?: number;
}

/** How often the events happened in each of the last whole weeks, the oldest first; weeks without one count 0. */
export async function weeklySeries(
  ctx: Ctx,
  { events, service, weeks = 26 }: WeeklyQuery,
): Promise<WeekCount[]> {
  const until = mondayOf(ctx.today());
  const from = until.subtract({ weeks });
  const counts = new Map<string, number>();
  for (const table of ["usage.event", "usage.daily_count"] as const) {
    const rows = await tables(ctx)
      .selectFrom(table)
      .select([
        "created_on",
        (table === "usage.event" ? sql<number>`count(*)` : sql<number>`sum(count)`).as("count"),
      ])
      .where("created_on", ">=", from)
      .where("created_on", "<", until)
      .where("event", "in", [...events])
      .$if(service !== undefined, (query) => query.where("service", "=", service ?? ""))
      .groupBy("created_on")
      .execute();
    for (const row of rows) {
      const key = mondayOf(row.created_on).toString();
      counts.set(key, (counts.get(key) ?? 0) + Number(row.count));
    }
  }
  return Array.from({ length: weeks }, (_, index) => {
    const week = from.add({ weeks: index });
    return { week, count: counts.get(week.toString()) ?? 0 };
  });
}

/** The mean a week over the last four whole weeks. */
export async function perWholeWeek(ctx: Ctx, query: Omit<WeeklyQuery, "weeks">): Promise<number> {
  const series = await weeklySeries(ctx, { ...query, weeks: 4 });
  return series.reduce((sum, each) => sum + each.count, 0) / 4;
}

export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}
