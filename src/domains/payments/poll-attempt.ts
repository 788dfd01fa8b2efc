import { z } from "zod";
import { systemActor } from "#platform/actor";
import { as, type Ctx } from "#platform/context";
import { notFound } from "#platform/errors";
import { isUuid, type Id } from "#platform/ids";
import type { JobKind } from "#platform/jobs";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { paymentListeners, paymentProviders } from "./payment-listener.ts";
import type { Transaction } from "./provider.ts";
import { tables, type AttemptState } from "./tables.ts";

const POLL_JOB = "payments.poll";

/** Asks for every attempt that is still open: whoever closed the browser after paying has paid all the same. */
export const pollJob: JobKind = {
  name: POLL_JOB,
  schedule: "* * * * *",
  run: async (ctx) => {
    const waiting = await tables(ctx)
      .selectFrom("payments.attempt")
      .select("id")
      .where("state", "=", "initial")
      .where("created_at", ">", ctx.now().subtract({ hours: 24 * 7 }))
      .orderBy("asked_at", (order) => order.asc().nullsFirst())
      .limit(100)
      .execute();
    for (const { id } of waiting) await pollAttempt(ctx, id).catch(() => undefined);
  },
};

/**
 * Asks the provider how an attempt stands and believes only its answer: neither the redirect nor a callback changes
 * anything by itself. Any number of polls, at once too, change the payment at most once.
 */
export async function pollAttempt(
  ctx: Ctx,
  attemptId: string,
): Promise<{ state: AttemptState; returnPath: string }> {
  if (!isUuid(attemptId)) throw notFound();
  const row = await tables(ctx)
    .selectFrom("payments.attempt as attempt")
    .innerJoin("payments.payment as payment", "payment.id", "attempt.payment_id")
    .select(["attempt.state", "attempt.transaction_id", "payment.return_path"])
    .where("attempt.id", "=", attemptId as Id<"payment-attempt">)
    .executeTakeFirst();
  if (!row) throw notFound();
  const provider = paymentProviders.find(ctx.system, "online");
  if (row.state !== "initial" || !row.transaction_id || !provider)
    return { state: row.state, returnPath: row.return_path };
  const transaction = await provider.status(row.transaction_id);
  const state = await noteStatus(as(ctx, systemActor(POLL_JOB)), { attemptId, transaction });
  return { state, returnPath: row.return_path };
}

const noteStatus = verb(
  {
    name: "payments.noteStatus",
    permission: systemOnly,
    input: z.object({
      attemptId: z.uuid(),
      transaction: z.custom<Transaction>((value) => typeof value === "object" && value !== null),
    }),
    audit: (given, state: AttemptState) =>
      state === "initial" ? undefined : { kind: "payment-attempt", id: given.attemptId, detail: { state } },
  },
  async (ctx, { attemptId, transaction }): Promise<AttemptState> => {
    const id = attemptId as Id<"payment-attempt">;
    const { payment_id } = await tables(ctx)
      .selectFrom("payments.attempt")
      .select("payment_id")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    // The payment's row is the lock for all of its attempts, so that two that turn out paid do not both count.
    const payment = await tables(ctx)
      .selectFrom("payments.payment")
      .selectAll()
      .where("id", "=", payment_id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const attempt = await tables(ctx)
      .selectFrom("payments.attempt")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    if (attempt.state !== "initial") return attempt.state;
    const state = stateAfter(transaction, payment.amount_cents, payment.state === "open");
    await tables(ctx)
      .updateTable("payments.attempt")
      .set({ state, asked_at: ctx.now() })
      .where("id", "=", id)
      .execute();
    if (state !== "paid") return state;
    await markPaid(ctx, payment.id, payment.subject_id, "online");
    return state;
  },
);

/** What an attempt is after the provider's answer; paid with another amount than asked for is no payment. */
export function stateAfter(transaction: Transaction, amountCents: number, isOpen: boolean): AttemptState {
  switch (transaction.status) {
    case "INITIAL":
      return "initial";
    case "PAYED":
      if (transaction.amountCents !== undefined && transaction.amountCents !== amountCents) return "failed";
      return isOpen ? "paid" : "surplus";
    case "CANCELED":
      return "cancelled";
    case "EXPIRED":
      return "expired";
    case "FAILED":
    case "REFUNDED":
      return "failed";
  }
}

/** Marks a payment as paid and tells the domain that asked for it, in one transaction; its row is locked. */
export async function markPaid(
  ctx: Ctx,
  paymentId: Id<"payment">,
  subjectId: string,
  how: "online" | "counter",
): Promise<void> {
  await tables(ctx)
    .updateTable("payments.payment")
    .set({ state: "paid", paid_at: ctx.now(), paid_how: how })
    .where("id", "=", paymentId)
    .execute();
  for (const [, listener] of paymentListeners.list(ctx.system)) {
    if (await listener.onPaid(ctx, subjectId)) return;
  }
}
