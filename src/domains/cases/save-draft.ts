import { z } from "zod";
import type { Answers, Facts } from "#forms";
import type { Ctx } from "#platform/context";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { DRAFT_DAYS } from "./begin-draft.ts";
import { draftRef, openDraft, type DraftContent, type OpenDraft } from "./draft-access.ts";
import { tables } from "./tables.ts";

const input = z.object({
  ref: draftRef,
  /** Answers of one page, already parsed; they replace those of the same keys. */
  answers: z.custom<Answers>((value) => typeof value === "object" && value !== null).default({}),
  prefill: z.enum(["taken", "declined"]).optional(),
  facts: z.custom<Facts>((value) => typeof value === "object" && value !== null).optional(),
});

/** Saves the answers of one page into a draft; the thirty days begin anew. */
export const saveDraft = verb(
  { name: "cases.saveDraft", permission: anyone, input, audit: "none" },
  async (ctx, { ref, answers, prefill, facts }): Promise<OpenDraft> => {
    const draft = await openDraft(ctx, ref, { lock: true });
    const content: DraftContent = {
      ...draft.content,
      answers: { ...draft.content.answers, ...answers },
      ...(prefill ? { prefill } : {}),
      ...(facts ? { facts } : {}),
    };
    return storeDraft(ctx, draft, content);
  },
);

/** Writes a draft's content back; the row is locked by `openDraft`. */
export async function storeDraft(ctx: Ctx, draft: OpenDraft, content: DraftContent): Promise<OpenDraft> {
  const deleteOn = ctx.today().add({ days: DRAFT_DAYS });
  await tables(ctx)
    .updateTable("cases.draft")
    .set({
      sealed: await ctx.system.encryption.sealJson(draft.key, content),
      revision: draft.revision + 1,
      updated_at: ctx.now(),
      delete_on: deleteOn,
      told_at: null,
    })
    .where("id", "=", draft.id)
    .execute();
  return { ...draft, content, revision: draft.revision + 1, deleteOn };
}
