import { z } from "zod";
import { verb } from "#platform/verb";
import { findByKey } from "./appointment.ts";
import { settingsOf } from "./calendars.ts";
import { frontOffice } from "./hold-appointment.ts";
import { enterQueue, entryFrom, type QueueEntry } from "./queue.ts";
import { tables } from "./tables.ts";

export type CheckedIn =
  | { readonly ok: true; readonly entry: QueueEntry }
  | {
      readonly ok: false;
      /** `other-day`: the appointment is not today, or at another office. */
      readonly reason: "unknown" | "other-day" | "cancelled";
    };

/** Somebody is here with their code: typed, or read from the picture. A second time gives the same ticket. */
export const checkIn = verb(
  {
    name: "appointments.checkIn",
    permission: frontOffice,
    input: z.object({ office: z.string().max(80), code: z.string().min(4).max(40) }),
    audit: (_given, checked: CheckedIn) =>
      checked.ok
        ? {
            kind: "appointment",
            id: checked.entry.appointmentId ?? checked.entry.id,
            detail: { ticket: checked.entry.ticket },
          }
        : undefined,
  },
  async (ctx, { office, code }): Promise<CheckedIn> => {
    const appointment = await findByKey(ctx, { code }, { lock: true });
    if (!appointment) return { ok: false, reason: "unknown" };
    const known = await tables(ctx)
      .selectFrom("appointments.queue_entry")
      .selectAll()
      .where("appointment_id", "=", appointment.id)
      .executeTakeFirst();
    if (known) return { ok: true, entry: entryFrom(known) };
    if (appointment.status !== "booked") return { ok: false, reason: "cancelled" };
    if (!appointment.day.equals(ctx.today()) || appointment.officeKey !== office)
      return { ok: false, reason: "other-day" };
    const entry = await enterQueue(ctx, {
      officeKey: office,
      kind: "T",
      appointmentId: appointment.id,
      services: appointment.visit.map((each) => each.service),
      dueAt: appointment.startsAt,
    });
    return { ok: true, entry };
  },
);

export type TicketTaken =
  | { readonly ok: true; readonly entry: QueueEntry }
  | { readonly ok: false; readonly reason: "not-offered" };

/** A ticket for somebody without an appointment. */
export const takeTicket = verb(
  {
    name: "appointments.takeTicket",
    permission: frontOffice,
    input: z.object({ office: z.string().max(80), service: z.string().max(80) }),
    audit: (_given, taken: TicketTaken) =>
      taken.ok
        ? { kind: "queue-entry", id: taken.entry.id, detail: { ticket: taken.entry.ticket } }
        : undefined,
  },
  async (ctx, { office: officeKey, service }): Promise<TicketTaken> => {
    const settings = (await settingsOf(ctx))?.settings;
    const office = settings?.offices.find((each) => each.key === officeKey);
    const skill = settings?.services.find((each) => each.key === service)?.skill;
    if (!office || skill === undefined || !office.resources.some((each) => each.skills.includes(skill)))
      return { ok: false, reason: "not-offered" };
    const entry = await enterQueue(ctx, { officeKey, kind: "S", services: [service], dueAt: ctx.now() });
    return { ok: true, entry };
  },
);
