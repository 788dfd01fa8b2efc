import { hasCell, hasRun, type Cells } from "./cells.ts";
import { CELL_MS, instantOfCell, resourcesFor, type Calendar, type Taken } from "./calendar.ts";
import type { Slot } from "./choose-desk.ts";

/** One booking that goes to another desk of the same office at the same time. */
export interface Reseating {
  readonly bookingId: string;
  readonly from: string;
  readonly to: string;
}

export interface Reseated {
  /** In the order in which they must be carried out: each finds its new desk free. */
  readonly moves: readonly Reseating[];
  /** The desk that is free for the slot after them. */
  readonly desk: string;
}

/** How many bookings may have to move for one more, and how many desks are looked at in all. */
const LONGEST_CHAIN = 4;
const MOST_TRIES = 150;

/**
 * Makes room for a slot that no desk has free by giving other desks to bookings of that time: what is in the way moves,
 * what is in its way moves before it, and so on, a few steps deep (an ejection chain). Nobody's time changes.
 */
export function reseat(calendar: Calendar, slot: Slot): Reseated | undefined {
  if (!hasRoom(calendar, slot)) return undefined;
  const from = instantOfCell(calendar, slot.day, slot.cell);
  const visit = {
    fromMs: from,
    toMs: from + slot.cells * CELL_MS,
    skills: slot.skills,
    isPublic: slot.audience === "public",
  };
  const search: Seats = {
    calendar,
    day: slot.day,
    open: { public: calendar.open.public, internal: calendar.open.internal },
    tries: { left: MOST_TRIES },
  };
  for (let depth = 1; depth <= LONGEST_CHAIN; depth += 1) {
    const seated = seat(search, visit, calendar.taken[slot.day] ?? [], depth, new Set());
    if (seated) return { moves: seated.moves, desk: seated.desk };
  }
  return undefined;
}

/** Whether at every moment of the slot some desk is empty: without one no change of desks makes room. */
function hasRoom({ office, free, words }: Calendar, { audience, day, cell, cells }: Slot): boolean {
  const count = office.resources.length;
  for (let at = cell; at < cell + cells; at += 1) {
    const isAnyFree = office.resources.some((_, resource) =>
      hasCell(free[audience], (day * count + resource) * words, words, at),
    );
    if (!isAnyFree) return false;
  }
  return true;
}

interface Seats {
  readonly calendar: Calendar;
  readonly day: number;
  readonly open: Readonly<Record<"public" | "internal", Cells>>;
  readonly tries: { left: number };
}

type Visit = Pick<Taken, "fromMs" | "toMs" | "skills" | "isPublic">;

interface Seated {
  readonly moves: readonly Reseating[];
  readonly desk: string;
  readonly taken: readonly Taken[];
}

/** Finds the visit a desk among the bookings as they are after the moves so far. `fixed`: bookings of this chain. */
function seat(
  seats: Seats,
  visit: Visit,
  taken: readonly Taken[],
  depth: number,
  fixed: ReadonlySet<string>,
): Seated | undefined {
  const { resources } = seats.calendar.office;
  const options = resourcesFor(resources, visit.skills)
    .filter((resource) => isOpen(seats, visit, resource))
    .map((resource) => {
      const key = resources[resource]?.key ?? "";
      const blockers = taken.filter(
        (each) => each.resource === key && each.fromMs < visit.toMs && visit.fromMs < each.toMs,
      );
      return { key, blockers, skills: resources[resource]?.skills.length ?? 0 };
    })
    .toSorted((a, b) => a.blockers.length - b.blockers.length || a.skills - b.skills);
  for (const { key, blockers } of options) {
    if (blockers.length > depth || blockers.some((each) => fixed.has(each.bookingId))) continue;
    if (seats.tries.left <= 0) return undefined;
    seats.tries.left -= 1;
    const made = clear(seats, blockers, key, visit, taken, depth, fixed);
    if (made) return { ...made, desk: key };
  }
  return undefined;
}

/** Moves all blockers of a desk elsewhere. */
function clear(
  seats: Seats,
  blockers: readonly Taken[],
  desk: string,
  visit: Visit,
  taken: readonly Taken[],
  depth: number,
  fixed: ReadonlySet<string>,
): { moves: readonly Reseating[]; taken: readonly Taken[] } | undefined {
  let state = taken;
  let left = depth;
  const moves: Reseating[] = [];
  const held = new Set([...fixed, ...blockers.map((each) => each.bookingId)]);
  // Nobody may be moved to the desk that is being cleared, at that time.
  const id = `reserved ${held.size}`;
  const reserved: Taken = { ...visit, bookingId: id, appointmentId: id, resource: desk };
  held.add(id);
  for (const blocker of blockers) {
    // It stays where it is until what is in its way has moved, so nobody may count on its old place.
    const seated = seat(seats, blocker, [...state, reserved], left - 1, held);
    if (!seated) return undefined;
    left -= seated.moves.length + 1;
    moves.push(...seated.moves, { bookingId: blocker.bookingId, from: desk, to: seated.desk });
    state = seated.taken
      .filter((each) => each.bookingId !== id)
      .map((each) => (each.bookingId === blocker.bookingId ? { ...each, resource: seated.desk } : each));
  }
  return { moves, taken: state };
}

function isOpen({ calendar, day, open }: Seats, visit: Visit, resource: number): boolean {
  const { words } = calendar;
  const first = (visit.fromMs - (calendar.dayMs[day] ?? 0)) / CELL_MS - calendar.firstCell;
  const last = (visit.toMs - (calendar.dayMs[day] ?? 0)) / CELL_MS - calendar.firstCell;
  const at = (day * calendar.office.resources.length + resource) * words;
  return hasRun(visit.isPublic ? open.public : open.internal, at, words, first, last);
}
