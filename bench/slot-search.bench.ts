import { execute, openDatabase } from "#platform/database/database";
import { openPostgres } from "#platform/database/postgres";
import { listCells } from "../src/domains/appointments/cells.ts";
import { instantOfCell, searchCalendar, type Calendar } from "../src/domains/appointments/calendar.ts";
import type { Bench } from "./support/bench.ts";
import { FIRST_DAY, filledCalendar } from "./support/calendar.ts";
import { measureRate } from "./support/measure.ts";
import { startBenchPostgres } from "./support/postgres.ts";

/** Free times as ranges: for each desk and day the open hours minus what is booked, as the other systems reckon. */
const RANGES = `
  SELECT desk, day, tstzmultirange(tstzrange(day + time '06:00', day + time '14:00'))
    - coalesce(range_agg(during) FILTER (WHERE during IS NOT NULL), '{}'::tstzmultirange) AS free
  FROM (SELECT 'desk-' || n AS desk FROM generate_series(0, 11) AS n WHERE n % 4 IN (0, 3)) AS desks
    CROSS JOIN (SELECT d::date::timestamp AT TIME ZONE 'UTC' AS day
      FROM generate_series($1::date, $1::date + 59, interval '1 day') AS d) AS days
    LEFT JOIN bench_booking b ON b.resource_key = desk AND b.during && tstzrange(day, day + interval '1 day')
  GROUP BY desk, day`;

/** One service at 12 desks in 60 days, 70 % full, in process, against range arithmetic in SQL on the same data. */
export const bench: Bench = {
  name: "slot-search",
  unit: "searches/s",
  atLeast: 1000,
  run: async () => {
    const { calendar, taken } = filledCalendar({ desks: 12, days: 60, full: 0.7 });
    const one = { audience: "public", cells: 3, skills: ["a"] } as const;
    const postgres = await startBenchPostgres();
    const pool = openPostgres(postgres.url, 2);
    try {
      const { root } = openDatabase(pool);
      await pool.script(`CREATE TABLE bench_booking (resource_key text, during tstzrange,
        EXCLUDE USING gist (resource_key WITH =, during WITH &&))`);
      for (let at = 0; at < taken.length; at += 5000)
        await execute(
          root,
          `INSERT INTO bench_booking SELECT r->>0, tstzrange((r->>1)::timestamptz, (r->>2)::timestamptz)
           FROM jsonb_array_elements($1::jsonb) AS r`,
          [
            JSON.stringify(
              taken.slice(at, at + 5000).map((each) => [each.resource, iso(each.fromMs), iso(each.toMs)]),
            ),
          ],
        );
      await pool.script("ANALYZE bench_booking");
      const rows = await execute<{ free: string }>(root, RANGES, [FIRST_DAY]);
      const inSql = rows.reduce((sum, row) => sum + startsIn(row.free), 0);
      if (inSql < countStarts(calendar, one))
        throw new Error("The two searches do not see the same bookings");
      const value = await measureRate(() => searchCalendar(calendar, one));
      const yardstick = await measureRate(() => execute(root, RANGES, [FIRST_DAY]), { rounds: 3 });
      const services = Array.from({ length: 30 }, (_, service) => ({
        audience: "public" as const,
        cells: 2 + (service % 8),
        skills: [["a", "b", "c", "d"][service % 4] ?? "a"],
      }));
      const thirty = await measureRate(() => services.map((each) => searchCalendar(calendar, each)), {
        seconds: 2,
      });
      const note = `${(1000 / value).toFixed(3)} ms; 30 services ${(1000 / thirty).toFixed(2)} ms; SQL ${(1000 / yardstick).toFixed(0)} ms; ${taken.length} bookings`;
      return { value, yardstick, note };
    } finally {
      await pool.end();
      await postgres.stop();
    }
  },
};

function iso(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}

function countStarts(calendar: Calendar, search: Parameters<typeof searchCalendar>[1]): number {
  const found = searchCalendar(calendar, search);
  const starts = Array.from({ length: calendar.days }, (_, day) =>
    listCells(found, day * calendar.words, calendar.words).map((cell) => instantOfCell(calendar, day, cell)),
  );
  return starts.flat().length;
}

/** Starts of 15 minutes on the grid in a multirange, desk by desk, so never fewer than all desks together have. */
function startsIn(free: string): number {
  return [...free.matchAll(/[[(]"?([^",]+)"?,"?([^",)\]]+)"?[)\]]/g)].reduce(
    (sum, [, from = "", to = ""]) => {
      const minutes = (Date.parse(to) - Date.parse(from)) / 60_000;
      return sum + Math.max(0, Math.floor((minutes - 15) / 5) + 1);
    },
    0,
  );
}
