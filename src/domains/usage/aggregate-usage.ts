import { sql } from "kysely";
import { z } from "zod";
import type { JobKind } from "#platform/jobs";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { tables } from "./tables.ts";

/** Single events are kept this long, then only their number a day. */
export const EVENT_DAYS = 31;

/** Sums up what is older than a month by day and deletes it, in one statement, so that nothing is counted twice. */
export const aggregateUsage = verb(
  { name: "usage.aggregate", permission: systemOnly, input: z.object({}), audit: "none" },
  async (ctx) => {
    const before = ctx.today().subtract({ days: EVENT_DAYS });
    await tables(ctx)
      .with("old", (db) =>
        db
          .deleteFrom("usage.event")
          .where("created_on", "<", before)
          .returning(["created_on", "service", "event", "channel", "page"]),
      )
      .insertInto("usage.daily_count")
      .columns(["created_on", "service", "event", "channel", "page", "count"])
      .expression((select) =>
        select
          .selectFrom("old")
          .select((each) => [
            "created_on",
            "service",
            "event",
            "channel",
            sql<string>`coalesce(page, '')`.as("page"),
            each.fn.countAll<number>().as("count"),
          ])
          .groupBy(["created_on", "service", "event", "channel", sql`coalesce(page, '')`]),
      )
      .onConflict((conflict) =>
        conflict
          .columns(["created_on", "service", "event", "channel", "page"])
          .doUpdateSet({ count: sql`daily_count.count + excluded.count` }),
      )
      .execute();
  },
);

export const aggregateJob: JobKind = {
  name: "usage.aggregate",
  schedule: "40 2 * * *",
  run: async (ctx) => aggregateUsage(ctx, {}),
};
