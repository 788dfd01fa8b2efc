import type { Language } from "#platform/i18n";

// Making a formatter takes longer than all formatting of a letter.
const formats = new Map<Language, Intl.DateTimeFormat>();

/** A civil date in words: `23. November 2026`. */
export function longDate(date: Temporal.PlainDate, language: Language): string {
  const known = formats.get(language) ?? new Intl.DateTimeFormat(localeOf(language), { dateStyle: "long" });
  formats.set(language, known);
  return known.format(date);
}

function localeOf(language: Language): string {
  if (language === "de" || language.startsWith("de-")) return "de-DE";
  return language === "en" ? "en-GB" : language;
}
