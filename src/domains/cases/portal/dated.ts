import { dateText } from "#platform/dates";
import { fill } from "#platform/i18n";

/** A text with its `{date}` written out. */
export function dated(text: string, date: Temporal.PlainDate, language: string): string {
  return fill(text, { date: dateText(date, language) });
}
