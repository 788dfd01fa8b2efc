/**
 * Opening hours in OpenStreetMap's notation, the part of it that offices use: weekdays, the n-th weekday of a month,
 * public holidays, days of the year, several spans a day, open ends, `off`, `24/7` and comments.
 * https://wiki.openstreetmap.org/wiki/Key:opening_hours
 */
export interface OpeningHours {
  readonly rules: readonly HoursRule[];
}

export interface HoursRule {
  /** Empty: every day. */
  readonly days: readonly DaySelector[];
  /** Empty: closed. */
  readonly spans: readonly Span[];
  readonly comment?: string;
}

export type DaySelector =
  /** Weekdays from 1 (Monday) to 7; with `nth` only those of a month, -1 the last. */
  | { readonly kind: "weekday"; readonly from: number; readonly to: number; readonly nth: readonly number[] }
  | { readonly kind: "holiday" }
  /** Both days included, as `MM-DD`; with a year only in that one. */
  | { readonly kind: "date"; readonly from: string; readonly to: string; readonly year: number | undefined };

/** Minutes from midnight, `to` not included; without `to` the end is open. */
export interface Span {
  readonly from: number;
  readonly to: number | undefined;
}

const WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const RULE = /^(.*?)\s*(24\/7|off|closed|\d{1,2}:\d{2}[-+].*)?$/;

/** @returns the part that could not be read, where there is one */
export function parseHours(
  text: string,
): { readonly ok: true; readonly hours: OpeningHours } | { readonly ok: false; readonly part: string } {
  const rules: HoursRule[] = [];
  for (const part of text.split(";").map((each) => each.trim())) {
    if (part === "") continue;
    const rule = parseRule(part);
    if (!rule) return { ok: false, part };
    rules.push(rule);
  }
  return rules.length > 0 ? { ok: true, hours: { rules } } : { ok: false, part: text };
}

/** Whether the text is hours that this parser reads. */
export function isHoursText(text: string): boolean {
  return parseHours(text).ok;
}

function parseRule(part: string): HoursRule | undefined {
  const [, before = "", comment] = /^([^"]*)(?:"([^"]*)")?$/.exec(part) ?? [];
  const [, dayText = "", timeText = ""] = RULE.exec(before.trim()) ?? [];
  const days = parseDays(dayText.replace(/:$/, "").trim());
  const spans = parseSpans(timeText);
  if (!days || !spans) return undefined;
  if (timeText === "" && comment === undefined) return undefined;
  return { days, spans, ...(comment === undefined ? {} : { comment }) };
}

function parseDays(text: string): DaySelector[] | undefined {
  if (text === "") return [];
  const date = parseDate(text);
  if (date) return [date];
  const days = text.split(/,(?![^[]*\])/).map((each) => parseDay(each.trim()));
  return days.every((day) => day !== undefined) ? days : undefined;
}

function parseDay(text: string): DaySelector | undefined {
  if (text === "PH") return { kind: "holiday" };
  const [, first = "", nth, last] = /^(\w\w)(?:\[(-?[1-5](?:,-?[1-5])*)\])?(?:-(\w\w))?$/.exec(text) ?? [];
  const from = WEEKDAYS.indexOf(first) + 1;
  const to = last === undefined ? from : WEEKDAYS.indexOf(last) + 1;
  if (from === 0 || to === 0 || (nth !== undefined && last !== undefined)) return undefined;
  return { kind: "weekday", from, to, nth: nth?.split(",").map(Number) ?? [] };
}

function parseDate(text: string): DaySelector | undefined {
  const [, year, fromMonth = "", fromDay = "", toMonth, toDay] =
    /^(?:(\d{4}) )?([A-Z][a-z]{2}) (\d{1,2})(?:-(?:([A-Z][a-z]{2}) )?(\d{1,2}))?$/.exec(text) ?? [];
  const from = monthDay(fromMonth, fromDay);
  const to = toDay === undefined ? from : monthDay(toMonth ?? fromMonth, toDay);
  return from && to
    ? { kind: "date", from, to, year: year === undefined ? undefined : Number(year) }
    : undefined;
}

function monthDay(month: string, day: string): string | undefined {
  const number = MONTHS.indexOf(month) + 1;
  if (number === 0 || Number(day) < 1 || Number(day) > 31) return undefined;
  return `${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function parseSpans(text: string): Span[] | undefined {
  if (text === "" || text === "off" || text === "closed") return [];
  if (text === "24/7") return [{ from: 0, to: 24 * 60 }];
  const spans = text.split(",").map((each) => parseSpan(each.trim()));
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function parseSpan(text: string): Span | undefined {
  const [, first, last] = /^(\d{1,2}:\d{2})(?:-(\d{1,2}:\d{2})|\+)$/.exec(text) ?? [];
  const from = minutes(first);
  const to = last === undefined ? undefined : minutes(last);
  if (from === undefined || (last !== undefined && (to === undefined || to <= from))) return undefined;
  return { from, to };
}

function minutes(text: string | undefined): number | undefined {
  const [hour = Number.NaN, minute = Number.NaN] = (text ?? "").split(":").map(Number);
  return hour <= 24 && minute < 60 && hour * 60 + minute <= 24 * 60 ? hour * 60 + minute : undefined;
}
