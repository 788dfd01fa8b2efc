import { z } from "zod";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { view } from "#platform/verb";
import { frontOffice } from "./hold-appointment.ts";
import { extraVisits, smoothedShare } from "./overbooking.ts";

/** What is booked in half a day, and how many more could come at 5 % risk. */
export interface HalfDay {
  readonly day: Temporal.PlainDate;
  readonly half: "morning" | "afternoon";
  readonly booked: number;
  readonly extra: number;
}

const DAYS_SHOWN = 14;
const WEEKS_LEARNT = 26;

/**
 * The next two weeks by half days. The rate of each visit is that of visits like it: same service, lead time and
 * weekday. Nothing of it is known of a person (DSGVO Art. 22).
 */
export const listHalfDays = view(
  {
    name: "appointments.listHalfDays",
    permission: frontOffice,
    input: z.object({ office: z.string().max(80) }),
  },
  async (ctx, { office }): Promise<HalfDay[]> => {
    const rates = await ratesOf(ctx, office);
    const rows = await execute<Visit & { day: Temporal.PlainDate; is_morning: boolean }>(
      ctx.db,
      `SELECT day, ${LIKE},
         extract(hour FROM starts_at AT TIME ZONE 'Europe/Berlin') < 13 AS is_morning
       FROM appointments.appointment
       WHERE office_key = $1 AND day > $2 AND day <= $3 AND status = 'booked' ORDER BY day`,
      [office, ctx.today(), ctx.today().add({ days: DAYS_SHOWN })],
    );
    return [
      ...Map.groupBy(
        rows,
        (row) => `${row.day.toString()} ${row.is_morning ? "morning" : "afternoon"}`,
      ).values(),
    ].flatMap((visits) => {
      const [first] = visits;
      if (!first) return [];
      return [
        {
          day: first.day,
          half: first.is_morning ? ("morning" as const) : ("afternoon" as const),
          booked: visits.length,
          extra: extraVisits(visits.map(rates)),
        },
      ];
    });
  },
);

interface Visit {
  readonly service: string;
  readonly lead: number;
  readonly weekday: number;
}

/** What visits are alike by. */
const LIKE = `visit->0->>'service' AS service,
  least(3, width_bucket(day - (created_at AT TIME ZONE 'Europe/Berlin')::date, ARRAY[1, 4, 15])) AS lead,
  extract(isodow FROM day)::int AS weekday`;

async function ratesOf(ctx: Ctx, office: string): Promise<(visit: Visit) => number> {
  const rows = await execute<Visit & { visits: number; missed: number }>(
    ctx.db,
    `SELECT service, lead, weekday, count(*)::int AS visits, (count(*) FILTER (WHERE status = 'no-show'))::int AS missed
     FROM (SELECT ${LIKE}, status FROM appointments.appointment
       WHERE office_key = $1 AND day >= $2 AND day < $3 AND status IN ('done', 'no-show')) AS past
     GROUP BY service, lead, weekday`,
    [office, ctx.today().subtract({ weeks: WEEKS_LEARNT }), ctx.today()],
  );
  const visits = rows.reduce((sum, row) => sum + row.visits, 0);
  const whole = visits === 0 ? 0 : rows.reduce((sum, row) => sum + row.missed, 0) / visits;
  const keyOf = (visit: Visit): string => `${visit.service} ${visit.lead} ${visit.weekday}`;
  const byKey = new Map(rows.map((row) => [keyOf(row), smoothedShare(row.missed, row.visits, whole)]));
  return (visit) => byKey.get(keyOf(visit)) ?? whole;
}
