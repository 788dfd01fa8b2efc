import type { Ctx } from "#platform/context";
import { toJson } from "#platform/database/database";
import type { LocalizedText } from "#platform/i18n";
import { newId, type Id } from "#platform/ids";
import { tables } from "./tables.ts";

export interface PaymentRequest {
  readonly subjectId: string;
  readonly reference: string;
  readonly amountCents: number;
  readonly title: LocalizedText;
  /** Where the portal shows what was paid for. */
  readonly returnPath: string;
}

/** Asks for a payment, inside the verb that gives the reason; asked again, the first amount stays. */
export async function requestPayment(ctx: Ctx, request: PaymentRequest): Promise<Id<"payment">> {
  const row = await tables(ctx)
    .insertInto("payments.payment")
    .values({
      id: newId<"payment">(),
      subject_id: request.subjectId,
      reference: request.reference,
      title: toJson(request.title),
      amount_cents: request.amountCents,
      return_path: request.returnPath,
      state: "open",
      created_at: ctx.now(),
    })
    .onConflict((conflict) =>
      conflict
        .column("subject_id")
        .doUpdateSet((update) => ({ reference: update.ref("excluded.reference") })),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Nothing is owed any more: the case was withdrawn or has lapsed before it was paid. */
export async function cancelPayment(ctx: Ctx, subjectId: string): Promise<void> {
  await tables(ctx)
    .updateTable("payments.payment")
    .set({ state: "cancelled" })
    .where("subject_id", "=", subjectId)
    .where("state", "=", "open")
    .execute();
}
