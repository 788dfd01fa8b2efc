import { cityOf, holidaysOf } from "#catalogue";
import type { Ctx, System } from "#platform/context";
import { execute } from "#platform/database/database";
import { isInsideTransaction } from "#platform/database/pool";
import { errorFields } from "#platform/log";
import { CITY_TIME_ZONE } from "#platform/clock";
import { makeCalendar, putTaken, type Calendar, type Taken } from "./calendar.ts";
import { readSettings, type SettingsInForce } from "./settings-store.ts";
import type { AppointmentOffice, Settings } from "./settings.ts";
import type { Visit } from "./visit.ts";

/** The trigger on the bookings tells `OFFICE DAY` here, whoever changes settings tells `settings`. */
const CHANNEL = "stadtkern_appointments";
export const SETTINGS_CHANGED = "settings";

interface OfficeState {
  calendar: Calendar;
  /** Days of which something was heard since they were read. */
  readonly stale: Set<string>;
  /** For each day the number of the reading that it came from: an older one never replaces a newer one. */
  readonly readBy: number[];
  loading: Promise<void>;
  isLoading: boolean;
  /** Readings under way. */
  pending: number;
}

interface State {
  inForce: SettingsInForce | undefined;
  isStale: boolean;
  readonly offices: Map<string, OfficeState>;
  readings: number;
}

const states = new WeakMap<System, State>();

/** What a city's offices offer and when who is free there. */
export interface OfficeCalendar {
  readonly settings: Settings;
  readonly version: number;
  readonly calendar: Calendar;
}

/** The settings in force, from memory; undefined where the city gives no appointments. */
export async function settingsOf(ctx: Ctx): Promise<SettingsInForce | undefined> {
  const state = stateOf(ctx.system);
  if (isInsideTransaction()) return state.inForce ?? readSettings(ctx);
  if (state.isStale) {
    state.isStale = false;
    const read = await readSettings(ctx);
    if (read?.version !== state.inForce?.version || state.inForce === undefined) {
      state.inForce = read;
      state.offices.clear();
    }
  }
  return state.inForce;
}

/**
 * The office's calendar with all that this process has heard of. Inside a transaction it is taken as it is: a reading
 * there would see what is not committed, and a stale calendar only costs a "taken". With `mayBeStale` nobody waits for
 * the reading: whoever takes a place is told by the table.
 */
export async function calendarOf(
  ctx: Ctx,
  officeKey: string,
  options: { readonly mayBeStale?: boolean } = {},
): Promise<OfficeCalendar | undefined> {
  const inForce = await settingsOf(ctx);
  const office = inForce?.settings.offices.find((each) => each.key === officeKey);
  if (!inForce || !office) return undefined;
  const state = stateOf(ctx.system);
  const known = state.offices.get(office.key);
  const isOfToday = known?.calendar.firstDay.equals(ctx.today()) === true;
  const current = known && isOfToday ? known : begin(ctx, state, inForce.settings, office);
  const isLoaded = current.readBy.every((reading) => reading > 0);
  if (options.mayBeStale && isLoaded) refreshLater(ctx, state, inForce.settings, current);
  else if (!isInsideTransaction()) await refresh(ctx, state, inForce.settings, current);
  return { settings: inForce.settings, version: inForce.version, calendar: current.calendar };
}

/** What changes with every change of settings and calendars; undefined while something that was heard is not read yet. */
export function stampOf(system: System): string | undefined {
  const state = stateOf(system);
  const offices = [...state.offices.values()];
  if (state.isStale || offices.some((office) => office.stale.size > 0 || office.pending > 0))
    return undefined;
  if (offices.length < (state.inForce?.settings.offices.length ?? 0)) return undefined;
  return [state.inForce?.version, ...offices.map((office) => office.calendar.version)].join(" ");
}

/** The office's calendar made anew from the table, beside the one in memory. */
export async function readCalendar(ctx: Ctx, officeKey: string): Promise<Calendar | undefined> {
  const inForce = await settingsOf(ctx);
  const office = inForce?.settings.offices.find((each) => each.key === officeKey);
  if (!inForce || !office) return undefined;
  const made = makeState(ctx, inForce.settings, office);
  await load(ctx, inForce.settings, made, [...made.stale], 1);
  return made.calendar;
}

/** The last day that residents can book: a new one is released each day at the hour that the settings name. */
export function lastReleasedDay(ctx: Ctx, settings: Settings): number {
  const now = ctx.now().toZonedDateTimeISO(CITY_TIME_ZONE).toPlainTime();
  const isReleased = Temporal.PlainTime.compare(now, settings.releaseAt) >= 0;
  return isReleased ? settings.horizonDays : settings.horizonDays - 1;
}

/** Says in this process that a day has changed; the others hear it from the database. */
export function markStale(system: System, officeKey: string, day: string): void {
  stateOf(system).offices.get(officeKey)?.stale.add(day);
}

export function markSettingsStale(system: System): void {
  stateOf(system).isStale = true;
}

