import { z } from "zod";
import { execute } from "#platform/database/database";
import { view } from "#platform/verb";
import { appointmentFrom, type Appointment } from "./appointment.ts";
import { frontOffice } from "./hold-appointment.ts";
import { tables } from "./tables.ts";

/** An appointment of a day with its desk and, where the person is here, their ticket. */
export interface DayRow {
  readonly appointment: Appointment;
  readonly desk: string | undefined;
  readonly ticket: string | undefined;
  readonly queueStatus: string | undefined;
}

/** All appointments of an office on a day, held ones too, in the order of their times. */
export const listDay = view(
  {
    name: "appointments.listDay",
    permission: frontOffice,
    input: z.object({ office: z.string().max(80), day: z.iso.date() }),
    audit: ({ office, day }) => ({ kind: "appointment-day", id: `${office} ${day}` }),
  },
  async (ctx, { office, day }): Promise<DayRow[]> => {
    const rows = await tables(ctx)
      .selectFrom("appointments.appointment")
      .selectAll()
      .where("office_key", "=", office)
      .where("day", "=", Temporal.PlainDate.from(day))
      .where("status", "!=", "cancelled")
      .orderBy("starts_at")
      .execute();
    const desks = await execute<{ appointment_id: string; desk: string }>(
      ctx.db,
      `SELECT appointment_id, min(resource_key) AS desk FROM appointments.booking
       WHERE office_key = $1 AND day = $2 GROUP BY appointment_id`,
      [office, day],
    );
    const entries = await tables(ctx)
      .selectFrom("appointments.queue_entry")
      .select(["appointment_id", "ticket", "status", "desk_key"])
      .where("office_key", "=", office)
      .where("day", "=", Temporal.PlainDate.from(day))
      .execute();
    const deskOf = new Map(desks.map((each) => [each.appointment_id, each.desk]));
    const entryOf = new Map(entries.map((each) => [each.appointment_id, each]));
    return rows.map((row) => {
      const entry = entryOf.get(row.id);
      return {
        appointment: appointmentFrom(row),
        desk: entry?.desk_key ?? deskOf.get(row.id),
        ticket: entry?.ticket,
        queueStatus: entry?.status,
      };
    });
  },
);
