/** A date as people read it in the language of the page. */
export function longDate(date: Temporal.PlainDate, language: string): string {
  const locale = language.startsWith("de") ? "de-DE" : language === "en" ? "en-GB" : language;
  return date.toLocaleString(locale, { dateStyle: "long" });
}
