import { z } from "zod";
import { systemActor } from "#platform/actor";
import { as, type Ctx } from "#platform/context";
import { DomainError } from "#platform/errors";
import type { Id } from "#platform/ids";
import type { JobKind } from "#platform/jobs";
import { staff, systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { paymentProviders } from "./payment-listener.ts";
import { tables } from "./tables.ts";

const REFUND_JOB = "payments.refund";

/** Orders the refund of what was paid for a subject; the provider is called by a job after the commit. */
export const orderRefund = verb(
  {
    name: "payments.orderRefund",
    permission: staff("caseworker", "lead"),
    input: z.object({ subjectId: z.uuid(), reason: z.string().trim().min(3).max(500) }),
    audit: (given, ordered: boolean) =>
      ordered ? { kind: "payment", id: given.subjectId, detail: { refund: true } } : undefined,
  },
  async (ctx, { subjectId }): Promise<boolean> => {
    const row = await tables(ctx)
      .updateTable("payments.payment")
      .set({ state: "refund-due" })
      .where("subject_id", "=", subjectId)
      .where("state", "=", "paid")
      .returning("id")
      .executeTakeFirst();
    if (!row) return false;
    await ctx.system.jobs.enqueue(ctx, REFUND_JOB, { paymentId: row.id });
    return true;
  },
);

export const refundJob: JobKind = {
  name: REFUND_JOB,
  retries: 8,
  run: async (ctx, data) => {
    const paymentId = String(data["paymentId"]) as Id<"payment">;
    const attempt = await tables(ctx)
      .selectFrom("payments.attempt")
      .select("transaction_id")
      .where("payment_id", "=", paymentId)
      .where("state", "=", "paid")
      .executeTakeFirst();
    if (attempt?.transaction_id) await refundAtProvider(ctx, attempt.transaction_id);
    await noteRefund(as(ctx, systemActor(REFUND_JOB)), { paymentId });
  },
};

async function refundAtProvider(ctx: Ctx, transactionId: string): Promise<void> {
  const transaction = await paymentProviders.get(ctx.system, "online").refund(transactionId);
  if (transaction.status !== "REFUNDED") throw new DomainError("unavailable");
}

const noteRefund = verb(
  {
    name: "payments.noteRefund",
    permission: systemOnly,
    input: z.object({ paymentId: z.uuid() }),
    audit: (given) => ({ kind: "payment", id: given.paymentId, detail: { refunded: true } }),
  },
  async (ctx, { paymentId }): Promise<void> => {
    await tables(ctx)
      .updateTable("payments.payment")
      .set({ state: "refunded", refunded_at: ctx.now() })
      .where("id", "=", paymentId as Id<"payment">)
      .where("state", "=", "refund-due")
      .execute();
  },
);
