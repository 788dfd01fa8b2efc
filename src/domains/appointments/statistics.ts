import { z } from "zod";
import { execute } from "#platform/database/database";
import { view } from "#platform/verb";
import { frontOffice } from "./hold-appointment.ts";

const WEEKS = 26;

/** Visits and those who did not come, of one service, lead time or weekday. Never of a person. */
export interface NoShows {
  readonly key: string;
  readonly visits: number;
  readonly missed: number;
}

export interface Statistics {
  readonly weeks: readonly {
    readonly week: Temporal.PlainDate;
    readonly online: number;
    readonly other: number;
  }[];
  readonly byService: readonly NoShows[];
  readonly byLead: readonly NoShows[];
  readonly byWeekday: readonly NoShows[];
  /** Means in minutes; undefined where nobody was served yet. */
  readonly waitingMinutes: number | undefined;
  readonly servingMinutes: number | undefined;
}

/** The last half year of an office, counted by the database. */
export const readStatistics = view(
  {
    name: "appointments.readStatistics",
    permission: frontOffice,
    input: z.object({ office: z.string().max(80) }),
  },
  async (ctx, { office }): Promise<Statistics> => {
    const today = ctx.today();
    const until = today.subtract({ days: today.dayOfWeek - 1 });
    const parameters = [office, until.subtract({ weeks: WEEKS }), until];
    const weeks = await execute<{ week: Temporal.PlainDate; online: number; other: number }>(
      ctx.db,
      `SELECT (day - (extract(isodow FROM day)::int - 1)) AS week,
         (count(*) FILTER (WHERE channel IN ('online', 'api', 'waiting-list', 'draw')))::int AS online,
         (count(*) FILTER (WHERE channel IN ('phone', 'counter')))::int AS other
       FROM appointments.appointment
       WHERE office_key = $1 AND day >= $2 AND day < $3 AND status <> 'held' AND booked_at IS NOT NULL
       GROUP BY 1 ORDER BY 1`,
      parameters,
    );
    const noShows = (key: string, from = ""): Promise<NoShows[]> =>
      execute<NoShows>(
        ctx.db,
        `SELECT ${key} AS key, count(*)::int AS visits, (count(*) FILTER (WHERE status = 'no-show'))::int AS missed
         FROM appointments.appointment ${from}
         WHERE office_key = $1 AND day >= $2 AND day < $3 AND status IN ('done', 'no-show')
         GROUP BY 1 ORDER BY 1`,
        parameters,
      );
    const [times] = await execute<{ waiting: number | null; serving: number | null }>(
      ctx.db,
      `SELECT (avg(extract(epoch FROM called_at - greatest(arrived_at, due_at))) / 60)::float8 AS waiting,
         (avg(extract(epoch FROM ended_at - called_at)) / 60)::float8 AS serving
       FROM appointments.queue_entry
       WHERE office_key = $1 AND day >= $2 AND day < $3 AND status = 'done' AND called_at IS NOT NULL`,
      parameters,
    );
    return {
      weeks,
      byService: await noShows("service->>'service'", "CROSS JOIN jsonb_array_elements(visit) AS service"),
      byLead: await noShows(LEAD),
      byWeekday: await noShows("extract(isodow FROM day)::int::text"),
      waitingMinutes: times?.waiting ?? undefined,
      servingMinutes: times?.serving ?? undefined,
    };
  },
);

/** Days between booking and visit, in four groups: `lead0` to `lead3`. */
const LEAD = `CASE WHEN day - (created_at AT TIME ZONE 'Europe/Berlin')::date < 1 THEN 'lead0'
  WHEN day - (created_at AT TIME ZONE 'Europe/Berlin')::date < 4 THEN 'lead1'
  WHEN day - (created_at AT TIME ZONE 'Europe/Berlin')::date < 15 THEN 'lead2' ELSE 'lead3' END`;
