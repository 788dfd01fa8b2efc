import { hoursOn, parseHours, type IsHoliday, type OpeningHours } from "#catalogue";
import { CITY_TIME_ZONE, startOf } from "#platform/clock";
import { CELL_MINUTES, type AppointmentOffice } from "./settings.ts";

/** A span of one resource's day in cells since its first instant; `to` is not included. */
export interface OpenSpan {
  readonly resource: string;
  readonly from: number;
  readonly to: number;
  /** Whether it can be booked online. */
  readonly isPublic: boolean;
}

interface Times {
  readonly from: number;
  readonly to: number;
}

const parsed = new Map<string, OpeningHours>();

/** Which resource of an office is open when on a day, by its openings, exceptions and the state's public holidays. */
export function openSpansOn(
  office: AppointmentOffice,
  date: Temporal.PlainDate,
  isHoliday: IsHoliday,
): OpenSpan[] {
  const day = date.toString();
  return office.resources.flatMap(({ key }) => {
    const exception = office.exceptions.findLast(
      (each) => each.from <= day && day <= (each.until ?? each.from) && names(each.resources, key),
    );
    if (exception) {
      const isPublic = office.openings.some((each) => (each.public ?? []).includes(key));
      return timesOf(exception.hours, date, () => false).map((times) => ({
        resource: key,
        isPublic,
        ...cellsOf(date, times),
      }));
    }
    return office.openings
      .filter((each) => names(each.resources, key) && (each.from ?? day) <= day && day <= (each.until ?? day))
      .flatMap((each) =>
        timesOf(each.hours, date, isHoliday).map((times) => ({
          resource: key,
          isPublic: (each.public ?? []).includes(key),
          ...cellsOf(date, times),
        })),
      );
  });
}

function names(resources: readonly string[] | undefined, key: string): boolean {
  return resources === undefined || resources.includes(key);
}

/** Minutes of the civil day. An open end is no promise: nobody can be given an appointment in it. */
function timesOf(text: string | undefined, date: Temporal.PlainDate, isHoliday: IsHoliday): Times[] {
  if (text === undefined) return [];
  const { spans, isUncertain } = hoursOn(hoursFrom(text), date, isHoliday);
  if (isUncertain) return [];
  return spans.flatMap(({ from, to }) => (to === undefined ? [] : [{ from, to }]));
}

function hoursFrom(text: string): OpeningHours {
  const known = parsed.get(text);
  if (known) return known;
  const read = parseHours(text);
  if (!read.ok) throw new Error(`These are no hours: ${read.part}`);
  parsed.set(text, read.hours);
  return read.hours;
}

/**
 * Cells count elapsed time, not the clock's: on the day on which summer time begins the cell of 03:00 comes right
 * after that of 01:55. What does not fill a cell is left out.
 */
function cellsOf(date: Temporal.PlainDate, { from, to }: Times): Times {
  return { from: Math.ceil(cellAt(date, from)), to: Math.floor(cellAt(date, to)) };
}

function cellAt(date: Temporal.PlainDate, minute: number): number {
  const instant =
    minute === 24 * 60
      ? startOf(date.add({ days: 1 }))
      : date
          .toZonedDateTime({
            timeZone: CITY_TIME_ZONE,
            plainTime: Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }),
          })
          .toInstant();
  return (instant.epochMilliseconds - startOf(date).epochMilliseconds) / (CELL_MINUTES * 60_000);
}
