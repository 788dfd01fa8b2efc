import { z } from "zod";
import type { Ctx } from "#platform/context";
import { DomainError, notFound } from "#platform/errors";
import { localized } from "#platform/i18n";
import { newId, type Id } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { paymentProviders } from "./payment-listener.ts";
import { tables } from "./tables.ts";

export type Started =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly reason: "paid" | "cancelled" };

/**
 * Starts an attempt to pay and gives the provider's page to go to. The attempt is written before the provider is
 * called: should the process die in between, the attempt stands there without a transaction and nothing was paid.
 * The caller has made sure that this person may pay for the subject.
 * @throws DomainError `unavailable` when no provider is configured or it does not answer
 */
export async function startAttempt(ctx: Ctx, subjectId: string): Promise<Started> {
  const provider = paymentProviders.find(ctx.system, "online");
  if (!provider) throw new DomainError("unavailable", NOT_ONLINE);
  const begun = await beginAttempt(ctx, { subjectId });
  if (!begun.ok) return begun;
  const transaction = await provider.start({
    requestId: begun.attemptId,
    amountCents: begun.amountCents,
    reference: begun.reference,
    description: begun.description,
    redirectUrl: `${ctx.system.publicUrl}/zahlung/${begun.attemptId}`,
    requestedAt: ctx.now(),
  });
  if (!transaction.redirectUrl) throw new DomainError("unavailable");
  await noteTransaction(ctx, {
    attemptId: begun.attemptId,
    transactionId: transaction.transactionId,
    redirectUrl: transaction.redirectUrl,
  });
  return { ok: true, url: transaction.redirectUrl };
}

type Begun =
  | {
      ok: true;
      attemptId: Id<"payment-attempt">;
      amountCents: number;
      reference: string;
      description: string;
    }
  | { ok: false; reason: "paid" | "cancelled" };

const beginAttempt = verb(
  {
    name: "payments.beginAttempt",
    permission: anyone,
    input: z.object({ subjectId: z.uuid() }),
    audit: (given, begun: Begun) =>
      begun.ok
        ? { kind: "payment-attempt", id: begun.attemptId, detail: { subject: given.subjectId } }
        : undefined,
  },
  async (ctx, { subjectId }): Promise<Begun> => {
    const payment = await tables(ctx)
      .selectFrom("payments.payment")
      .selectAll()
      .where("subject_id", "=", subjectId)
      .forUpdate()
      .executeTakeFirst();
    if (!payment) throw notFound();
    if (payment.state !== "open")
      return { ok: false, reason: payment.state === "cancelled" ? "cancelled" : "paid" };
    const attemptId = newId<"payment-attempt">();
    await tables(ctx)
      .insertInto("payments.attempt")
      .values({ id: attemptId, payment_id: payment.id, state: "starting", created_at: ctx.now() })
      .execute();
    return {
      ok: true,
      attemptId,
      amountCents: payment.amount_cents,
      reference: payment.reference,
      description: localized(payment.title, ctx.language),
    };
  },
);

const noteTransaction = verb(
  {
    name: "payments.noteTransaction",
    permission: anyone,
    input: z.object({ attemptId: z.uuid(), transactionId: z.string().max(200), redirectUrl: z.url() }),
    audit: (given) => ({
      kind: "payment-attempt",
      id: given.attemptId,
      detail: { transaction: given.transactionId },
    }),
  },
  async (ctx, { attemptId, transactionId, redirectUrl }): Promise<void> => {
    await tables(ctx)
      .updateTable("payments.attempt")
      .set({ state: "initial", transaction_id: transactionId, redirect_url: redirectUrl })
      .where("id", "=", attemptId as Id<"payment-attempt">)
      .where("state", "=", "starting")
      .execute();
  },
);

const NOT_ONLINE = {
  text: {
    de: "Online bezahlen ist hier noch nicht eingerichtet. Bezahlen Sie bitte am Schalter; Ihr Antrag bleibt gespeichert.",
    en: "Paying online is not set up here yet. Please pay at the counter; your application stays saved.",
  },
};
