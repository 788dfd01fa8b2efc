import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holidaysOf } from "#catalogue";
import { testSettings } from "#test/appointments";
import {
  instantOfCell,
  makeCalendar,
  placeOf,
  putTaken,
  searchCalendar,
  type Calendar,
  type Taken,
} from "./calendar.ts";
import { hasCell, listCells, setCells, startsOfRuns } from "./cells.ts";
import { desksFor, type Slot } from "./choose-desk.ts";
import { reseat } from "./reseat.ts";
import { settingsSchema, type SettingsInput } from "./settings.ts";

const ZONE = "Europe/Berlin";

/** The calendar of the first office, with its hours and desks changed as wanted. */
function calendarWith(
  office: Partial<SettingsInput["offices"][number]>,
  firstDay: string,
  days = 1,
): Calendar {
  const [first] = settingsSchema.parse(testSettings()).offices;
  const changed = settingsSchema.shape.offices.element.parse({ ...first, ...office });
  return makeCalendar(changed, {
    firstDay: Temporal.PlainDate.from(firstDay),
    days,
    gridMinutes: 5,
    isHoliday: holidaysOf("Thüringen"),
  });
}

/** Civil times at which five minutes are free for residents, day by day. */
function timesIn(calendar: Calendar, cells = 1): string[][] {
  const found = searchCalendar(calendar, { audience: "public", cells, skills: ["papers"] });
  return Array.from({ length: calendar.days }, (_, day) =>
    listCells(found, day * calendar.words, calendar.words).map((cell) =>
      Temporal.Instant.fromEpochMilliseconds(instantOfCell(calendar, day, cell))
        .toZonedDateTimeISO(ZONE)
        .toString({ smallestUnit: "minute", timeZoneName: "never" }),
    ),
  );
}

const always = (hours: string) => ({ openings: [{ hours, public: ["desk-1"], resources: ["desk-1"] }] });

describe("sets of cells", () => {
  test("runs begin where so many cells in a row are set, for every length", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 160, maxLength: 160, max: 9 }),
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 12 }),
        (numbers, length, density) => {
          const isSet = [...numbers].map((number) => number % 10 < density);
          const cells = new Uint32Array(5);
          isSet.forEach((set, cell) => set && setCells(cells, 0, 5, cell, cell + 1));
          const run = new Uint32Array(5);
          startsOfRuns(cells, 0, 5, length, run);
          const expected = isSet.flatMap((_, cell) =>
            cell + length <= 160 && isSet.slice(cell, cell + length).every(Boolean) ? [cell] : [],
          );
          expect(listCells(run, 0, 5)).toEqual(expected);
          expect(isSet.map((_, cell) => hasCell(cells, 0, 5, cell))).toEqual(isSet);
        },
      ),
    );
  });
});

