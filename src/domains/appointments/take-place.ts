import type { Ctx } from "#platform/context";
import { conflictOf, execute } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import type { OfficeCalendar } from "./calendars.ts";
import { CELL_MS, instantOfCell, resourcesFor, type Audience } from "./calendar.ts";
import { hasRun } from "./cells.ts";
import { desksFor, type Slot } from "./choose-desk.ts";
import { reseat, type Reseating } from "./reseat.ts";

/** The office, the time and what is needed; `needs` are skills of further resources at the same time. */
export interface Place {
  readonly office: OfficeCalendar;
  readonly slot: Slot;
  readonly needs: readonly string[];
}

/**
 * Takes a desk for an appointment's time, and one resource for each further need: the best free one by this process's
 * calendar, else one that an expired hold still blocks, else one that other bookings make free by changing desks. The
 * constraint on the table decides; false where nothing was free, and then nothing was written.
 */
export async function takePlace(ctx: Ctx, appointmentId: Id<"appointment">, place: Place): Promise<boolean> {
  const { slot, office } = place;
  const hasDesk =
    (await takeFirst(ctx, appointmentId, place, desksFor(office.calendar, slot))) ||
    ((await dropExpired(ctx, place)) > 0 &&
      (await takeFirst(ctx, appointmentId, place, openFor(place, slot.skills)))) ||
    (await takeAfterReseating(ctx, appointmentId, place));
  if (!hasDesk) return false;
  for (const need of place.needs) {
    if (await takeFirst(ctx, appointmentId, place, openFor(place, [need], "internal"))) continue;
    await execute(ctx.db, "DELETE FROM appointments.booking WHERE appointment_id = $1", [appointmentId]);
    return false;
  }
  return true;
}

async function takeFirst(
  ctx: Ctx,
  appointmentId: Id<"appointment">,
  place: Place,
  resources: readonly number[],
): Promise<boolean> {
  for (const resource of resources) {
    const key = place.office.calendar.office.resources[resource]?.key;
    if (key !== undefined && (await take(ctx, appointmentId, place, key))) return true;
  }
  return false;
}

/** One row, if it overlaps nobody and the settings by which it was chosen are still in force. */
async function take(
  ctx: Ctx,
  appointmentId: Id<"appointment">,
  place: Place,
  resource: string,
): Promise<boolean> {
  const [from, to] = timesOf(place);
  const rows = await execute<{ id: string }>(
    ctx.db,
    `INSERT INTO appointments.booking (id, appointment_id, office_key, resource_key, day, during, created_at)
     SELECT $1, $2, $3, $4, $5, tstzrange($6, $7), $8
     WHERE coalesce((SELECT max(version) FROM appointments.settings_version), 0) = $9
     ON CONFLICT ON CONSTRAINT booking_no_overlap DO NOTHING RETURNING id`,
    [
      newId<"booking">(),
      appointmentId,
      place.office.calendar.office.key,
      resource,
      dayOf(place),
      from,
      to,
      ctx.now(),
      place.office.version,
    ],
  );
  return rows.length > 0;
}

/** Holds whose time is over stop blocking at this moment, swept or not. */
async function dropExpired(ctx: Ctx, place: Place): Promise<number> {
  const [from, to] = timesOf(place);
  const rows = await execute(
    ctx.db,
    `DELETE FROM appointments.appointment WHERE status = 'held' AND hold_expires_at <= $1 AND id IN (
       SELECT appointment_id FROM appointments.booking
       WHERE office_key = $2 AND day = $3 AND during && tstzrange($4, $5))
     RETURNING id`,
    [ctx.now(), place.office.calendar.office.key, dayOf(place), from, to],
  );
  return rows.length;
}

async function takeAfterReseating(
  ctx: Ctx,
  appointmentId: Id<"appointment">,
  place: Place,
): Promise<boolean> {
  const found = reseat(place.office.calendar, place.slot);
  if (!found) return false;
  await execute(ctx.db, "SAVEPOINT reseat");
  try {
    for (const move of found.moves) await moveDesk(ctx, move);
    if (await take(ctx, appointmentId, place, found.desk)) return true;
  } catch (error) {
    if (!conflictOf(error) && !(error instanceof Moved)) throw error;
  }
  await execute(ctx.db, "ROLLBACK TO reseat");
  return false;
}

/** The booking is no longer where the calendar had it. */
class Moved extends Error {}

async function moveDesk(ctx: Ctx, move: Reseating): Promise<void> {
  const rows = await execute(
    ctx.db,
    "UPDATE appointments.booking SET resource_key = $1 WHERE id = $2 AND resource_key = $3 RETURNING id",
    [move.to, move.bookingId, move.from],
  );
  if (rows.length === 0) throw new Moved();
}

/** The resources with these skills that are open, whether the calendar thinks them free or not. */
function openFor(
  { office, slot }: Place,
  skills: readonly string[],
  audience: Audience = slot.audience,
): number[] {
  const { calendar } = office;
  const count = calendar.office.resources.length;
  return resourcesFor(calendar.office.resources, skills).filter((resource) =>
    hasRun(
      calendar.open[audience],
      (slot.day * count + resource) * calendar.words,
      calendar.words,
      slot.cell,
      slot.cell + slot.cells,
    ),
  );
}

function timesOf({ office, slot }: Place): [Temporal.Instant, Temporal.Instant] {
  const from = instantOfCell(office.calendar, slot.day, slot.cell);
  return [
    Temporal.Instant.fromEpochMilliseconds(from),
    Temporal.Instant.fromEpochMilliseconds(from + slot.cells * CELL_MS),
  ];
}

function dayOf({ office, slot }: Place): Temporal.PlainDate {
  return office.calendar.firstDay.add({ days: slot.day });
}
