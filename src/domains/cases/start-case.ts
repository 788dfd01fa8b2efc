import { requestPayment } from "#payments";
import type { Ctx } from "#platform/context";
import { addEvent, type CaseRow, type OpenCase } from "./case-file.ts";
import { scheduleCheck } from "./schedule-check.ts";
import { tables } from "./tables.ts";
import type { Service } from "#catalogue";

/** Whether the fee is due before anything is checked, as some laws ask (FZV § 20 (5)), and is still open. */
export function paysFirst(service: Service, row: Pick<CaseRow, "fee_cents" | "paid_at">): boolean {
  return service.process.payment?.when === "on-submission" && row.fee_cents > 0 && row.paid_at === null;
}

/** Sets a complete application on its way: to its fee where that comes first, else to its checks. */
export async function startCase(ctx: Ctx, open: OpenCase): Promise<void> {
  const { row, version } = open;
  const { payment } = version.service.process;
  if (!payment || !paysFirst(version.service, row)) {
    await tables(ctx)
      .updateTable("cases.application")
      .set({ state: "checking", pay_by: null })
      .where("id", "=", row.id)
      .execute();
    await scheduleCheck(ctx, row.id);
    return;
  }
  await askForFee(ctx, open);
}

/** Asks for the fee of a case: the amount was frozen at submission. */
export async function askForFee(ctx: Ctx, open: OpenCase): Promise<void> {
  const { row, version } = open;
  const payBy = ctx.today().add(version.service.process.payment?.within ?? "P14D");
  await tables(ctx)
    .updateTable("cases.application")
    .set({ state: "awaiting-payment", pay_by: payBy })
    .where("id", "=", row.id)
    .execute();
  await requestPayment(ctx, {
    subjectId: row.id,
    reference: row.reference,
    amountCents: row.fee_cents,
    title: version.service.title,
    returnPath: `/vorgaenge/${row.id}`,
  });
  await addEvent(ctx, open, "payment-asked", { amountCents: row.fee_cents, payBy: payBy.toString() });
}
