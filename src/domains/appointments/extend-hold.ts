import { execute } from "#platform/database/database";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { findByKey, type Appointment } from "./appointment.ts";
import { settingsOf } from "./calendars.ts";
import { keySchema } from "./cancel-appointment.ts";

/** How often somebody may ask for more time: WCAG 2.2, 2.2.1 (Timing Adjustable) wants at least ten. */
export const MOST_EXTENSIONS = 12;

export type Extended =
  | { readonly ok: true; readonly appointment: Appointment }
  /** `ended`: run out, cancelled or booked already. */
  | { readonly ok: false; readonly reason: "ended" | "often-enough" };

/** Gives the whole holding time once more, from now on. */
export const extendHold = verb(
  {
    name: "appointments.extendHold",
    permission: anyone,
    input: keySchema,
    audit: (_given, extended: Extended) =>
      extended.ok ? { kind: "appointment", id: extended.appointment.id } : undefined,
  },
  async (ctx, key): Promise<Extended> => {
    const minutes = (await settingsOf(ctx))?.settings.holdMinutes ?? 0;
    const held = await findByKey(ctx, key, { lock: true });
    const rows = await execute<{ id: string }>(
      ctx.db,
      `UPDATE appointments.appointment
       SET hold_expires_at = greatest(hold_expires_at, $3), extensions = extensions + 1
       WHERE id = $1 AND status = 'held' AND hold_expires_at > $2 AND extensions < $4 RETURNING id`,
      [held?.id ?? null, ctx.now(), ctx.now().add({ minutes }), MOST_EXTENSIONS],
    );
    const appointment = await findByKey(ctx, key);
    if (appointment && rows.length > 0) return { ok: true, appointment };
    const isOften = appointment?.status === "held" && appointment.extensions >= MOST_EXTENSIONS;
    return { ok: false, reason: isOften ? "often-enough" : "ended" };
  },
);
