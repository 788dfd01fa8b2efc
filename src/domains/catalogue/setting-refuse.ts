import { z } from "zod";
import { verb } from "#platform/verb";
import type { SettingChange } from "./setting-changes.ts";
import { closeProposal, openProposal } from "./setting-decision.ts";
import { editors } from "./setting-propose.ts";

/**
 * Refuses a proposal of somebody else; nothing changes.
 * @throws DomainError as `openProposal`
 */
export const refuseSetting = verb(
  {
    name: "catalogue.refuseSetting",
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
    await closeProposal(ctx, change, "refused");
    return change;
  },
);
