import { z } from "zod";
import { verb } from "#platform/verb";
import { cityFilesOf } from "./services.ts";
import { listApproved, type SettingChange } from "./setting-changes.ts";
import { closeProposal, openProposal } from "./setting-decision.ts";
import { layAllOver, layOver } from "./setting-overlay.ts";
import { editors, refusedValue } from "./setting-propose.ts";
import { announceContent } from "./setting-reload.ts";

/**
 * Approves a proposal of somebody else: every process puts it in force as soon as the transaction is through. A fee
 * makes a new version of the definition; running drafts and cases keep theirs.
 * @throws DomainError as `openProposal`; `invalid` when the value no longer fits what is in force by now
 */
export const approveSetting = verb(
  {
    name: "catalogue.approveSetting",
    permission: editors,
    input: z.object({ changeId: z.string() }),
    audit: (_given, change: SettingChange) => ({
      kind: "setting",
      id: change.id,
      detail: { key: change.key },
    }),
  },
  async (ctx, { changeId }) => {
    const change = await openProposal(ctx, changeId);
    const files = cityFilesOf(ctx);
    const laid = layOver(files, layAllOver(files, await listApproved(ctx)).loaded, change);
    if (!laid.ok) throw refusedValue(ctx, laid.reason);
    await closeProposal(ctx, change, "approved");
    await announceContent(ctx);
    return change;
  },
);
