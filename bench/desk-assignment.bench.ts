import { settingsSchema } from "#appointments";
import { makeCalendar, putTaken, type Calendar, type Taken } from "../src/domains/appointments/calendar.ts";
import { desksFor, type Slot } from "../src/domains/appointments/choose-desk.ts";
import { reseat } from "../src/domains/appointments/reseat.ts";
import { seededRandom } from "../src/domains/appointments/seeded-random.ts";
import type { Bench } from "./support/bench.ts";
import { FIRST_DAY } from "./support/calendar.ts";

const DESKS = 12;
const CELLS = 96;
const DAYS = 12;
const DEMAND = 0.9;
/** People take a time up to 90 minutes from the one they wish. */
const WISH = 18;
const SERVICES = [
  { skill: "a", cells: 3 },
  { skill: "b", cells: 4 },
  { skill: "c", cells: 5 },
  { skill: "d", cells: 2 },
];
/** Four skills that overlap, desks that can do one to all of them, in no order. */
const ABLE = ["ab", "abcd", "c", "bcd", "a", "da", "abc", "d", "cd", "b", "abcd", "bc"];

/** Visits a simulated day at 90 % demand, with best fit and ejection chains, against first fit on the same requests. */
export const bench: Bench = {
  name: "desk-assignment",
  unit: "visits/day",
  atLeast: 1.08,
  run: async () => {
    const random = seededRandom(11);
    const days = Array.from({ length: DAYS }, () => requests(random));
    const calendar = officeCalendar();
    let worst = 0;
    const started = performance.now();
    const ours = days.map((day) => {
      const before = performance.now();
      const visits = simulate(calendar, day, true);
      worst = Math.max(worst, performance.now() - before);
      return visits;
    });
    const spent = performance.now() - started;
    const first = days.map((day) => simulate(calendar, day, false));
    const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
    const asked = mean(days.map((day) => day.length));
    return {
      value: mean(ours),
      yardstick: mean(first),
      note: `${asked.toFixed(0)} asked; ${(spent / DAYS / asked).toFixed(2)} ms a request, worst day ${worst.toFixed(0)} ms`,
    };
  },
};

interface Request {
  readonly skill: string;
  readonly cells: number;
  readonly wish: number;
}

function requests(random: () => number): Request[] {
  const list: Request[] = [];
  for (let cells = 0; cells < DESKS * CELLS * DEMAND;) {
    const service = SERVICES[Math.floor(random() * SERVICES.length)];
    if (!service) continue;
    list.push({ ...service, wish: Math.floor(random() * (CELLS - service.cells)) });
    cells += service.cells;
  }
  return list;
}

function simulate(calendar: Calendar, day: readonly Request[], isOurs: boolean): number {
  let taken: Taken[] = [];
  putTaken(calendar, 0, taken);
  for (const { skill, cells, wish } of day) {
    const starts = Array.from(
      { length: 2 * WISH + 1 },
      (_, index) => wish + (index % 2 ? 1 : -1) * Math.ceil(index / 2),
    );
    const seat = seatFor(calendar, starts, cells, skill, isOurs);
    if (!seat) continue;
    taken = taken.map((each) => {
      const move = seat.moves.find((one) => one.bookingId === each.bookingId);
      return move ? { ...each, resource: move.to } : each;
    });
    const fromMs = (calendar.dayMs[0] ?? 0) + (seat.cell + calendar.firstCell) * 300_000;
    taken.push({
      bookingId: String(taken.length),
      appointmentId: "",
      resource: seat.desk,
      fromMs,
      toMs: fromMs + cells * 300_000,
      skills: [skill],
      isPublic: false,
    });
    putTaken(calendar, 0, taken);
  }
  return taken.length;
}

/** The free time nearest to the wish; with chains also one that others make free, when none is free as it is. */
function seatFor(
  calendar: Calendar,
  starts: readonly number[],
  cells: number,
  skill: string,
  isOurs: boolean,
) {
  const opens = 96 - calendar.firstCell;
  const slots = starts
    .filter((start) => start >= 0 && start + cells <= CELLS)
    .map((start): Slot => ({ audience: "internal", day: 0, cell: start + opens, cells, skills: [skill] }));
  for (const slot of slots) {
    const desks = desksFor(calendar, slot);
    const desk = isOurs ? desks[0] : desks.toSorted((a, b) => a - b)[0];
    const key = desk === undefined ? undefined : calendar.office.resources[desk]?.key;
    if (key !== undefined) return { cell: slot.cell, desk: key, moves: [] };
  }
  for (const slot of isOurs ? slots : []) {
    const found = reseat(calendar, slot);
    if (found) return { cell: slot.cell, ...found };
  }
  return undefined;
}

function officeCalendar(): Calendar {
  const office = settingsSchema.shape.offices.element.parse({
    key: "town",
    name: { de: "Amt" },
    office: "amt",
    resources: ABLE.map((skills, desk) => ({
      key: `desk-${desk}`,
      name: { de: "Platz" },
      skills: [...skills],
    })),
    openings: [{ hours: "Mo-Su 08:00-16:00" }],
  });
  return makeCalendar(office, {
    firstDay: Temporal.PlainDate.from(FIRST_DAY),
    days: 1,
    gridMinutes: 5,
    isHoliday: () => false,
  });
}
