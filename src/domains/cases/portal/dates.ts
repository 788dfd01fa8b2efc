import { CITY_TIME_ZONE } from "#platform/clock";
import { fill } from "#platform/i18n";

/** A date as people read it in the language of the page. */
export function dateText(date: Temporal.PlainDate, language: string): string {
  const key = `${language} ${date.toString()}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  if (texts.size >= MOST_TEXTS) texts.clear();
  const text = formatFor(language).format(date);
  texts.set(key, text);
  return text;
}

// Formatting a date takes a tenth of a whole page, and pages show the same few days.
const MOST_TEXTS = 5000;
const texts = new Map<string, string>();
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(language: string): Intl.DateTimeFormat {
  const known = formats.get(language);
  if (known) return known;
  const locale = language.startsWith("de") ? "de-DE" : language === "en" ? "en-GB" : language;
  const made = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  formats.set(language, made);
  return made;
}

export function dated(text: string, date: Temporal.PlainDate, language: string): string {
  return fill(text, { date: dateText(date, language) });
}

/** A moment as people read it, in the city's time. */
export function momentText(instant: Temporal.Instant, language: string): string {
  const local = instant.toZonedDateTimeISO(CITY_TIME_ZONE);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return language.startsWith("de")
    ? `${dateText(local.toPlainDate(), language)}, ${time} Uhr`
    : `${dateText(local.toPlainDate(), language)}, ${time}`;
}
