import { describe, expect, test } from "vitest";
import { easterSunday, holidaysOf } from "./holidays.ts";
import { hoursOn, openState } from "./open-now.ts";
import { parseHours, type OpeningHours } from "./opening-hours.ts";
import { hoursLines, openStateText, timeText } from "./opening-words.ts";

const OFFICE =
  "Mo 08:30-13:00; Tu 08:30-12:00,14:00-18:00; We off; Th 08:30-16:00; Fr 08:30-13:00; Sa[1,3] 09:00-13:00; PH off";
const thuringia = holidaysOf("Thüringen");
const nowhere = holidaysOf("Atlantis");

/** Hours and their unit stay on one line, which the tests need not write. */
function lines(text: string, language: string): string[] {
  return hoursLines(read(text), language).map(({ days, times }) =>
    `${days}: ${times}`.replaceAll("\u00a0", " "),
  );
}

function read(text: string): OpeningHours {
  const parsed = parseHours(text);
  if (!parsed.ok) throw new Error(`not read: ${parsed.part}`);
  return parsed.hours;
}

/** A time of the clock in the city. */
function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/Berlin").toInstant();
}

describe("reading", () => {
  test.each([
    "Mo-Fr 08:00-16:00",
    "Mo,We 09:00-12:00",
    "Mo-We,Fr 09:00-12:00",
    "24/7",
    "Sa[-1] 10:00-12:00",
    "Dec 24 off",
    "2026 Dec 24-Dec 31 off",
    "Dec 24-Jan 01 off",
    "Tu 14:00+",
    "Mo: 08:00-12:00",
    'Mo-Fr "nach Vereinbarung"',
    '"nach Vereinbarung"',
    "Su-Tu 08:00-12:00",
    "08:00-18:00;",
  ])("%s", (text) => expect(parseHours(text).ok).toBe(true));

  test.each([
    ["Mo 8-12", "Mo 8-12"],
    ["Mo 08:00-12:00; Xy 08:00-12:00", "Xy 08:00-12:00"],
    ["Mo 12:00-08:00", "Mo 12:00-08:00"],
    ["Mo 08:00-25:00", "Mo 08:00-25:00"],
    ["Mo 08:75-09:00", "Mo 08:75-09:00"],
    ["sunrise-sunset", "sunrise-sunset"],
    ["Mo[6] 08:00-12:00", "Mo[6] 08:00-12:00"],
    ["Foo 24 off", "Foo 24 off"],
    ["Mo", "Mo"],
    ["", ""],
  ])("%s is refused and named", (text, part) => expect(parseHours(text)).toEqual({ ok: false, part }));
});

describe("open now", () => {
  const hours = read(OFFICE);
  const stateAt = (local: string) => openState(hours, at(local), thuringia);

  test.each([
    ["2026-03-02T08:29:59", "closed"],
    ["2026-03-02T08:30:00", "open"],
    ["2026-03-02T12:59:59", "open"],
    ["2026-03-02T13:00:00", "closed"],
    ["2026-03-03T12:00:00", "closed"],
    ["2026-03-03T14:00:00", "open"],
    ["2026-03-04T10:00:00", "closed"],
    // The first, second and third Saturday of the month.
    ["2026-03-07T10:00:00", "open"],
    ["2026-03-14T10:00:00", "closed"],
    ["2026-03-21T10:00:00", "open"],
    // The days on which the clock changes are Sundays; the Mondays after them keep their hours.
    ["2026-03-30T08:30:00", "open"],
    ["2026-10-26T08:29:00", "closed"],
    // Good Friday, and 20 September, which is a holiday in Thuringia alone.
    ["2026-04-03T10:00:00", "closed"],
    ["2027-09-20T10:00:00", "closed"],
  ])("at %s it is %s", (local, kind) => expect(stateAt(local).kind).toBe(kind));

  test("says until when, and when it opens again", () => {
    expect(stateAt("2026-03-03T09:00")).toEqual({ kind: "open", until: 12 * 60 });
    expect(stateAt("2026-03-03T13:00")).toMatchObject({ kind: "closed", next: { from: 14 * 60 } });
    const next = stateAt("2026-04-02T17:00");
    expect(next.kind === "closed" && next.next?.date.toString()).toBe("2026-04-04");
  });

  test("on a holiday of which the hours say nothing it does not guess", () => {
    const silent = read("Mo-Fr 08:00-16:00");
    expect(openState(silent, at("2026-05-01T10:00"), thuringia)).toEqual({ kind: "uncertain" });
    expect(openState(silent, at("2026-05-01T10:00"), nowhere).kind).toBe("open");
    const next = openState(silent, at("2026-04-30T17:00"), thuringia);
    expect(next.kind === "closed" && next.next?.date.toString()).toBe("2026-05-04");
  });

  test("a later rule for a date wins, also on a holiday", () => {
    const christmas = read("Mo-Fr 08:00-16:00; Dec 24-Jan 01 off; 2026 Dec 28 09:00-12:00");
    expect(hoursOn(christmas, Temporal.PlainDate.from("2026-12-25"), thuringia)).toMatchObject({
      spans: [],
      isUncertain: false,
    });
    expect(openState(christmas, at("2026-12-28T09:00"), thuringia).kind).toBe("open");
    expect(openState(christmas, at("2027-12-28T09:00"), thuringia).kind).toBe("closed");
    expect(openState(christmas, at("2027-01-01T09:00"), thuringia).kind).toBe("closed");
  });

  test("an open end lasts, without a time", () => {
    expect(openState(read("Th 14:00+"), at("2026-03-05T19:00"), thuringia)).toEqual({
      kind: "open",
      until: undefined,
    });
  });

  test("never open has no next time", () => {
    expect(openState(read('"nach Vereinbarung"'), at("2026-03-05T19:00"), thuringia)).toEqual({
      kind: "closed",
      next: undefined,
    });
  });
});

