import { fallbackOf, fill, type Language, localeOf } from "#platform/i18n";
import { messages } from "./messages.ts";
import type { OpenState } from "./open-now.ts";
import type { DaySelector, OpeningHours, Span } from "./opening-hours.ts";

/** One line of opening hours: on which days, and when. */
export interface HoursLine {
  readonly days: string;
  readonly times: string;
}

const MONDAY = Temporal.PlainDate.from("2024-01-01");

/** The hours in words, Monday first; days with the same hours share a line, closed weekends are left out. */
export function hoursLines(hours: OpeningHours, language: Language): HoursLine[] {
  const text = messages(language).hours;
  const week = Array.from({ length: 7 }, (_, index) => usualTimes(hours, index + 1, language));
  const lines: HoursLine[] = [];
  for (let day = 1; day <= 7; day += 1) {
    const times = week[day - 1] ?? "";
    let last = day;
    while (last < 7 && week[last] === times) last += 1;
    const isClosedWeekend = times === text.closed && day >= 6;
    if (!isClosedWeekend)
      lines.push({ days: dayRange(day, times === text.closed ? Math.min(last, 5) : last, language), times });
    day = last;
  }
  const isUsual = lines.some((line) => line.times !== text.closed);
  const special = hours.rules
    .filter((rule) => !rule.days.every(isUsualDay))
    .map((rule) => ({
      days: rule.days.map((day) => selectorText(day, language)).join(", "),
      times: timesText(rule.spans, rule.comment, language),
    }));
  return [...(isUsual || special.length === 0 ? lines : []), ...special];
}

/** What holds at this moment in two or three words, and the rest beside it: "Jetzt geöffnet", "bis 18:00 Uhr". */
export interface OpenStateWords {
  readonly label: string;
  readonly detail: string;
}

export function openStateText(
  state: OpenState,
  today: Temporal.PlainDate,
  language: Language,
): OpenStateWords {
  const text = messages(language).hours;
  if (state.kind === "uncertain") return { label: text.uncertain, detail: text.callFirst };
  if (state.kind === "open") {
    return {
      label: text.open,
      detail: state.until === undefined ? "" : fill(text.until, { time: timeText(state.until, language) }),
    };
  }
  return { label: text.closedNow, detail: state.next ? opensText(state.next, today, language) : "" };
}

function opensText(
  { date, from }: { readonly date: Temporal.PlainDate; readonly from: number },
  today: Temporal.PlainDate,
  language: Language,
): string {
  const text = messages(language).hours;
  const time = timeText(from, language);
  const days = today.until(date).days;
  if (days === 0) return fill(text.opensToday, { time });
  if (days === 1) return fill(text.opensTomorrow, { time });
  const day =
    days < 7
      ? weekdayText(date.dayOfWeek, language)
      : date.toLocaleString(localeOf(language), { weekday: "long", day: "numeric", month: "long" });
  return fill(text.opensOn, { day, time });
}

/** `8:30`, in English `8:30am` and `1pm`. */
export function timeText(minutes: number, language: Language): string {
  const [hour, minute] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, "0")];
  if (fallbackOf(language) === "de" || language !== "en") return `${hour}:${minute}`;
  if (minutes === 0 || minutes === 24 * 60) return "midnight";
  if (minutes === 12 * 60) return "noon";
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === "00" ? "" : `:${minute}`}${hour < 12 ? "am" : "pm"}`;
}

export function timesText(spans: readonly Span[], comment: string | undefined, language: Language): string {
  const text = messages(language).hours;
  if (spans.length === 0) return comment ?? text.closed;
  const list = spans.map(({ from, to }) => {
    if (from === 0 && to === 24 * 60) return text.allDay;
    return fill(to === undefined ? text.from : text.span, {
      from: timeText(from, language),
      to: timeText(to ?? 0, language),
    });
  });
  const times = new Intl.ListFormat(localeOf(language), { type: "conjunction" }).format(list);
  return comment === undefined ? times : `${times} (${comment})`;
}

/** What holds on this weekday all year round. */
function usualTimes(hours: OpeningHours, weekday: number, language: Language): string {
  const rule = hours.rules.findLast(
    ({ days }) =>
      days.length === 0 ||
      days.some((day) => isUsualDay(day) && day.kind === "weekday" && includes(day, weekday)),
  );
  return timesText(
    (rule?.spans ?? []).toSorted((a, b) => a.from - b.from),
    rule?.comment,
    language,
  );
}

function isUsualDay(day: DaySelector): boolean {
  return day.kind === "weekday" && day.nth.length === 0;
}

function includes({ from, to }: { readonly from: number; readonly to: number }, weekday: number): boolean {
  return from <= to ? weekday >= from && weekday <= to : weekday >= from || weekday <= to;
}

function selectorText(day: DaySelector, language: Language): string {
  const text = messages(language).hours;
  switch (day.kind) {
    case "holiday":
      return text.onHolidays;
    case "date": {
      const [from, to] = [dateText(day.from, day.year, language), dateText(day.to, day.year, language)];
      return from === to ? from : fill(text.days, { from, to });
    }
    case "weekday": {
      const nth = day.nth.map((each) => (each === -1 ? text.last : fill(text.nth, { n: each })));
      const days = dayRange(day.from, day.to, language);
      const list = new Intl.ListFormat(localeOf(language), { type: "conjunction" }).format(nth);
      return nth.length === 0 ? days : fill(text.nthOfMonth, { nth: list, day: days });
    }
  }
}

function dayRange(from: number, to: number, language: Language): string {
  const [first, last] = [weekdayText(from, language), weekdayText(to, language)];
  if (from === to) return first;
  return fill(to - from === 1 ? messages(language).hours.twoDays : messages(language).hours.days, {
    from: first,
    to: last,
  });
}

function weekdayText(weekday: number, language: Language): string {
  return MONDAY.add({ days: weekday - 1 }).toLocaleString(localeOf(language), { weekday: "long" });
}

function dateText(monthDay: string, year: number | undefined, language: Language): string {
  const date = Temporal.PlainDate.from(`${year ?? 2024}-${monthDay}`);
  return date.toLocaleString(localeOf(language), {
    day: "numeric",
    month: "long",
    ...(year === undefined ? {} : { year: "numeric" }),
  });
}
