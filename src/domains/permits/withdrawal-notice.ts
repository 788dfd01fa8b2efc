import { withdrawResult } from "#cases";
import type { Ctx } from "#platform/context";
import { fill } from "#platform/i18n";
import { dateText } from "#platform/dates";
import { messages } from "./messages.ts";
import type { Permit } from "./permit.ts";
import type { WithdrawalReason } from "./tables.ts";

/** Reasons for which the city takes a permit away; whoever gives it back needs no notice. */
export const NOTICE_REASONS = [
  "moved-away",
  "conditions-ended",
  "error",
] as const satisfies WithdrawalReason[];
type NoticeReason = (typeof NOTICE_REASONS)[number];

/** A permit that was rightly issued is revoked, one that was not is taken back. */
const NORMS: Record<NoticeReason, string> = {
  "moved-away": "§ 49 Abs. 2 Satz 1 Nr. 3 VwVfG",
  "conditions-ended": "§ 49 Abs. 2 Satz 1 Nr. 3 VwVfG",
  error: "§ 48 Abs. 1 VwVfG",
};

/**
 * Writes the notice of a withdrawal to the permit's holder, with the reason (§ 39 VwVfG) and the legal remedy.
 * @returns whether it was written; a permit without a case has no address to write to
 */
export async function sendWithdrawalNotice(
  ctx: Ctx,
  permit: Permit & { readonly caseId: string | null },
  because: NoticeReason,
  reason: string | undefined,
): Promise<boolean> {
  if (permit.caseId === null) return false;
  return withdrawResult(ctx, permit.caseId, (language) => {
    const { withdrawal, list } = messages(language);
    const values = { number: permit.number, plate: permit.plate, zone: permit.zoneKey };
    return {
      title: fill(withdrawal.title, values),
      paragraphs: [
        fill(withdrawal.text, { ...values, date: dateText(ctx.today(), language) }),
        fill(withdrawal.reasons[because], values),
        ...(reason ? [reason] : []),
        withdrawal.next,
      ],
      facts: [
        { label: list.number, value: permit.number },
        { label: list.plate, value: permit.plate },
        { label: list.zone, value: permit.zoneKey },
      ],
      norms: [NORMS[because], "§ 45 Abs. 1b Satz 1 Nr. 2a StVO"],
    };
  });
}
