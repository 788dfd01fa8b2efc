import { z } from "zod";
import { actorIdOf } from "#platform/actor";
import type { Ctx } from "#platform/context";
import { execute, toJson } from "#platform/database/database";
import { DomainError } from "#platform/errors";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { announceSettings, markSettingsStale } from "./calendars.ts";
import { contradictionsIn, settingsSchema } from "./settings.ts";
import { readSettings, SETTINGS_LOCK } from "./settings-store.ts";
import { tables } from "./tables.ts";

/** Who may change hours, desks and services. */
export const planners = staff("planner", "lead");

export type SettingsChanged =
  | { readonly ok: true; readonly version: number }
  /** Somebody else has changed them since they were read. */
  | { readonly ok: false; readonly reason: "changed-meanwhile" };

const input = z.object({
  /** The version that was changed, so that nobody's change is lost. */
  base: z.int().min(0),
  settings: settingsSchema,
  reason: z.string().trim().min(3).max(500),
});

/**
 * Puts other settings in force, as a new version; the earlier ones stay. What is booked stays booked, inside the new
 * hours or not: `listConflicts` names what no longer fits.
 * @throws DomainError `invalid` with what contradicts itself
 */
export async function changeSettings(ctx: Ctx, given: z.input<typeof input>): Promise<SettingsChanged> {
  try {
    return await change(ctx, given);
  } finally {
    markSettingsStale(ctx.system);
  }
}

const change = verb(
  {
    name: "appointments.changeSettings",
    permission: planners,
    input,
    audit: (_given, changed: SettingsChanged) =>
      changed.ok ? { kind: "appointment-settings", id: String(changed.version) } : undefined,
  },
  async (ctx, { base, settings, reason }): Promise<SettingsChanged> => {
    const wrong = contradictionsIn(settings);
    if (wrong.length > 0)
      throw new DomainError("invalid", { fields: wrong.map((message) => ({ path: "settings", message })) });
    await execute(ctx.db, "SELECT pg_advisory_xact_lock($1)", [SETTINGS_LOCK]);
    const version = (await readSettings(ctx))?.version ?? 0;
    if (version !== base) return { ok: false, reason: "changed-meanwhile" };
    await tables(ctx)
      .insertInto("appointments.settings_version")
      .values({
        version: base + 1,
        settings: toJson(settings),
        reason,
        changed_by: actorIdOf(ctx.actor) ?? "",
        created_at: ctx.now(),
      })
      .execute();
    await announceSettings(ctx);
    return { ok: true, version: base + 1 };
  },
);
