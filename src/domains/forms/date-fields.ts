import { type FeelDate, parseDate } from "feelin";
import { type Language, localeOf } from "#platform/i18n";
import type { FieldType, Problem, Reader } from "./field-type.ts";
import { problem } from "./field-type.ts";
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
  toFeel: feelDate,
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

/** Whether the text is a real calendar date in the form `2026-03-31`, from the year 1000 on. */
export function isDate(text: string): boolean {
  return text.length === 10 && feelDate(text) !== null;
}

const remembered = new Map<string, FeelDate | null>();
const mostRemembered = 1000;

/** The date as FEEL's own value. Remembered, since parsing takes longer than most expressions that read it. */
export function feelDate(text: string): FeelDate | null {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const date = /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) ? parseDate(text) : null;
  remembered.set(text, date);
  return date;
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

const two = (text: string): string => text.padStart(2, "0");