describe("in words", () => {
  test("German", () => {
    expect(lines(OFFICE, "de")).toEqual([
      "Montag: 8:30 bis 13:00 Uhr",
      "Dienstag: 8:30 bis 12:00 Uhr und 14:00 bis 18:00 Uhr",
      "Mittwoch: geschlossen",
      "Donnerstag: 8:30 bis 16:00 Uhr",
      "Freitag: 8:30 bis 13:00 Uhr",
      "1. und 3. Samstag im Monat: 9:00 bis 13:00 Uhr",
      "An Feiertagen: geschlossen",
    ]);
  });

  test("English, days with the same hours together", () => {
    expect(lines("Mo-Th 08:00-12:00,13:00-16:00; Fr 08:00-12:00; Dec 24 off", "en")).toEqual([
      "Monday to Thursday: 8am to noon and 1pm to 4pm",
      "Friday: 8am to noon",
      "24 December: closed",
    ]);
  });

  test.each([
    ["24/7", "Montag bis Sonntag: rund um die Uhr"],
    ['"nach Vereinbarung"', "Montag bis Sonntag: nach Vereinbarung"],
    ["Sa,Su 10:00-12:00", "Montag bis Freitag: geschlossen|Samstag und Sonntag: 10:00 bis 12:00 Uhr"],
    ["Sa[-1] 10:00-12:00", "letzter Samstag im Monat: 10:00 bis 12:00 Uhr"],
  ])("%s", (text, words) => {
    expect(lines(text, "de").join("|")).toBe(words);
  });

  test("what is now", () => {
    const hours = read(OFFICE);
    const say = (local: string, language: string): string => {
      const { label, detail } = openStateText(
        openState(hours, at(local), thuringia),
        Temporal.PlainDate.from(local),
        language,
      );
      return `${label}, ${detail}`.replaceAll("\u00a0", " ");
    };
    expect(say("2026-03-02T09:00", "de")).toBe("Jetzt geöffnet, bis 13:00 Uhr");
    expect(say("2026-03-02T09:00", "en")).toBe("Open now, until 1pm");
    expect(say("2026-03-02T07:00", "de")).toBe("Jetzt geschlossen, öffnet heute um 8:30 Uhr");
    expect(say("2026-03-02T14:00", "de")).toBe("Jetzt geschlossen, öffnet morgen um 8:30 Uhr");
    expect(say("2026-03-03T19:00", "de")).toBe("Jetzt geschlossen, öffnet am Donnerstag um 8:30 Uhr");
  });

  test.each([
    [0, "midnight"],
    [30, "12:30am"],
    [720, "noon"],
    [750, "12:30pm"],
    [510, "8:30am"],
    [1080, "6pm"],
  ])("%i minutes are %s", (minutes, words) => expect(timeText(minutes, "en")).toBe(words));
});

describe("holidays", () => {
  test.each([
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
    [2049, "2049-04-18"],
    [2076, "2076-04-19"],
  ])("Easter %i is on %s", (year, date) => expect(easterSunday(year).toString()).toBe(date));

  test.each([
    ["2026-04-06", true],
    ["2026-05-14", true],
    ["2026-05-25", true],
    ["2026-06-04", false],
    ["2026-09-20", true],
    ["2026-10-31", true],
    ["2026-11-18", false],
  ])("%s in Thuringia: %s", (date, expected) =>
    expect(thuringia(Temporal.PlainDate.from(date))).toBe(expected),
  );

  test("Saxony has the Day of Repentance, Bavaria Corpus Christi, and of others nothing is said", () => {
    expect(holidaysOf("Sachsen")(Temporal.PlainDate.from("2026-11-18"))).toBe(true);
    expect(holidaysOf("Bayern")(Temporal.PlainDate.from("2026-06-04"))).toBe(true);
    expect(nowhere(Temporal.PlainDate.from("2026-12-25"))).toBeUndefined();
  });
});
