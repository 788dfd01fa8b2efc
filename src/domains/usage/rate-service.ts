import { z } from "zod";
import { newId } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { tables } from "./tables.ts";

export const LONGEST_COMMENT = 500;

/** Keeps how satisfied somebody was with a service: a day, the stars, perhaps a comment; nothing of the person or case. */
export const rateService = verb(
  {
    name: "usage.rateService",
    permission: anyone,
    input: z.object({
      service: z
        .string()
        .regex(/^[a-z][a-z0-9-]*$/)
        .max(100),
      stars: z.int().min(1).max(5),
      comment: z.string().trim().max(LONGEST_COMMENT).default(""),
    }),
    // The audit log would join the rating to the request and so to the person.
    audit: "none",
  },
  async (ctx, { service, stars, comment }) => {
    await tables(ctx)
      .insertInto("usage.satisfaction")
      .values({
        id: newId<"satisfaction">(),
        created_on: ctx.today(),
        service,
        stars,
        comment: comment === "" ? null : comment,
      })
      .execute();
  },
);
