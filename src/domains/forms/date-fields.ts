import { parseDate } from "feelin";
import type { Language } from "#platform/i18n";
import type { FieldType, Problem, Reader } from "./field-type.ts";
import { localeOf, problem } from "./field-type.ts";
import type { FieldOf } from "./schema.ts";

const parts = ["day", "month", "year"] as const;

export const dateField: FieldType<FieldOf<"date">, string> = {
  parts: () => parts,
  parse(_, read) {
    const typed = parts.filter((part) => read.one(part) !== "");
    if (typed.length === 0) return { value: null };
    const missing = parts.filter((part) => !typed.includes(part));
    const problems = [
      ...missing.map((part) => ({ code: `date-${part}-missing`, part })),
      ...rangeProblems(read),
    ];
    if (problems.length > 0) return { problems };
    const iso = `${read.one("year")}-${two(read.one("month"))}-${two(read.one("day"))}`;
    return isDate(iso) ? { value: iso } : problem("date-not-real", undefined, "day");
  },
  toRaw: rawDate,
  isValue: (value): value is string => typeof value === "string" && isDate(value),
  format: formatDate,
  toFeel: parseDate,
};

export const partialDateField: FieldType<FieldOf<"partial-date">, string> = {
  parts: () => parts,
  parse(_, read) {
    const [day, month, year] = [read.one("day"), read.one("month"), read.one("year")];
    if (day + month + year === "") return { value: null };
    if (year === "") return problem("date-year-missing", undefined, "year");
    if (day !== "" && month === "") return problem("date-month-missing", undefined, "month");
    const problems = rangeProblems(read);
    if (problems.length > 0) return { problems };
    const value = [year, month && two(month), day && two(day)].filter(Boolean).join("-");
    return isPartialDate(value) ? { value } : problem("date-not-real", undefined, "day");
  },
  toRaw: rawDate,
  isValue: (value): value is string => typeof value === "string" && isPartialDate(value),
  format: formatDate,
  toFeel(value) {
    const [year, month, day] = value.split("-").map(Number);
    return { year, month: month ?? null, day: day ?? null };
  },
};

/** Whether the text is a real calendar date in the form `2026-03-31`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** `2026-03-31` as „31. März 2026“; partial dates likewise. */
export function formatDate(value: string, _field: unknown, language: Language): string {
  const [year = "", month, day] = value.split("-");
  if (!month) return year;
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", timeZone: "UTC" };
  if (day) options.day = "numeric";
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
  return new Intl.DateTimeFormat(localeOf(language), options).format(date);
}

function isPartialDate(text: string): boolean {
  if (/^[1-9]\d{3}$/.test(text)) return true;
  return /^\d{4}-\d{2}$/.test(text) ? isDate(`${text}-01`) : isDate(text);
}

function rangeProblems(read: Reader): Problem[] {
  const [day, month, year] = [read.one("day"), read.one("month"), read.one("year")];
  const problems: Problem[] = [];
  if (day !== "" && !isWithin(day, 31)) problems.push({ code: "date-day-range", part: "day" });
  if (month !== "" && !isWithin(month, 12)) problems.push({ code: "date-month-range", part: "month" });
  if (year !== "" && !/^[1-9]\d{3}$/.test(year)) problems.push({ code: "date-year-range", part: "year" });
  return problems;
}

function isWithin(text: string, max: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= max;
}

function rawDate(value: string): Record<string, string> {
  const [year = "", month = "", day = ""] = value.split("-");
  return { day, month, year };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const two = (text: string): string => text.padStart(2, "0");
