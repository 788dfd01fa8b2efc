import { cityOf, holidaysOf } from "#catalogue";
import type { Ctx } from "#platform/context";
import { execute, toJson } from "#platform/database/database";
import { newCode, newId, newToken, hashOf, type Id } from "#platform/ids";
import { makeCalendar, type Calendar } from "./calendar.ts";
import { settingsOf } from "./calendars.ts";
import { NAMED_DAYS } from "./forget-persons.ts";
import { inventDay, type InventedVisit } from "./invent-days.ts";
import { seededRandom } from "./seeded-random.ts";

const WEEKS = 26;
/** Online 870 a week, and one in nine of all by telephone. */
const VISITS_A_WEEK = (870 * 9) / 8;
const BATCH = 2000;
const NAMES = [
  "Ada Erfunden",
  "Ben Muster",
  "Cem Beispiel",
  "Dana Probe",
  "Eva Erdacht",
  "Finn Ausgedacht",
  "Gül Muster",
];

/** How full the days to come are, by how far away they are. */
function fullnessIn(days: number): number {
  return days <= 2 ? 0.95 : days <= 7 ? 0.8 : days <= 14 ? 0.6 : days <= 28 ? 0.3 : 0.1;
}

/**
 * Half a year of invented appointments, a full day today and the weeks to come. `share` makes a smaller city of it.
 * A city without appointments gets none.
 */
export async function seedAppointments(
  ctx: Ctx,
  options: { readonly seed: number; readonly share: number },
): Promise<void> {
  const settings = (await settingsOf(ctx))?.settings;
  const [office] = settings?.offices ?? [];
  if (!settings || !office) return;
  const random = seededRandom(options.seed);
  const frame = { gridMinutes: settings.gridMinutes, isHoliday: holidaysOf(cityOf(ctx).state) };
  const today = ctx.today();
  const past = makeCalendar(office, {
    ...frame,
    firstDay: today.subtract({ weeks: WEEKS }),
    days: WEEKS * 7,
  });
  const openMinutes = Array.from({ length: past.days }, (_, day) => openCells(past, day));
  const perCell =
    (VISITS_A_WEEK * WEEKS * options.share) /
    Math.max(
      1,
      openMinutes.reduce((sum, cells) => sum + cells, 0),
    );
  const visits = openMinutes.flatMap((cells, day) =>
    inventDay(past, settings, day, Math.round(cells * perCell * (0.9 + random() * 0.2)), random),
  );
  await insertAppointments(ctx, office.key, visits);
  const coming = makeCalendar(office, { ...frame, firstDay: today, days: settings.horizonDays + 1 });
  const next = Array.from({ length: coming.days }, (_, day) =>
    inventDay(
      coming,
      settings,
      day,
      Math.round(openCells(coming, day) * perCell * fullnessIn(day) * 1.2),
      random,
    ),
  ).flat();
  await insertAppointments(ctx, office.key, next);
}

/** The open cells of a day, all desks together. */
function openCells(calendar: Calendar, day: number): number {
  const count = calendar.office.resources.length * calendar.words;
  let sum = 0;
  for (const word of calendar.open.internal.subarray(day * count, (day + 1) * count))
    for (let rest = word; rest !== 0; rest &= rest - 1) sum += 1;
  return sum;
}

/** Writes visits with what happened to them: over, going on, or still to come. */
async function insertAppointments(
  ctx: Ctx,
  officeKey: string,
  visits: readonly InventedVisit[],
): Promise<void> {
  const now = ctx.now().epochMilliseconds;
  const tickets = new Map<string, number>();
  for (let at = 0; at < visits.length; at += BATCH) {
    const part = visits
      .slice(at, at + BATCH)
      .map((visit, index) => ({ visit, id: newId<"appointment">(), index: at + index }));
    const rows = part.map(({ visit, id, index }) => appointmentRow(ctx, officeKey, visit, id, index));
    await insertAll(ctx, "appointment", rows);
    // A place that is over blocks nobody.
    const blocking = part.filter(({ visit }) => visit.startMs + visit.cells * 300_000 > now);
    await insertAll(
      ctx,
      "booking",
      blocking.map(({ visit, id }) => bookingRow(ctx, officeKey, visit, id)),
    );
    const seen = part.filter(({ visit }) => !visit.missed && visit.startMs < now + 900_000);
    await insertAll(
      ctx,
      "queue_entry",
      seen.map(({ visit, id }) => queueRow(ctx, officeKey, visit, id, tickets)),
    );
  }
  await execute(ctx.db, "ANALYZE appointments.appointment");
}

