import type { Ctx } from "#platform/context";
import { tables } from "./tables.ts";

export interface Satisfaction {
  readonly service: string;
  readonly ratings: number;
  /** From 1 to 5. */
  readonly mean: number;
}

/** The ratings of each service from a day on. */
export async function satisfactionSince(ctx: Ctx, from: Temporal.PlainDate): Promise<Satisfaction[]> {
  const rows = await tables(ctx)
    .selectFrom("usage.satisfaction")
    .select((select) => [
      "service",
      select.fn.countAll<number>().as("ratings"),
      select.fn.sum<number>("stars").as("stars"),
    ])
    .where("created_on", ">=", from)
    .groupBy("service")
    .orderBy("service")
    .execute();
  return rows.map((row) => ({
    service: row.service,
    ratings: Number(row.ratings),
    mean: Number(row.stars) / Number(row.ratings),
  }));
}