describe("free times", () => {
  test("are those at which some able desk is open and nobody sits, whatever is booked", () => {
    const bookings = fc.array(
      fc.record({
        desk: fc.integer({ min: 1, max: 3 }),
        from: fc.integer({ min: 0, max: 47 }),
        cells: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        bookings,
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom("papers", "cars"),
        (list, cells, skill) => {
          const calendar = calendarWith({}, "2026-06-16");
          const eight = Temporal.Instant.from("2026-06-16T06:00:00Z").epochMilliseconds;
          const taken = list.map(({ desk, from, cells: length }, index) => ({
            ...takenAt(`desk-${desk}`, eight + from * 300_000, length),
            bookingId: String(index),
          }));
          putTaken(calendar, 0, taken);
          const found = searchCalendar(calendar, { audience: "internal", cells, skills: [skill] });
          const able = skill === "papers" ? [1, 2, 3] : [2, 3];
          const expected = Array.from({ length: 48 - cells + 1 }, (_, start) => start).filter((start) =>
            able.some((desk) =>
              list.every(
                (each) => each.desk !== desk || each.from + each.cells <= start || start + cells <= each.from,
              ),
            ),
          );
          const starts = listCells(found, 0, calendar.words).map(
            (cell) => (instantOfCell(calendar, 0, cell) - eight) / 300_000,
          );
          expect(starts).toEqual(expected);
        },
      ),
    );
  });

  test("are the same whether or not a search stops where nothing can be added, over several words and lengths", () => {
    const resources = Array.from({ length: 6 }, (_, desk) => ({
      key: `d${desk}`,
      name: { de: "D" },
      skills: ["x"],
    }));
    const calendar = calendarWith({ resources, openings: [{ hours: "Mo-Fr 06:00-20:00" }] }, "2026-06-16");
    const six = Temporal.Instant.from("2026-06-16T04:00:00Z").epochMilliseconds;
    const bookings = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 167 }),
        fc.integer({ min: 1, max: 20 }),
      ),
      {
        minLength: 20,
        maxLength: 90,
      },
    );
    fc.assert(
      fc.property(bookings, fc.integer({ min: 1, max: 70 }), (list, cells) => {
        putTaken(
          calendar,
          0,
          list.map(([desk, from, length]) => takenAt(`d${desk}`, six + from * 300_000, length)),
        );
        const found = searchCalendar(calendar, { audience: "internal", cells, skills: ["x"] });
        const run = new Uint32Array(calendar.words);
        const expected = new Set<number>();
        for (let desk = 0; desk < 6; desk += 1) {
          startsOfRuns(calendar.free.internal, desk * calendar.words, calendar.words, cells, run);
          for (const cell of listCells(run, 0, calendar.words)) expected.add(cell);
        }
        expect(listCells(found, 0, calendar.words)).toEqual([...expected].toSorted((a, b) => a - b));
      }),
    );
  });

  test("public holidays of Thuringia are closed, the second Saturday is open, the third is not", () => {
    const calendar = calendarWith(always("Mo-Fr 08:00-09:00; Sa[2,4] 09:00-10:00; PH off"), "2027-09-06", 16);
    const open = timesIn(calendar, 12).map((times) => times.length);
    // 6 September 2027 is a Monday; the 11th the second Saturday; the 20th, a Monday, is Weltkindertag.
    expect(open).toEqual([1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 1]);
  });

  test.each([
    ["2026-03-29", 11 * 12, "2026-03-29T03:00+02:00"],
    ["2027-03-28", 11 * 12, "2027-03-28T03:00+02:00"],
    ["2026-10-25", 13 * 12, "2026-10-25T02:00+01:00"],
    ["2027-10-31", 13 * 12, "2027-10-31T02:00+01:00"],
  ])("on %s, when the clock changes, every minute counts once", (day, count, hour) => {
    // In 2027 the clock goes back on Reformation Day, so the hours name the holiday too.
    const [times = []] = timesIn(calendarWith(always("Su 00:00-12:00; PH 00:00-12:00"), day));
    expect(times).toHaveLength(count);
    expect(new Set(times).size).toBe(count);
    expect(times).toContain(hour);
    expect(times.at(-1)).toContain("T11:55");
    expect(times.some((time) => time.includes("T02:") && day.includes("-03-"))).toBe(false);
  });

  test("29 February and the turn of the year are days like others", () => {
    expect(
      timesIn(calendarWith(always("Mo-Su 08:00-08:10"), "2028-02-28", 3)).map((times) =>
        times[0]?.slice(0, 10),
      ),
    ).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
    const turn = timesIn(calendarWith(always("Mo-Su 08:00-08:10; PH off"), "2026-12-31", 3));
    expect(turn.map((times) => times[0]?.slice(0, 10))).toEqual(["2026-12-31", undefined, "2027-01-02"]);
  });

  test("an exception replaces the day's hours for the desks it names", () => {
    const office = {
      openings: [{ hours: "Mo-Fr 08:00-09:00", public: ["desk-1", "desk-2"] }],
      exceptions: [
        { from: "2026-06-16", until: "2026-06-17" },
        { from: "2026-06-17", hours: "10:00-10:30", resources: ["desk-2"] },
      ],
    };
    const times = timesIn(calendarWith(office, "2026-06-15", 4), 6).map((list) =>
      list.map((time) => time.slice(11, 16)),
    );
    expect(times).toEqual([
      expect.arrayContaining(["08:00", "08:30"]),
      [],
      ["10:00"],
      expect.arrayContaining(["08:30"]),
    ]);
  });

  test("a day and a cell are found again from their instant", () => {
    const calendar = calendarWith(always("Mo-Su 00:00-24:00"), "2026-10-24", 3);
    for (let day = 0; day < 3; day += 1)
      for (const cell of [0, 30, 100, 250])
        expect(placeOf(calendar, instantOfCell(calendar, day, cell))).toEqual({ day, cell });
    expect(placeOf(calendar, instantOfCell(calendar, 0, 0) + 1)).toBeUndefined();
  });
});

