import { emailOf, postToInbox } from "#identity";
import { cityOf } from "#catalogue";
import type { Ctx } from "#platform/context";
import { fill, localized } from "#platform/i18n";
import { sendMail } from "#platform/mail";
import type { OpenCase } from "./case-file.ts";
import { messages } from "./messages.ts";

type NoticeKind = "decision" | "question" | "payment" | "cosignature" | "withdrawal";

/** Under which kind the inbox keeps it; a decision and its withdrawal count as known after some days (OZG § 9). */
const INBOX_KINDS = {
  decision: "decision",
  question: "question",
  payment: "payment",
  cosignature: "notice",
  withdrawal: "decision",
} as const;

/**
 * Tells the applicant that something waits: in the inbox, and by a mail that says nothing of the matter. Without an
 * account the mail goes to the address that was given for notices, if any; a decision then also goes by post.
 */
export async function notifyApplicant(
  ctx: Ctx,
  open: OpenCase,
  kind: NoticeKind,
  letterId?: string,
): Promise<void> {
  const { row, version } = open;
  const city = cityOf(ctx).officialName;
  const title = version.service.title;
  if (row.account_id) {
    const subjectOf = (language: string): string =>
      fill(messages(language).notice[kind].subject, { service: localized(title, language) });
    await postToInbox(ctx, {
      accountId: row.account_id,
      kind: INBOX_KINDS[kind],
      caseId: row.id,
      ...(letterId ? { letterId } : {}),
      subject: { de: subjectOf("de"), en: subjectOf("en") },
    });
  }
  const typed = open.content.answers["email"];
  const address = row.account_id
    ? await emailOf(ctx, row.account_id)
    : typeof typed === "string"
      ? typed
      : undefined;
  if (!address) return;
  const text = messages(row.language);
  await sendMail(ctx, {
    to: address,
    subject: fill(text.mail.subject, { city }),
    text: fill(text.mail.text, { city, reference: row.reference, url: `${ctx.system.publicUrl}/` }),
  });
}
