import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extensionTime, firstExtensionDay, lastDayOf, startOfExtension } from "./permit-dates.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const year = Temporal.Duration.from("P1Y");
const fourWeeks = Temporal.Duration.from("P28D");

describe("the last day of a permit", () => {
  test.each([
    ["2026-03-01", "2027-02-28"],
    ["2027-03-01", "2028-02-29"],
    ["2026-04-01", "2027-03-31"],
    ["2026-12-31", "2027-12-30"],
    // BGB § 188 (2), (3): a year from 29 February ends with the last day of February.
    ["2028-02-29", "2029-02-28"],
    ["2028-02-28", "2029-02-27"],
  ])("begun on %s is %s", (from, last) => {
    expect(lastDayOf(day(from), year).toString()).toBe(last);
  });
});

describe("the time to extend", () => {
  const last = day("2026-06-30");

  test.each([
    ["2026-06-01", "too-early"],
    ["2026-06-02", "open"],
    ["2026-06-03", "open"],
    ["2026-06-29", "open"],
    ["2026-06-30", "open"],
    ["2026-07-01", "too-late"],
  ])("on %s is %s", (on, expected) => {
    expect(extensionTime(last, fourWeeks, day(on))).toBe(expected);
  });

  test("is open on exactly 29 days, and the extension follows without gap or overlap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (offset) => {
        const end = day("2000-01-01").add({ days: offset });
        const opens = firstExtensionDay(end, fourWeeks);
        const open = Array.from({ length: 60 }, (_, index) => opens.add({ days: index - 15 })).filter(
          (on) => extensionTime(end, fourWeeks, on) === "open",
        );
        expect(open).toHaveLength(29);
        expect(startOfExtension(end).since(end).days).toBe(1);
        expect(Temporal.PlainDate.compare(lastDayOf(startOfExtension(end), year), end)).toBe(1);
      }),
    );
  });
});
