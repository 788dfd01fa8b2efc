import { deleteUploads } from "#documents";
import { destroyDataKeys } from "#platform/data-keys";
import type { Id } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { z } from "zod";
import { draftRef, openDraft } from "./draft-access.ts";
import { tables } from "./tables.ts";

/** Deletes a draft at once and for good, because its owner wants so. */
export const discardDraft = verb(
  {
    name: "cases.discardDraft",
    permission: anyone,
    input: z.object({ ref: draftRef }),
    audit: (_given, draftId: Id<"draft">) => ({ kind: "draft", id: draftId, purpose: "discarded" }),
  },
  async (ctx, { ref }): Promise<Id<"draft">> => {
    const draft = await openDraft(ctx, ref, { lock: true });
    await tables(ctx).deleteFrom("cases.draft").where("id", "=", draft.id).execute();
    await deleteUploads(ctx, [draft.id]);
    await destroyDataKeys(ctx, [draft.id]);
    return draft.id;
  },
);
