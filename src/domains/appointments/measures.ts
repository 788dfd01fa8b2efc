import type { Ctx, System } from "#platform/context";
import { execute } from "#platform/database/database";
import { datasets, measures, suppressed } from "#usage";
import { z } from "zod";

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

const DATA_DAYS = 182;
const row = z.object({
  day: z.iso.date(),
  office: z.string(),
  service: z.string(),
  booked: z.int().nullable().describe("null: between 1 and 4"),
  missed: z.int().nullable().describe("null: between 1 and 4"),
});

/** Daily counts by office and service, small ones left out: open data. */
export function registerAppointmentDataset(system: System): void {
  datasets.add(system, "appointments-daily", {
    title: { de: "Termine je Tag", en: "Appointments a day" },
    description: {
      de: "Gebuchte und nicht wahrgenommene Termine je Tag, Stelle und Anliegen. Kleine Zahlen sind weggelassen.",
      en: "Booked and missed appointments by day, office and matter. Small counts are left out.",
    },
    licence: "cc-zero",
    isPersonal: false,
    row,
    rows: dailyCounts,
  });
}

async function dailyCounts(ctx: Ctx): Promise<z.input<typeof row>[]> {
  const rows = await execute<{
    day: Temporal.PlainDate;
    office: string;
    service: string;
    booked: number;
    missed: number;
  }>(
    ctx.db,
    `SELECT day, office_key AS office, service->>'service' AS service, count(*)::int AS booked,
       (count(*) FILTER (WHERE status = 'no-show'))::int AS missed
     FROM appointments.appointment CROSS JOIN jsonb_array_elements(visit) AS service
     WHERE day >= $1 AND day < $2 AND status IN ('booked', 'done', 'no-show')
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [ctx.today().subtract({ days: DATA_DAYS }), ctx.today()],
  );
  return rows.map((each) => ({
    ...each,
    day: each.day.toString(),
    booked: suppressed(each.booked),
    missed: suppressed(each.missed),
  }));
}
