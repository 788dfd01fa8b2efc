import { localeOf, type Language } from "#platform/i18n";

/** `P2Y` as `2 Jahre`, `2 years`. */
export function durationText(iso: string, language: Language): string {
  return Temporal.Duration.from(iso).toLocaleString(localeOf(language), { style: "long" });
}

/** `2026-04` as `April 2026`. */
export function monthText(month: string, language: Language): string {
  return Temporal.PlainYearMonth.from(month)
    .toPlainDate({ day: 1 })
    .toLocaleString(localeOf(language), { month: "long", year: "numeric" });
}
