import type { Ctx } from "#platform/context";
import type { LocalizedText } from "#platform/i18n";
import { recordUsage } from "#usage";
import { addEvent, sealContent, type CaseContent, type OpenCase } from "./case-file.ts";
import { writeDecisionLetter } from "./decision-letter.ts";
import { notifyApplicant } from "./notify.ts";
import { deleteOn } from "./process.ts";
import { tables, type Outcome } from "./tables.ts";

export interface Closing {
  readonly outcome: Outcome;
  readonly reason?: string | undefined;
  readonly refusal?: string | undefined;
  readonly result?: readonly { readonly label: LocalizedText; readonly value: string }[];
  readonly validFrom?: Temporal.PlainDate | undefined;
  readonly validUntil?: Temporal.PlainDate | undefined;
  readonly subject?: { readonly kind: string; readonly id: string } | undefined;
}

/** Ends a case with its outcome: history, letter, notice, measure, and the day on which it will be deleted. */
export async function closeCase(ctx: Ctx, open: OpenCase, closing: Closing): Promise<void> {
  const { row, version } = open;
  const decision: NonNullable<CaseContent["decision"]> = {
    reason: closing.reason,
    signedBy: ctx.actor.kind === "staff" ? ctx.actor.name : open.content.decision?.signedBy,
    refusal: closing.refusal,
    ...(closing.result ? { result: closing.result } : {}),
    ...(closing.subject ? { subject: closing.subject } : {}),
  };
  const content = { ...open.content, decision };
  await tables(ctx)
    .updateTable("cases.application")
    .set({
      state: "closed",
      outcome: closing.outcome,
      decided_at: ctx.now(),
      valid_from: closing.validFrom ?? null,
      valid_until: closing.validUntil ?? null,
      delete_on: deleteOn(version.service, closing.outcome, ctx.today(), closing.validUntil),
      pay_by: null,
      sealed: await sealContent(ctx, open, content),
    })
    .where("id", "=", row.id)
    .execute();
  await addEvent(ctx, open, closing.outcome);
  await recordUsage(ctx, { service: row.service_key, event: closing.outcome, channel: row.channel });
  if (closing.outcome === "withdrawn" || closing.outcome === "lapsed") return;
  const letterId = await writeDecisionLetter(ctx, { ...open, content }, closing);
  await notifyApplicant(ctx, open, "decision", letterId);
}