/** Hears from now on what other processes change. Gives back how to stop. */
export function listenToBookings(system: System): Promise<() => Promise<void>> {
  return system.database.pool.listen(CHANNEL, (payload) => {
    const [office = "", day] = payload.split(" ");
    if (day !== undefined) markStale(system, office, day);
    // An empty payload says that something may have been missed.
    else if (payload === "" || payload === SETTINGS_CHANGED) {
      const state = stateOf(system);
      state.isStale = true;
      if (payload === "") state.offices.clear();
    }
  });
}

/** Has every process read settings and calendars anew, this one before it is asked again. */
export async function forgetCalendars(ctx: Ctx): Promise<void> {
  const state = stateOf(ctx.system);
  state.isStale = true;
  state.offices.clear();
  await execute(ctx.db, "SELECT pg_notify($1, '')", [CHANNEL]);
}

export async function announceSettings(ctx: Ctx): Promise<void> {
  await execute(ctx.db, "SELECT pg_notify($1, $2)", [CHANNEL, SETTINGS_CHANGED]);
}

function stateOf(system: System): State {
  const known = states.get(system);
  if (known) return known;
  const state: State = { inForce: undefined, isStale: true, offices: new Map(), readings: 0 };
  states.set(system, state);
  return state;
}

function begin(ctx: Ctx, state: State, settings: Settings, office: AppointmentOffice): OfficeState {
  const made = makeState(ctx, settings, office);
  state.offices.set(office.key, made);
  return made;
}

function makeState(ctx: Ctx, settings: Settings, office: AppointmentOffice): OfficeState {
  const calendar = makeCalendar(office, {
    firstDay: ctx.today(),
    days: settings.horizonDays + 1,
    gridMinutes: settings.gridMinutes,
    isHoliday: holidaysOf(cityOf(ctx).state),
  });
  const days = Array.from({ length: calendar.days }, (_, day) =>
    calendar.firstDay.add({ days: day }).toString(),
  );
  return {
    calendar,
    stale: new Set(days),
    readBy: days.map(() => 0),
    loading: Promise.resolve(),
    isLoading: false,
    pending: 0,
  };
}

/** One reading at a time, on its own; what is heard meanwhile waits for the next one. */
function refreshLater(ctx: Ctx, state: State, settings: Settings, office: OfficeState): void {
  if (office.isLoading || isInsideTransaction()) return;
  office.isLoading = true;
  refresh(ctx, state, settings, office)
    .catch((error: unknown) => ctx.system.log.error("calendar-not-read", errorFields(error)))
    .finally(() => (office.isLoading = false));
}

async function refresh(ctx: Ctx, state: State, settings: Settings, office: OfficeState): Promise<void> {
  if (office.stale.size > 0) {
    const days = [...office.stale];
    office.stale.clear();
    state.readings += 1;
    office.pending += 1;
    const loading = load(ctx, settings, office, days, state.readings)
      .catch((error: unknown) => {
        for (const day of days) office.stale.add(day);
        throw error;
      })
      .finally(() => (office.pending -= 1));
    office.loading = Promise.all([office.loading.catch(() => undefined), loading]).then(() => undefined);
  }
  await office.loading;
}

interface TakenRow {
  readonly id: string;
  readonly appointment_id: string;
  readonly resource_key: string;
  readonly day: Temporal.PlainDate;
  readonly from_ms: number;
  readonly to_ms: number;
  readonly visit: Visit;
  readonly channel: string;
}

async function load(
  ctx: Ctx,
  settings: Settings,
  state: OfficeState,
  days: readonly string[],
  reading: number,
): Promise<void> {
  const { calendar } = state;
  const rows = await execute<TakenRow>(
    ctx.db,
    `SELECT b.id, b.appointment_id, b.resource_key, b.day, a.visit, a.channel,
       (extract(epoch FROM lower(b.during)) * 1000)::float8 AS from_ms,
       (extract(epoch FROM upper(b.during)) * 1000)::float8 AS to_ms
     FROM appointments.booking b JOIN appointments.appointment a ON a.id = b.appointment_id
     WHERE b.office_key = $1 AND b.day = ANY ($2::date[])`,
    [calendar.office.key, days],
  );
  const byDay = Map.groupBy(rows, (row) => row.day.toString());
  for (const date of days) {
    const day = calendar.firstDay.until(date, { largestUnit: "days" }).days;
    if (day < 0 || day >= calendar.days || (state.readBy[day] ?? 0) > reading) continue;
    state.readBy[day] = reading;
    putTaken(
      calendar,
      day,
      (byDay.get(date) ?? []).map((row) => takenOf(settings, calendar.office, row)),
    );
  }
}

function takenOf(settings: Settings, office: AppointmentOffice, row: TakenRow): Taken {
  const resource = office.resources.find((each) => each.key === row.resource_key);
  const skills = row.visit.flatMap(
    ({ service }) => settings.services.find((each) => each.key === service)?.skill ?? [],
  );
  return {
    bookingId: row.id,
    appointmentId: row.appointment_id,
    resource: row.resource_key,
    fromMs: row.from_ms,
    toMs: row.to_ms,
    // An interpreter beside the desk is needed for what this one alone can do.
    skills: resource?.kind === "interpreter" ? resource.skills : [...new Set(skills)],
    isPublic: row.channel === "online" || row.channel === "api",
  };
}
