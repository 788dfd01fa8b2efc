import type { Ctx } from "#platform/context";
import { DomainError } from "#platform/errors";
import type { Language } from "#platform/i18n";
import { addEvent, openCase, type OpenCase } from "./case-file.ts";
import { writeCaseLetter, type CaseLetter } from "./decision-letter.ts";
import { notifyApplicant } from "./notify.ts";

/** What a notice says that comes after the decision, in the reader's language. */
export type FurtherNotice = Pick<CaseLetter, "title" | "paragraphs" | "facts" | "norms">;

/**
 * Writes a notice that takes a decided result back (§§ 48, 49 VwVfG), inside the verb that does so: with reason and
 * legal remedy, into the inbox or into the print queue.
 * @returns whether it was written; a case that is deleted by now has nobody to write to
 */
export async function withdrawResult(
  ctx: Ctx,
  caseId: string,
  noticeIn: (language: Language) => FurtherNotice,
): Promise<boolean> {
  const open = await openIfKept(ctx, caseId);
  if (!open) return false;
  const letterId = await writeCaseLetter(ctx, open, "withdrawn", (language) => ({
    ...noticeIn(language),
    ...(ctx.actor.kind === "staff" ? { signedBy: ctx.actor.name } : {}),
  }));
  await addEvent(ctx, open, "result-withdrawn");
  await notifyApplicant(ctx, open, "withdrawal", letterId);
  return true;
}

async function openIfKept(ctx: Ctx, caseId: string): Promise<OpenCase | undefined> {
  try {
    return await openCase(ctx, caseId, { lock: true });
  } catch (error) {
    if (error instanceof DomainError && (error.code === "not-found" || error.code === "gone"))
      return undefined;
    throw error;
  }
}