/** One statement for many rows, as one parameter: half a year is written in a few seconds. */
async function insertAll(
  ctx: Ctx,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  if (columns === "") return;
  await execute(
    ctx.db,
    `INSERT INTO appointments.${table} (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(null::appointments.${table}, $1::jsonb)`,
    [toJson(rows)],
  );
}

function bookingRow(ctx: Ctx, officeKey: string, visit: InventedVisit, id: Id<"appointment">) {
  const end = instant(visit.startMs + visit.cells * 300_000);
  return {
    id: newId<"booking">(),
    appointment_id: id,
    office_key: officeKey,
    resource_key: visit.desk,
    day: visit.day,
    during: `[${instant(visit.startMs).toString()},${end.toString()})`,
    created_at: ctx.now(),
  };
}

function appointmentRow(
  ctx: Ctx,
  officeKey: string,
  visit: InventedVisit,
  id: Id<"appointment">,
  index: number,
) {
  const now = ctx.now().epochMilliseconds;
  const isOver = visit.startMs + visit.minutes * 60_000 < now;
  const bookedAt = instant(Math.min(now, visit.startMs - visit.leadDays * 86_400_000 - 3_600_000));
  const isNamed = visit.startMs > now - NAMED_DAYS * 86_400_000;
  return {
    id,
    token_hash: hashOf(newToken()),
    code: newCode(8),
    status: isOver ? (visit.missed ? ("no-show" as const) : ("done" as const)) : ("booked" as const),
    channel: visit.channel,
    office_key: officeKey,
    visit: [{ service: visit.service, persons: visit.persons }],
    needs: [],
    persons: visit.persons,
    day: visit.day,
    starts_at: instant(visit.startMs),
    ends_at: instant(visit.startMs + visit.minutes * 60_000),
    hold_expires_at: null,
    language: "de",
    name: isNamed ? (NAMES[index % NAMES.length] ?? null) : null,
    booked_at: bookedAt,
    ended_at: isOver ? instant(visit.startMs + visit.minutes * 60_000) : null,
    created_at: bookedAt,
  };
}

/** Somebody who came: a few minutes early, called a few minutes late, and done or waiting still. */
function queueRow(
  ctx: Ctx,
  officeKey: string,
  visit: InventedVisit,
  id: Id<"appointment">,
  tickets: Map<string, number>,
) {
  const key = visit.day.toString();
  const number = (tickets.get(key) ?? 0) + 1;
  tickets.set(key, number);
  // Numbers that vary from visit to visit without a second random source.
  const vary = (number * 7919) % 11;
  const arrived = visit.startMs - (2 + vary) * 60_000;
  const called = visit.startMs + (vary % 7) * 60_000;
  const ended = called + (visit.minutes - 3 + (vary % 6)) * 60_000;
  const now = ctx.now().epochMilliseconds;
  const isDone = visit.startMs + visit.minutes * 60_000 < now;
  return {
    id: newId<"queue-entry">(),
    office_key: officeKey,
    day: visit.day,
    ticket: `T${String(number).padStart(3, "0")}`,
    appointment_id: id,
    services: [visit.service],
    due_at: instant(visit.startMs),
    status: isDone ? ("done" as const) : ("waiting" as const),
    desk_key: isDone ? visit.desk : null,
    calls: isDone ? 1 : 0,
    arrived_at: instant(Math.min(arrived, now)),
    called_at: isDone ? instant(called) : null,
    ended_at: isDone ? instant(Math.min(ended, now)) : null,
    created_at: instant(Math.min(arrived, now)),
  };
}

function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}
