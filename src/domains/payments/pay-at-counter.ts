import { z } from "zod";
import { notFound } from "#platform/errors";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { markPaid } from "./poll-attempt.ts";
import { tables } from "./tables.ts";

/** Notes that the fee was paid in cash or by card at the counter. */
export const payAtCounter = verb(
  {
    name: "payments.payAtCounter",
    permission: staff("caseworker", "lead", "front-office"),
    input: z.object({ subjectId: z.uuid() }),
    audit: (given, paid: boolean) =>
      paid ? { kind: "payment", id: given.subjectId, detail: { how: "counter" } } : undefined,
  },
  async (ctx, { subjectId }): Promise<boolean> => {
    const payment = await tables(ctx)
      .selectFrom("payments.payment")
      .selectAll()
      .where("subject_id", "=", subjectId)
      .forUpdate()
      .executeTakeFirst();
    if (!payment) throw notFound();
    if (payment.state !== "open") return false;
    await markPaid(ctx, payment.id, subjectId, "counter");
    return true;
  },
);
