import type { Ctx, System } from "#platform/context";
import { execute } from "#platform/database/database";
import { measures } from "#usage";

const WEEKS = 4;

/** What this domain counts of itself, for `/digitale-stadt`: appointments made online, a week. */
export function registerAppointmentMeasures(system: System): void {
  measures.add(system, "appointments", {
    system: "appointments",
    title: {
      de: "Termine online und Aufruf im Bürgerservice",
      en: "Appointments online and calling at the counter",
    },
    status: "live",
    since: "2026-11",
    channel: {
      de: "Online mit und ohne E-Mail, am Telefon, am Automaten; ohne Konto",
      en: "Online with and without e-mail, by telephone, at the machine; without an account",
    },
    href: "/termine",
    indicator: { de: "Online-Terminvergabe", en: "Online appointments" },
    perWeek: onlinePerWeek,
  });
}

/** Online bookings a week, the mean of the last four whole weeks, by the day on which they were made. */
async function onlinePerWeek(ctx: Ctx): Promise<number> {
  const today = ctx.today();
  const until = today.subtract({ days: today.dayOfWeek - 1 });
  const [row] = await execute<{ count: number }>(
    ctx.db,
    `SELECT count(*)::int AS count FROM appointments.appointment
     WHERE channel IN ('online', 'api', 'waiting-list', 'draw') AND booked_at IS NOT NULL
       AND created_at >= $1::date::timestamp AT TIME ZONE 'Europe/Berlin'
       AND created_at < $2::date::timestamp AT TIME ZONE 'Europe/Berlin'`,
    [until.subtract({ weeks: WEEKS }), until],
  );
  return (row?.count ?? 0) / WEEKS;
}
