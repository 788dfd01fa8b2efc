import { actorIdOf } from "#platform/actor";
import type { Ctx } from "#platform/context";
import { DomainError } from "#platform/errors";
import { getChange, settingTables, type SettingChange } from "./setting-changes.ts";

/**
 * A proposal that this person may decide, locked. The database refuses the same person as well.
 * @throws DomainError `not-found`, `conflict` when it is decided already, `forbidden` for whoever proposed it
 */
export async function openProposal(ctx: Ctx, changeId: string): Promise<SettingChange> {
  const change = await getChange(ctx, changeId, true);
  if (change.state !== "proposed")
    throw new DomainError("conflict", {
      text: {
        de: "Über diesen Vorschlag ist schon entschieden.",
        en: "This proposal has been decided already.",
      },
    });
  if (change.proposed_by === actorIdOf(ctx.actor))
    throw new DomainError("forbidden", {
      text: {
        de: "Diesen Vorschlag haben Sie selbst gemacht. Darüber entscheidet eine zweite Person.",
        en: "You made this proposal yourself. A second person decides on it.",
      },
    });
  return change;
}

export async function closeProposal(
  ctx: Ctx,
  change: SettingChange,
  state: "approved" | "refused",
): Promise<void> {
  await settingTables(ctx)
    .updateTable("platform.setting_change")
    .set({ state, approved_by: actorIdOf(ctx.actor), decided_at: ctx.now() })
    .where("id", "=", change.id)
    .execute();
}
