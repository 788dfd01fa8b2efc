import { CITY_TIME_ZONE } from "#platform/clock";
import type { DaySelector, HoursRule, OpeningHours, Span } from "./opening-hours.ts";

/** Whether a date is a public holiday in the city's state; undefined where that is not known. */
export type IsHoliday = (date: Temporal.PlainDate) => boolean | undefined;

export interface DayHours {
  readonly spans: readonly Span[];
  readonly comment?: string | undefined;
  /** A holiday of which the hours say nothing: the office may be closed. */
  readonly isUncertain: boolean;
}

export type OpenState =
  | { readonly kind: "open"; readonly until: number | undefined }
  | {
      readonly kind: "closed";
      readonly next: { readonly date: Temporal.PlainDate; readonly from: number } | undefined;
    }
  | { readonly kind: "uncertain" };

const DAYS_AHEAD = 21;

/** The hours of one day: of the rules that name it the last one counts. */
export function hoursOn(hours: OpeningHours, date: Temporal.PlainDate, isHoliday: IsHoliday): DayHours {
  const holiday = isHoliday(date) === true;
  const rule = hours.rules.findLast((each) => matches(each, date, holiday));
  const knowsHolidays = hours.rules.some((each) => each.days.some((day) => day.kind === "holiday"));
  const isForDate = rule?.days.some((day) => day.kind === "date") ?? false;
  const spans = (rule?.spans ?? []).toSorted((a, b) => a.from - b.from);
  return {
    spans,
    comment: rule?.comment,
    isUncertain: holiday && !knowsHolidays && !isForDate && spans.length > 0,
  };
}

/** Open or not at this moment, and until when or from when. An end is the first minute at which it is closed. */
export function openState(hours: OpeningHours, now: Temporal.Instant, isHoliday: IsHoliday): OpenState {
  const local = now.toZonedDateTimeISO(CITY_TIME_ZONE);
  const today = local.toPlainDate();
  const minute = local.hour * 60 + local.minute;
  const day = hoursOn(hours, today, isHoliday);
  if (day.isUncertain) return { kind: "uncertain" };
  const current = day.spans.find((span) => span.from <= minute && minute < (span.to ?? 24 * 60));
  if (current) return { kind: "open", until: current.to };
  const later = day.spans.find((span) => span.from > minute);
  if (later) return { kind: "closed", next: { date: today, from: later.from } };
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead += 1) {
    const date = today.add({ days: ahead });
    const next = hoursOn(hours, date, isHoliday);
    const [first] = next.spans;
    if (first && !next.isUncertain) return { kind: "closed", next: { date, from: first.from } };
  }
  return { kind: "closed", next: undefined };
}

function matches(rule: HoursRule, date: Temporal.PlainDate, holiday: boolean): boolean {
  return rule.days.length === 0 || rule.days.some((day) => isDay(day, date, holiday));
}

function isDay(day: DaySelector, date: Temporal.PlainDate, holiday: boolean): boolean {
  switch (day.kind) {
    case "holiday":
      return holiday;
    case "weekday": {
      const { from, to } = day;
      const isWeekday =
        from <= to
          ? date.dayOfWeek >= from && date.dayOfWeek <= to
          : date.dayOfWeek >= from || date.dayOfWeek <= to;
      return isWeekday && (day.nth.length === 0 || day.nth.some((nth) => isNth(date, nth)));
    }
    case "date": {
      const monthDay = date.toString().slice(5);
      if (day.year !== undefined && day.year !== date.year) return false;
      return day.from <= day.to
        ? monthDay >= day.from && monthDay <= day.to
        : monthDay >= day.from || monthDay <= day.to;
    }
  }
}

function isNth(date: Temporal.PlainDate, nth: number): boolean {
  if (nth > 0) return Math.ceil(date.day / 7) === nth;
  return Math.ceil((date.daysInMonth - date.day + 1) / 7) === -nth;
}
