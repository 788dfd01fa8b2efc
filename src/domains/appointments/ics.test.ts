import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { idFrom } from "#platform/ids";
import { icsOf } from "./ics.ts";

const entryAt = (
  start: string,
  end: string,
  texts: { title: string; place: string; description: string },
) => ({
  appointment: {
    id: idFrom<"appointment">("01a20000-0000-7000-8000-000000000000"),
    startsAt: Temporal.Instant.from(start),
    endsAt: Temporal.Instant.from(end),
    revision: 2,
    status: "booked" as const,
  },
  remindMinutes: 120,
  ...texts,
});
const now = Temporal.Instant.from("2026-06-15T08:00:00Z");
const read = (ics: string): ICAL.Event => {
  const event = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent("vevent");
  if (!event) throw new Error("no event");
  return new ICAL.Event(event);
};

test("an independent parser reads back every text and time that was written", () => {
  const texts = fc.record({ title: words(), place: words(), description: words() });
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 700 }), (given, days) => {
      const start = now.add({ hours: days * 24 });
      const ics = icsOf([entryAt(start.toString(), start.add({ minutes: 35 }).toString(), given)], {
        host: "stadt.example",
        now,
      });
      for (const line of ics.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const event = read(ics);
      expect([event.summary, event.location, event.description]).toEqual([
        given.title,
        given.place,
        given.description,
      ]);
      expect(event.startDate.toUnixTime()).toBe(start.epochMilliseconds / 1000);
      expect(event.duration.toSeconds()).toBe(35 * 60);
      expect(event.sequence).toBe(2);
    }),
  );
});

test.each([
  ["2026-03-29", "00:30:00Z", "01:30:00Z", "01:30", "03:30"],
  ["2026-10-25", "00:30:00Z", "01:30:00Z", "02:30", "02:30"],
  ["2027-03-28", "00:30:00Z", "01:30:00Z", "01:30", "03:30"],
  ["2027-10-31", "00:30:00Z", "01:30:00Z", "02:30", "02:30"],
])("over the change of the clock on %s a visit keeps its length", (day, from, to, shownFrom, shownTo) => {
  const event = read(
    icsOf([entryAt(`${day}T${from}`, `${day}T${to}`, { title: "Termin", place: "Amt", description: "" })], {
      host: "stadt.example",
      now,
    }),
  );
  expect(event.duration.toSeconds()).toBe(3600);
  const shown = (time: ICAL.Time): string =>
    Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000)
      .toZonedDateTimeISO("Europe/Berlin")
      .toPlainTime()
      .toString({ smallestUnit: "minute" });
  expect([shown(event.startDate), shown(event.endDate)]).toEqual([shownFrom, shownTo]);
});

/** Text with all that the format treats in its own way. */
function words(): fc.Arbitrary<string> {
  return fc
    .array(
      fc.constantFrom("Bürgerservice", ",", ";", "\\", "\n", " ", ":", "Straße 1", "🗓", "كلمة", "\\n", '"'),
      { minLength: 1, maxLength: 30 },
    )
    .map((parts) => `x${parts.join("")}x`);
}
