import type { IsHoliday } from "#catalogue";
import { startOf } from "#platform/clock";
import { hasRun, setCells, startsOfRuns, type Cells } from "./cells.ts";
import { openSpansOn } from "./opening.ts";
import { CELL_MINUTES, type AppointmentOffice, type Resource } from "./settings.ts";

export const CELL_MS = CELL_MINUTES * 60_000;

/** Whose part of the places: residents get the public one, staff at the telephone and the counter all of it. */
export type Audience = "public" | "internal";

/** A booking as the calendar keeps it. */
export interface Taken {
  readonly bookingId: string;
  readonly appointmentId: string;
  readonly resource: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** What its place must be able to do. */
  readonly skills: readonly string[];
  readonly isPublic: boolean;
}

/**
 * Who is free when at one office, from a first day on: for each day and resource a set of cells of five minutes. It is
 * a copy of the bookings for reading; only the table decides who gets a place.
 */
export interface Calendar {
  readonly office: AppointmentOffice;
  readonly firstDay: Temporal.PlainDate;
  readonly days: number;
  /** The instant at which each day begins, in ms. */
  readonly dayMs: readonly number[];
  /** The first cell of the day that a set holds, and the number of its words: nights are left out. */
  readonly firstCell: number;
  readonly words: number;
  readonly open: Readonly<Record<Audience, Cells>>;
  /** For each day the cells in which anybody is open at all. */
  readonly openAny: Readonly<Record<Audience, Cells>>;
  readonly free: Readonly<Record<Audience, Cells>>;
  readonly taken: Taken[][];
  /** The cells at which visits may begin. */
  readonly grid: Cells;
  /** Raised with every change, for those who keep what they made of it. */
  version: number;
}

export interface CalendarFrame {
  readonly firstDay: Temporal.PlainDate;
  readonly days: number;
  readonly gridMinutes: number;
  readonly isHoliday: IsHoliday;
}

/** The office's opening hours as sets, nothing booked yet. */
export function makeCalendar(office: AppointmentOffice, frame: CalendarFrame): Calendar {
  const { firstDay, days } = frame;
  const dates = Array.from({ length: days }, (_, day) => firstDay.add({ days: day }));
  const spans = dates.map((date) => openSpansOn(office, date, frame.isHoliday));
  const all = spans.flat();
  const firstCell = Math.min(...all.map((span) => span.from), 320) & ~31;
  const words = Math.max(1, Math.ceil((Math.max(...all.map((span) => span.to), 0) - firstCell) / 32));
  const size = days * office.resources.length * words;
  const open = { public: new Uint32Array(size), internal: new Uint32Array(size) };
  const openAny = { public: new Uint32Array(days * words), internal: new Uint32Array(days * words) };
  const index = new Map(office.resources.map((resource, at) => [resource.key, at]));
  spans.forEach((ofDay, day) => {
    for (const { resource, from, to, isPublic } of ofDay) {
      const at = (day * office.resources.length + (index.get(resource) ?? 0)) * words;
      for (const audience of isPublic ? (["public", "internal"] as const) : (["internal"] as const)) {
        setCells(open[audience], at, words, from - firstCell, to - firstCell);
        setCells(openAny[audience], day * words, words, from - firstCell, to - firstCell);
      }
    }
  });
  const grid = new Uint32Array(words);
  const step = frame.gridMinutes / CELL_MINUTES;
  for (let cell = 0; cell < words * 32; cell += 1)
    if ((cell + firstCell) % step === 0) setCells(grid, 0, words, cell, cell + 1);
  return {
    office,
    firstDay,
    days,
    dayMs: dates.map((date) => startOf(date).epochMilliseconds),
    firstCell,
    words,
    open,
    openAny,
    free: { public: open.public.slice(), internal: open.internal.slice() },
    taken: dates.map(() => []),
    grid,
    version: 0,
  };
}

/** Puts what is booked on a day in the place of what was known of it. */
export function putTaken(calendar: Calendar, day: number, taken: readonly Taken[]): void {
  const { office, words, open, free } = calendar;
  const count = office.resources.length;
  const index = new Map(office.resources.map((resource, at) => [resource.key, at]));
  const busy = new Uint32Array(count * words);
  for (const each of taken) {
    const at = index.get(each.resource);
    if (at === undefined) continue;
    setCells(
      busy,
      at * words,
      words,
      floorCell(calendar, day, each.fromMs),
      ceilCell(calendar, day, each.toMs),
    );
  }
  const from = day * count * words;
  for (let word = 0; word < count * words; word += 1) {
    const rest = ~(busy[word] ?? 0);
    free.public[from + word] = (open.public[from + word] ?? 0) & rest;
    free.internal[from + word] = (open.internal[from + word] ?? 0) & rest;
  }
  calendar.taken[day] = [...taken];
  calendar.version += 1;
}

