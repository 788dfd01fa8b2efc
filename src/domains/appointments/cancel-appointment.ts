import { z } from "zod";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { idFrom } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { findById, findByKey, type Appointment } from "./appointment.ts";
import { markStale } from "./calendars.ts";
import { frontOffice, tokenSchema } from "./hold-appointment.ts";

export type Cancelled =
  | { readonly ok: true; readonly appointment: Appointment }
  /** `over`: it has begun or was ended otherwise. */
  | { readonly ok: false; readonly reason: "unknown" | "over" };

export const keySchema = z.union([
  z.object({ token: tokenSchema }),
  z.object({ code: z.string().min(4).max(40) }),
]);

/** Gives a place back, held or booked. A second time says the same. */
export async function cancelAppointment(ctx: Ctx, given: z.input<typeof keySchema>): Promise<Cancelled> {
  return tell(ctx, await cancelOwn(ctx, given));
}

/** The same by staff, for somebody who calls. */
export async function cancelForPerson(ctx: Ctx, given: { readonly id: string }): Promise<Cancelled> {
  return tell(ctx, await cancelOther(ctx, given));
}

const audit = (_given: unknown, cancelled: Cancelled) =>
  cancelled.ok ? { kind: "appointment", id: cancelled.appointment.id } : undefined;

const cancelOwn = verb(
  { name: "appointments.cancelAppointment", permission: anyone, input: keySchema, audit },
  async (ctx, key) => cancel(ctx, await findByKey(ctx, key, { lock: true })),
);

const cancelOther = verb(
  { name: "appointments.cancelForPerson", permission: frontOffice, input: z.object({ id: z.uuid() }), audit },
  async (ctx, { id }) => cancel(ctx, await findById(ctx, idFrom(id), { lock: true })),
);

async function cancel(ctx: Ctx, appointment: Appointment | undefined): Promise<Cancelled> {
  if (!appointment) return { ok: false, reason: "unknown" };
  if (appointment.status === "cancelled") return { ok: true, appointment };
  const isOver = Temporal.Instant.compare(appointment.startsAt, ctx.now()) <= 0;
  if (isOver || appointment.status === "done" || appointment.status === "no-show")
    return { ok: false, reason: "over" };
  await execute(ctx.db, "DELETE FROM appointments.booking WHERE appointment_id = $1", [appointment.id]);
  await execute(
    ctx.db,
    `UPDATE appointments.appointment SET status = 'cancelled', hold_expires_at = NULL, ended_at = $2 WHERE id = $1`,
    [appointment.id, ctx.now()],
  );
  return { ok: true, appointment: { ...appointment, status: "cancelled" } };
}

function tell(ctx: Ctx, cancelled: Cancelled): Cancelled {
  if (cancelled.ok) {
    const { officeKey, day } = cancelled.appointment;
    markStale(ctx.system, officeKey, day.toString());
  }
  return cancelled;
}
