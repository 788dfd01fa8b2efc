import { z } from "zod";
import { actorIdOf } from "#platform/actor";
import type { Ctx } from "#platform/context";
import { toJson } from "#platform/database/database";
import { DomainError, notFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { localized, type LocalizedText } from "#platform/i18n";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { cityFilesOf, loadedCityOf } from "./services.ts";
import { listApproved, settingTables, type SettingChangeId } from "./setting-changes.ts";
import { findSetting } from "./setting-keys.ts";
import { layAllOver, layOver } from "./setting-overlay.ts";
import { isSameValue, readValue, valueIn } from "./setting-values.ts";

/** Who may change texts, fees and hours. */
export const editors = staff("editor", "administrator");
export const LONGEST_REASON = 1000;

/**
 * Proposes another value for a setting. It waits for a second person; an open proposal of the same person for the same
 * setting gives way to it.
 * @throws DomainError `not-found`; `invalid` with the reason, when the value is none or would break the service
 */
export const proposeSetting = verb(
  {
    name: "catalogue.proposeSetting",
    permission: editors,
    input: z.object({
      key: z.string().max(200),
      /** Its form depends on the setting; `readValue` checks it. */
      value: z.unknown(),
      reason: z.string().trim().min(3).max(LONGEST_REASON),
    }),
    audit: ({ key }, { changeId }: { changeId: SettingChangeId }) => ({
      kind: "setting",
      id: changeId,
      detail: { key },
    }),
  },
  async (ctx, { key, value: raw, reason }) => {
    const files = cityFilesOf(ctx);
    const setting = findSetting(files, key);
    if (!setting) throw notFound();
    const value = readValue(setting, raw);
    if (value === undefined) throw refusedValue(ctx, WRONG_FORM);
    if (isSameValue(value, valueIn(loadedCityOf(ctx), setting))) throw refusedValue(ctx, UNCHANGED);
    const current = layAllOver(files, await listApproved(ctx)).loaded;
    const laid = layOver(files, current, { key, value });
    if (!laid.ok) throw refusedValue(ctx, laid.reason);
    const proposedBy = actorIdOf(ctx.actor) ?? "";
    await settingTables(ctx)
      .updateTable("platform.setting_change")
      .set({ state: "refused", decided_at: ctx.now() })
      .where("key", "=", key)
      .where("proposed_by", "=", proposedBy)
      .where("state", "=", "proposed")
      .execute();
    const changeId = newId<"setting-change">();
    await settingTables(ctx)
      .insertInto("platform.setting_change")
      .values({
        id: changeId,
        key,
        value: toJson(value),
        reason,
        proposed_by: proposedBy,
        created_at: ctx.now(),
        state: "proposed",
      })
      .execute();
    return { changeId };
  },
);

const WRONG_FORM = {
  de: "Diese Angabe ist nicht gültig.",
  en: "This value is not valid.",
} as const;
const UNCHANGED = {
  de: "Das ist schon so. Ändern Sie etwas, bevor Sie es vorschlagen.",
  en: "It is like this already. Change something before you propose it.",
} as const;

/** What is wrong with a value, for the page and for programs. */
export function refusedValue(ctx: Ctx, text: LocalizedText): DomainError {
  return new DomainError("invalid", {
    text,
    fields: [{ path: "value", message: localized(text, ctx.language) }],
  });
}