/** What is looked for: a run of cells at a place with all the skills, and beside it one place for each further need. */
export interface Search {
  readonly audience: Audience;
  readonly cells: number;
  readonly skills: readonly string[];
  /** Skills of further resources that must be free at the same time, such as an interpreter. */
  readonly needs?: readonly string[];
  /** No start before this instant, in ms. */
  readonly earliestMs?: number;
  /** The last day that is released. */
  readonly lastDay?: number;
}

/** Where visits can begin: for each day `words` words, as `listStarts` reads them. */
export function searchCalendar(calendar: Calendar, search: Search): Cells {
  const { days, words, office, grid } = calendar;
  const found = new Uint32Array(days * words);
  const groups = [
    { audience: search.audience, resources: resourcesFor(office.resources, search.skills) },
    // An interpreter is no counter of which a part is kept back.
    ...(search.needs ?? []).map((need) => ({
      audience: "internal" as const,
      resources: resourcesFor(office.resources, [need]),
    })),
  ];
  const run = new Uint32Array(words);
  const any = new Uint32Array(words);
  const most = new Uint32Array(words);
  // A run that begins in one word ends at most so many words later.
  const reach = (search.cells + 30) >>> 5;
  const last = Math.min(days - 1, search.lastDay ?? days - 1);
  for (let day = firstDayOf(calendar, search.earliestMs); day <= last; day += 1) {
    const to = day * words;
    for (let word = 0; word < words; word += 1) found[to + word] = grid[word] ?? 0;
    for (const { audience, resources } of groups) {
      any.fill(0);
      startsOfRuns(calendar.openAny[audience], to, words, search.cells, most);
      // The words in which a time at which it is open still has nobody free: further desks can change only these.
      let first = 0;
      let end = words;
      for (const resource of resources) {
        const at = (day * office.resources.length + resource) * words + first;
        startsOfRuns(calendar.free[audience], at, Math.min(words, end + reach) - first, search.cells, run);
        const base = first;
        let isMissing = false;
        for (let word = base, until = end; word < until; word += 1) {
          const some = (any[word] ?? 0) | (run[word - base] ?? 0);
          any[word] = some;
          if (((most[word] ?? 0) & (grid[word] ?? 0) & ~some) === 0) continue;
          if (!isMissing) first = word;
          isMissing = true;
          end = word + 1;
        }
        if (!isMissing) break;
      }
      for (let word = 0; word < words; word += 1)
        found[to + word] = (found[to + word] ?? 0) & (any[word] ?? 0);
    }
  }
  if (search.earliestMs !== undefined) dropBefore(calendar, found, search.earliestMs);
  return found;
}

/** The instant of a cell of a day, in ms. */
export function instantOfCell(calendar: Calendar, day: number, cell: number): number {
  return (calendar.dayMs[day] ?? 0) + (cell + calendar.firstCell) * CELL_MS;
}

/** Day and cell of an instant; undefined where the calendar does not reach or no cell begins. */
export function placeOf(
  calendar: Calendar,
  ms: number,
): { readonly day: number; readonly cell: number } | undefined {
  const day = calendar.dayMs.findLastIndex((start) => start <= ms);
  const cell = (ms - (calendar.dayMs[day] ?? 0)) / CELL_MS - calendar.firstCell;
  return day < 0 || !Number.isInteger(cell) || cell < 0 || cell >= calendar.words * 32
    ? undefined
    : { day, cell };
}

/** Whether a resource is free for the audience from a cell on. */
export function isFree(
  calendar: Calendar,
  audience: Audience,
  resource: number,
  day: number,
  cell: number,
  cells: number,
): boolean {
  const at = (day * calendar.office.resources.length + resource) * calendar.words;
  return hasRun(calendar.free[audience], at, calendar.words, cell, cell + cells);
}

/** The resources with all the skills, by their place in the office's list. */
export function resourcesFor(resources: readonly Resource[], skills: readonly string[]): number[] {
  return resources.flatMap((resource, at) =>
    skills.every((skill) => resource.skills.includes(skill)) ? [at] : [],
  );
}

function firstDayOf(calendar: Calendar, earliestMs: number | undefined): number {
  if (earliestMs === undefined) return 0;
  return Math.max(
    0,
    calendar.dayMs.findLastIndex((start) => start <= earliestMs),
  );
}

function dropBefore(calendar: Calendar, found: Cells, earliestMs: number): void {
  const day = firstDayOf(calendar, earliestMs);
  const first = ceilCell(calendar, day, earliestMs);
  for (let cell = 0; cell < Math.min(first, calendar.words * 32); cell += 1) {
    const word = day * calendar.words + (cell >>> 5);
    found[word] = (found[word] ?? 0) & ~(1 << (cell & 31));
  }
}

function floorCell(calendar: Calendar, day: number, ms: number): number {
  return Math.floor((ms - (calendar.dayMs[day] ?? 0)) / CELL_MS) - calendar.firstCell;
}

function ceilCell(calendar: Calendar, day: number, ms: number): number {
  return Math.ceil((ms - (calendar.dayMs[day] ?? 0)) / CELL_MS) - calendar.firstCell;
}
