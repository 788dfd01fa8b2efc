import { fill, localized } from "#platform/i18n";
import { dateText } from "#platform/dates";
import { messages } from "./messages.ts";
import type { ZoneStreet } from "./zone-plan.ts";

/** Which part of a street belongs to a zone, in words: `1 bis 34, gerade`. */
export function partText(entry: ZoneStreet, language: string): string {
  const text = messages(language).zones;
  const parts = [
    entry.range && fill(text.range, { first: entry.range[0], last: entry.range[1] }),
    entry.numbers && fill(text.numbers, { numbers: entry.numbers.join(", ") }),
    entry.side && text[entry.side],
    entry.part && localized(entry.part, language),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? text.whole : parts.join(", ");
}

/** From when until when, in words; the last day is named, not the first one after. */
export function periodText(period: Pick<ZoneStreet, "from" | "until">, language: string): string {
  const text = messages(language).zones;
  const parts = [
    period.from && fill(text.from, { date: dateText(period.from, language) }),
    period.until && fill(text.until, { date: dateText(period.until.subtract({ days: 1 }), language) }),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? text.always : parts.join(" ");
}
