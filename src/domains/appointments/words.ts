import type { City } from "#catalogue";
import { CITY_TIME_ZONE } from "#platform/clock";
import { fallbackOf, localeOf, type Language } from "#platform/i18n";

const formats = new Map<Language, Intl.DateTimeFormat>();

/** A day with its weekday, as people speak of it: `Montag, 23. November 2026`. */
export function dayText(day: Temporal.PlainDate, language: Language): string {
  const known = formats.get(language);
  const format = known ?? new Intl.DateTimeFormat(localeOf(language), { dateStyle: "full" });
  if (!known) formats.set(language, format);
  return format.format(day);
}

/** A time of day in the city: `14:05`. */
export function timeText(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainTime().toString({ smallestUnit: "minute" });
}

/** Day and time of an appointment in one line. */
export function whenText({ startsAt }: { readonly startsAt: Temporal.Instant }, language: Language): string {
  const day = dayText(startsAt.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate(), language);
  return `${day}, ${timeText(startsAt)}${fallbackOf(language) === "de" ? " Uhr" : ""}`;
}

/** The name of a weekday from Monday, 1. */
export function weekdayText(weekday: number, language: Language): string {
  // 1 June 2026 is a Monday.
  const day = Temporal.PlainDate.from({ year: 2026, month: 6, day: weekday });
  return new Intl.DateTimeFormat(localeOf(language), { weekday: "long" }).format(day);
}

/** Street and place of an office, by the catalogue's data. */
export function placeText(city: City, { office: key }: { readonly office: string }): string {
  const office = city.offices.find((each) => each.key === key);
  return [office?.street, [office?.postalCode, office?.place].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
}
