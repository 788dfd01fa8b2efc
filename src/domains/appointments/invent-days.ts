import { instantOfCell, putTaken, searchCalendar, type Calendar, type Taken } from "./calendar.ts";
import { listCells } from "./cells.ts";
import { desksFor } from "./choose-desk.ts";
import type { Settings } from "./settings.ts";
import { needOf } from "./visit.ts";

/** An invented visit; `missed` where nobody came. */
export interface InventedVisit {
  readonly service: string;
  readonly persons: number;
  readonly day: Temporal.PlainDate;
  readonly startMs: number;
  readonly minutes: number;
  readonly cells: number;
  readonly desk: string;
  readonly channel: "online" | "phone";
  /** How many days before it was booked. */
  readonly leadDays: number;
  readonly missed: boolean;
}

/** How often a service is wanted, by its place in the list: the first ones most. */
const WEIGHTS = [10, 6, 3, 9, 3, 3, 2, 7, 4];
/** One in nine books by telephone. */
const PHONE_SHARE = 1 / 9;

/**
 * Fills one day of a calendar with so many visits as fit and are wanted: services by how often they are asked for,
 * starts at random among the free ones, desks as for real visits. Whoever booked long before comes less often.
 */
export function inventDay(
  calendar: Calendar,
  settings: Settings,
  day: number,
  wanted: number,
  random: () => number,
): InventedVisit[] {
  const visits: InventedVisit[] = [];
  const able = new Set(calendar.office.resources.flatMap((each) => each.skills));
  const services = settings.services.slice(0, WEIGHTS.length).filter((each) => able.has(each.skill));
  const total = services.reduce((sum, _, index) => sum + (WEIGHTS[index] ?? 1), 0);
  const taken: Taken[] = [...(calendar.taken[day] ?? [])];
  for (let tries = 0; tries < wanted * 2 && visits.length < wanted; tries += 1) {
    let at = random() * total;
    const service = services.find((_, index) => (at -= WEIGHTS[index] ?? 1) < 0);
    const persons = random() < 0.85 ? 1 : 2;
    const need = service && needOf(settings, [{ service: service.key, persons }]);
    if (!service || !need) continue;
    const found = searchCalendar(calendar, {
      audience: "internal",
      cells: need.cells,
      skills: need.skills,
      earliestMs: calendar.dayMs[day] ?? 0,
      lastDay: day,
    });
    const cells = listCells(found, day * calendar.words, calendar.words);
    const cell = cells[Math.floor(random() * cells.length)];
    if (cell === undefined) continue;
    const [desk] = desksFor(calendar, {
      audience: "internal",
      day,
      cell,
      cells: need.cells,
      skills: need.skills,
    });
    const resource = desk === undefined ? undefined : calendar.office.resources[desk];
    if (!resource) continue;
    const startMs = instantOfCell(calendar, day, cell);
    const leadDays = Math.floor(random() ** 2 * 28);
    taken.push({
      bookingId: `${day} ${visits.length}`,
      appointmentId: "",
      resource: resource.key,
      fromMs: startMs,
      toMs: startMs + need.cells * 300_000,
      skills: need.skills,
      isPublic: false,
    });
    putTaken(calendar, day, taken);
    visits.push({
      service: service.key,
      persons,
      day: calendar.firstDay.add({ days: day }),
      startMs,
      minutes: need.minutes,
      cells: need.cells,
      desk: resource.key,
      channel: random() < PHONE_SHARE ? "phone" : "online",
      leadDays,
      // From 9 % on the same day to about 24 % after four weeks, 14 % on the whole.
      missed: random() < 0.09 + leadDays * 0.0055,
    });
  }
  return visits;
}
