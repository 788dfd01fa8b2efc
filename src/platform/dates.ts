import { CITY_TIME_ZONE } from "./clock.ts";
import { fallbackOf, localeOf, type Language } from "./i18n.ts";

/** A civil date in words, as people read it in the language of the page: `23. November 2026`. */
export function dateText(date: Temporal.PlainDate, language: Language): string {
  const key = `${language} ${date.toString()}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  if (texts.size >= MOST_TEXTS) texts.clear();
  const text = formatFor(language).format(date);
  texts.set(key, text);
  return text;
}

/** A moment in the city's time: `23. November 2026, 14:05 Uhr`. */
export function momentText(instant: Temporal.Instant, language: Language): string {
  const local = instant.toZonedDateTimeISO(CITY_TIME_ZONE);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return `${dateText(local.toPlainDate(), language)}, ${time}${fallbackOf(language) === "de" ? " Uhr" : ""}`;
}

// Formatting a date takes a tenth of a whole page, making a formatter longer still, and pages show the same few days.
const MOST_TEXTS = 5000;
const texts = new Map<string, string>();
const formats = new Map<Language, Intl.DateTimeFormat>();

function formatFor(language: Language): Intl.DateTimeFormat {
  const known = formats.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), { dateStyle: "long" });
  formats.set(language, made);
  return made;
}
