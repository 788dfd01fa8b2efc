import { dateOf } from "#platform/clock";
import type { Ctx } from "#platform/context";
import { conflictOf, execute, toJson } from "#platform/database/database";
import type { Appointment } from "./appointment.ts";
import { calendarOf, markStale } from "./calendars.ts";
import { placeOf, type Audience } from "./calendar.ts";
import { hasCell } from "./cells.ts";
import { searchFor } from "./find-slots.ts";
import { SETTINGS_LOCK } from "./settings-store.ts";
import { takePlace, type Place } from "./take-place.ts";
import { needOf, type Visit, type VisitNeed } from "./visit.ts";

/** A visit somebody wants at an office from an instant on. */
export interface Wanted {
  readonly office: string;
  /** RFC 3339. */
  readonly start: string;
  readonly visit: Visit;
  readonly needs: readonly string[];
}

export interface WantedPlace {
  readonly place: Place;
  readonly need: VisitNeed;
  readonly start: Temporal.Instant;
}

export interface Taken {
  readonly ok: false;
  readonly reason: "taken";
}

/** Where a wanted visit would be; undefined where the office, the time or the visit is not offered to the audience. */
export async function wantedPlace(
  ctx: Ctx,
  wanted: Wanted,
  audience: Audience,
): Promise<WantedPlace | undefined> {
  const office = await calendarOf(ctx, wanted.office);
  const need = office && needOf(office.settings, wanted.visit);
  if (!office || !need) return undefined;
  const search = searchFor(ctx, office, need, audience, wanted.needs);
  const start = Temporal.Instant.from(wanted.start);
  const ms = start.epochMilliseconds;
  const at = placeOf(office.calendar, ms);
  if (!at || at.day > (search.lastDay ?? at.day) || ms < (search.earliestMs ?? ms)) return undefined;
  if (!hasCell(office.calendar.grid, 0, office.calendar.words, at.cell)) return undefined;
  const slot = { audience, ...at, cells: need.cells, skills: need.skills };
  return { need, start, place: { office, needs: wanted.needs, slot } };
}

/** Thrown to roll back: the old place is kept because the new one is gone. */
class Gone extends Error {}

/**
 * Takes an appointment to another place within the transaction.
 * @throws Gone, for `tryTwice`, where that is taken: the transaction must roll back
 */
export async function changePlace(
  ctx: Ctx,
  appointment: Appointment,
  { place, need, start }: WantedPlace,
  visit: Visit,
): Promise<void> {
  await execute(ctx.db, "SELECT pg_advisory_xact_lock_shared($1)", [SETTINGS_LOCK]);
  await execute(ctx.db, "DELETE FROM appointments.booking WHERE appointment_id = $1", [appointment.id]);
  if (!(await takePlace(ctx, appointment.id, place))) throw new Gone();
  await execute(
    ctx.db,
    `UPDATE appointments.appointment SET office_key = $2, day = $3, starts_at = $4, ends_at = $5, persons = $6,
       visit = $7, needs = $8, revision = revision + 1 WHERE id = $1`,
    [
      appointment.id,
      place.office.calendar.office.key,
      dateOf(start),
      start,
      start.add({ minutes: need.minutes }),
      need.persons,
      toJson(visit),
      place.needs,
    ],
  );
}

/**
 * Runs what takes a place, once more with a fresh calendar where it lost against somebody else or against new
 * settings. Not from inside another transaction: half of what failed would stay in it.
 */
export async function tryTwice<Answer extends { readonly ok: boolean }>(
  ctx: Ctx,
  { office, start }: Pick<Wanted, "office" | "start">,
  run: () => Promise<Answer>,
): Promise<Answer | Taken> {
  const before = (await calendarOf(ctx, office, { mayBeStale: true }))?.calendar;
  const seen = before?.version;
  const first = await tryOnce(ctx, { office, start }, run);
  if (!("reason" in first) || first.reason !== "taken") return first;
  const now = (await calendarOf(ctx, office))?.calendar;
  // What was tried was up to date: nothing can have become free.
  if (now === before && now?.version === seen) return first;
  return tryOnce(ctx, { office, start }, run);
}

async function tryOnce<Answer extends { readonly ok: boolean }>(
  ctx: Ctx,
  { office, start }: Pick<Wanted, "office" | "start">,
  run: () => Promise<Answer>,
): Promise<Answer | Taken> {
  const touched = (): void => {
    if (isInstant(start)) markStale(ctx.system, office, dateOf(Temporal.Instant.from(start)).toString());
  };
  try {
    const answer = await run();
    if (answer.ok) touched();
    return answer;
  } catch (error) {
    touched();
    if (!(error instanceof Gone) && !conflictOf(error)) throw error;
    return { ok: false, reason: "taken" };
  }
}

export function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}
