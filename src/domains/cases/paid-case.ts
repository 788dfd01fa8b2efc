import type { PaymentListener } from "#payments";
import type { Id } from "#platform/ids";
import { addEvent, openCase } from "./case-file.ts";
import { grantCase } from "./grant-case.ts";
import { paysFirst, startCase } from "./start-case.ts";
import { tables } from "./tables.ts";

/** A case whose fee is paid goes on: a granted one that waited for it is carried out in the same transaction. */
export const casePayments: PaymentListener = {
  onPaid: async (ctx, subjectId) => {
    const known = await tables(ctx)
      .selectFrom("cases.application")
      .select("id")
      .where("id", "=", subjectId as Id<"case">)
      .executeTakeFirst();
    if (!known) return false;
    const open = await openCase(ctx, subjectId, { lock: true });
    await tables(ctx)
      .updateTable("cases.application")
      .set({ paid_at: ctx.now() })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "paid", { amountCents: open.row.fee_cents });
    const paid = { ...open, row: { ...open.row, paid_at: ctx.now() } };
    if (open.row.state !== "awaiting-payment") return true;
    // Paid before anything was checked: on to the checks. Paid on grant: carried out.
    if (paysFirst(open.version.service, open.row)) await startCase(ctx, paid);
    else await grantCase(ctx, paid, {});
    return true;
  },
};
