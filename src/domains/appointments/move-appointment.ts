import { z } from "zod";
import type { Ctx } from "#platform/context";
import { idFrom } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { findById, findByKey, isStanding, type Appointment } from "./appointment.ts";
import { keySchema } from "./cancel-appointment.ts";
import { markStale } from "./calendars.ts";
import { changePlace, isInstant, tryTwice, wantedPlace } from "./change-place.ts";
import { audienceOf } from "./find-slots.ts";
import { frontOffice } from "./hold-appointment.ts";

export type Moved =
  | { readonly ok: true; readonly appointment: Appointment; readonly before: Appointment }
  /** In each of these cases the old time is kept, where there was one. */
  | { readonly ok: false; readonly reason: "taken" | "not-offered" | "over" | "unknown" };

const target = z.object({
  office: z.string().max(80),
  start: z.string().max(40).refine(isInstant, "an instant as in RFC 3339"),
});
const own = z.intersection(keySchema, target);
const other = target.extend({ id: z.uuid() });

/** Takes an appointment to another time or office, or leaves it where it is when that is gone. */
export async function moveAppointment(ctx: Ctx, given: z.input<typeof own>): Promise<Moved> {
  return tell(ctx, await tryTwice(ctx, given, () => moveOwn(ctx, given)));
}

/** The same by staff, out of the whole contingent. */
export async function moveForPerson(ctx: Ctx, given: z.input<typeof other>): Promise<Moved> {
  return tell(ctx, await tryTwice(ctx, given, () => moveOther(ctx, given)));
}

const audit = (_given: unknown, moved: Moved) =>
  moved.ok
    ? {
        kind: "appointment",
        id: moved.appointment.id,
        detail: { from: moved.before.startsAt.toString(), to: moved.appointment.startsAt.toString() },
      }
    : undefined;

const moveOwn = verb(
  { name: "appointments.moveAppointment", permission: anyone, input: own, audit },
  async (ctx, given) => move(ctx, await findByKey(ctx, given, { lock: true }), given),
);

const moveOther = verb(
  { name: "appointments.moveForPerson", permission: frontOffice, input: other, audit },
  async (ctx, given) => move(ctx, await findById(ctx, idFrom(given.id), { lock: true }), given),
);

async function move(
  ctx: Ctx,
  appointment: Appointment | undefined,
  to: z.output<typeof target>,
): Promise<Moved> {
  if (!appointment) return { ok: false, reason: "unknown" };
  const { startsAt: from, visit, needs, id } = appointment;
  const hasBegun = Temporal.Instant.compare(from, ctx.now()) <= 0;
  if (hasBegun || !isStanding(appointment, ctx.now())) return { ok: false, reason: "over" };
  if (appointment.officeKey === to.office && from.equals(to.start))
    return { ok: true, appointment, before: appointment };
  const wanted = await wantedPlace(ctx, { ...to, visit, needs }, audienceOf(ctx));
  if (!wanted) return { ok: false, reason: "not-offered" };
  await changePlace(ctx, appointment, wanted, visit);
  const moved = await findById(ctx, id);
  return moved ? { ok: true, appointment: moved, before: appointment } : { ok: false, reason: "unknown" };
}

function tell(ctx: Ctx, moved: Moved): Moved {
  if (moved.ok) markStale(ctx.system, moved.before.officeKey, moved.before.day.toString());
  return moved;
}