describe("desks", () => {
  const start = Temporal.Instant.from("2026-06-16T06:00:00Z").epochMilliseconds;
  const slotAt = (calendar: Calendar, cell: number, skill: string, cells = 3): Slot => ({
    audience: "internal",
    day: 0,
    cell: (placeOf(calendar, start)?.cell ?? 0) + cell,
    cells,
    skills: [skill],
  });

  test("the one that can do least comes first, then the one with the tightest gap", () => {
    const calendar = calendarWith({}, "2026-06-16");
    const names = (slot: Slot) =>
      desksFor(calendar, slot).map((desk) => calendar.office.resources[desk]?.key);
    expect(names(slotAt(calendar, 0, "papers"))).toEqual(["desk-1", "desk-3", "desk-2"]);
    putTaken(calendar, 0, [takenAt("desk-3", start + 3 * 300_000, 3)]);
    expect(names(slotAt(calendar, 0, "papers"))).toEqual(["desk-3", "desk-1", "desk-2"]);
  });

  test("a chain of two moves makes room, and each move finds its desk free", () => {
    const resources = [
      { key: "a", name: { de: "A" }, skills: ["x"] },
      { key: "b", name: { de: "B" }, skills: ["x", "y"] },
      { key: "c", name: { de: "C" }, skills: ["y", "z"] },
    ];
    const calendar = calendarWith({ resources, openings: [{ hours: "Mo-Fr 08:00-12:00" }] }, "2026-06-16");
    const first = { ...takenAt("b", start, 3), bookingId: "first", skills: ["x"] };
    const second = { ...takenAt("c", start, 3), bookingId: "second", skills: ["y"] };
    putTaken(calendar, 0, [first, second]);
    expect(desksFor(calendar, slotAt(calendar, 0, "z"))).toEqual([]);
    expect(reseat(calendar, slotAt(calendar, 0, "z"))).toEqual({
      desk: "c",
      moves: [
        { bookingId: "first", from: "b", to: "a" },
        { bookingId: "second", from: "c", to: "b" },
      ],
    });
    putTaken(calendar, 0, [first, second, { ...takenAt("a", start, 3), bookingId: "third", skills: ["x"] }]);
    expect(reseat(calendar, slotAt(calendar, 0, "z"))).toBeUndefined();
  });

  test("whatever chain is found, carried out in its order it never puts two at one desk nor anybody at a wrong one", () => {
    const able = [["x"], ["x", "y"], ["y", "z"], ["x", "z"]];
    const resources = able.map((skills, index) => ({ key: `d${index}`, name: { de: "D" }, skills }));
    const calendar = calendarWith({ resources, openings: [{ hours: "Mo-Fr 08:00-12:00" }] }, "2026-06-16");
    const visits = fc.array(
      fc.record({
        skill: fc.constantFrom("x", "y", "z"),
        from: fc.integer({ min: 0, max: 12 }),
        cells: fc.integer({ min: 1, max: 6 }),
      }),
      { minLength: 5, maxLength: 30 },
    );
    let chains = 0;
    fc.assert(
      fc.property(visits, (list) => {
        let taken: Taken[] = [];
        list.forEach(({ skill, from, cells }, index) => {
          putTaken(calendar, 0, taken);
          const slot = slotAt(calendar, from, skill, cells);
          const [desk] = desksFor(calendar, slot);
          const found =
            desk === undefined ? reseat(calendar, slot) : { moves: [], desk: resources[desk]?.key ?? "" };
          if (!found) return;
          chains += found.moves.length;
          for (const move of found.moves) {
            taken = taken.map((each) =>
              each.bookingId === move.bookingId ? { ...each, resource: move.to } : each,
            );
            expectSound(taken);
          }
          taken.push({
            ...takenAt(found.desk, start + from * 300_000, cells),
            bookingId: String(index),
            skills: [skill],
          });
          expectSound(taken);
        });
      }),
      { seed: 4, numRuns: 200 },
    );
    expect(chains).toBeGreaterThan(50);

    function expectSound(taken: readonly Taken[]): void {
      for (const [at, each] of taken.entries()) {
        expect(able[Number(each.resource.slice(1))]).toContain(each.skills[0]);
        const other = taken
          .slice(at + 1)
          .find((one) => one.resource === each.resource && one.fromMs < each.toMs && each.fromMs < one.toMs);
        expect(other).toBeUndefined();
      }
    }
  });
});

function takenAt(resource: string, fromMs: number, cells: number): Taken {
  return {
    bookingId: "b",
    appointmentId: "a",
    resource,
    fromMs,
    toMs: fromMs + cells * 300_000,
    skills: ["papers"],
    isPublic: false,
  };
}
