import type { Selectable } from "kysely";
import type { Ctx } from "#platform/context";
import { tables, type AttemptTable, type PaymentTable } from "./tables.ts";

export type Payment = Selectable<PaymentTable> & { readonly attempts: readonly Selectable<AttemptTable>[] };

/** The payment for a subject with all its attempts, oldest first. The caller has checked who may see the subject. */
export async function findPayment(ctx: Ctx, subjectId: string): Promise<Payment | undefined> {
  const payment = await tables(ctx)
    .selectFrom("payments.payment")
    .selectAll()
    .where("subject_id", "=", subjectId)
    .executeTakeFirst();
  if (!payment) return undefined;
  const attempts = await tables(ctx)
    .selectFrom("payments.attempt")
    .selectAll()
    .where("payment_id", "=", payment.id)
    .orderBy("created_at")
    .execute();
  return { ...payment, attempts };
}
