import type { Appointment } from "./appointment.ts";

export interface CalendarEntry {
  readonly appointment: Pick<Appointment, "id" | "startsAt" | "endsAt" | "revision" | "status">;
  readonly title: string;
  readonly place: string;
  readonly description: string;
  /** Minutes before the start at which the calendar reminds; none for the staff's feed. */
  readonly remindMinutes?: number;
}

const TYPE_BREAK = "\r\n";

/** A calendar file (RFC 5545) with these entries, times in UTC, so that it needs no rules for time zones. */
export function icsOf(
  entries: readonly CalendarEntry[],
  options: { readonly host: string; readonly now: Temporal.Instant; readonly name?: string },
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Stadtkern//Termine//DE",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...(options.name === undefined ? [] : [`X-WR-CALNAME:${escaped(options.name)}`]),
    ...entries.flatMap((entry) => eventOf(entry, options)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => folded(line) + TYPE_BREAK).join("");
}

function eventOf(
  { appointment, title, place, description, remindMinutes }: CalendarEntry,
  { host, now }: { readonly host: string; readonly now: Temporal.Instant },
): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${appointment.id}@${host}`,
    `DTSTAMP:${utc(now)}`,
    `SEQUENCE:${appointment.revision}`,
    `DTSTART:${utc(appointment.startsAt)}`,
    `DTEND:${utc(appointment.endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    `DESCRIPTION:${escaped(description)}`,
    `STATUS:${appointment.status === "cancelled" ? "CANCELLED" : appointment.status === "held" ? "TENTATIVE" : "CONFIRMED"}`,
    ...(remindMinutes === undefined
      ? []
      : [
          "BEGIN:VALARM",
          "ACTION:DISPLAY",
          `DESCRIPTION:${escaped(title)}`,
          `TRIGGER:-PT${remindMinutes}M`,
          "END:VALARM",
        ]),
    "END:VEVENT",
  ];
}

function utc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: "second" }).replace(/[-:]/g, "");
}

/** Section 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");
}

/** Section 3.1: no line longer than 75 octets; a character is never cut. */
function folded(line: string): string {
  let result = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      result += `${TYPE_BREAK} `;
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
