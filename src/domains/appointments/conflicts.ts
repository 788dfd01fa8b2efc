import { cityOf, holidaysOf } from "#catalogue";
import { z } from "zod";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { idFrom } from "#platform/ids";
import { fill } from "#platform/i18n";
import { sendMail } from "#platform/mail";
import { view, verb } from "#platform/verb";
import { findById, type Appointment } from "./appointment.ts";
import { settingsOf } from "./calendars.ts";
import { instantOfCell, makeCalendar, placeOf, type Calendar } from "./calendar.ts";
import { hasRun } from "./cells.ts";
import { changeSettings, planners, type SettingsChanged } from "./change-settings.ts";
import { messages } from "./desk/messages.ts";
import { findSlots } from "./find-slots.ts";
import { moveForPerson } from "./move-appointment.ts";
import { settingsSchema, type Settings } from "./settings.ts";
import { whenText } from "./words.ts";

export interface Closing {
  readonly office: string;
  readonly from: string;
  readonly until: string;
  /** The whole office unless given. */
  readonly resource?: string | undefined;
}

/** The settings with the closing in them. */
export function withClosing(settings: Settings, closing: Closing, reason: string): Settings {
  return settingsSchema.parse({
    ...settings,
    offices: settings.offices.map((office) =>
      office.key === closing.office
        ? {
            ...office,
            exceptions: [
              ...office.exceptions,
              {
                from: closing.from,
                until: closing.until,
                note: { de: reason },
                ...(closing.resource === undefined ? {} : { resources: [closing.resource] }),
              },
            ],
          }
        : office,
    ),
  });
}

/** What a closing would do: whom it concerns, and how many free cells it takes away. Nothing is changed. */
export const previewClosing = view(
  {
    name: "appointments.previewClosing",
    permission: planners,
    input: z.object({
      office: z.string().max(80),
      from: z.iso.date(),
      until: z.iso.date(),
      resource: z.string().max(80).optional(),
    }),
  },
  async (ctx, closing): Promise<{ readonly appointments: readonly Appointment[] }> => {
    const inForce = await settingsOf(ctx);
    if (!inForce) return { appointments: [] };
    const after = withClosing(inForce.settings, closing, "-");
    return { appointments: await outsideHours(ctx, after, closing.office) };
  },
);

/** Closes a desk or an office for some days, by settings of their own version. */
export async function closeDays(
  ctx: Ctx,
  given: Closing & { readonly reason: string; readonly base: number },
): Promise<SettingsChanged> {
  const inForce = await settingsOf(ctx);
  if (!inForce || inForce.version !== given.base) return { ok: false, reason: "changed-meanwhile" };
  const settings = withClosing(inForce.settings, given, given.reason);
  return changeSettings(ctx, { base: given.base, settings, reason: given.reason });
}

/** The appointments to come that no longer lie in the hours of their desk. */
export const listConflicts = view(
  {
    name: "appointments.listConflicts",
    permission: planners,
    input: z.object({ office: z.string().max(80) }),
  },
  async (ctx, { office }): Promise<readonly Appointment[]> => {
    const inForce = await settingsOf(ctx);
    return inForce ? outsideHours(ctx, inForce.settings, office) : [];
  },
);

export type ConflictMoved =
  | { readonly ok: true; readonly appointment: Appointment }
  | { readonly ok: false; readonly reason: "nowhere" };

/**
 * Takes an appointment to the free time nearest to its old one, and tells the person where there is an address. Tried
 * again with the next time where somebody else was faster.
 */
export async function moveConflict(
  ctx: Ctx,
  { id }: { readonly id: Appointment["id"] },
): Promise<ConflictMoved> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const appointment = await findById(ctx, id);
    const start = appointment && (await nearestFree(ctx, appointment));
    if (!appointment || !start) return { ok: false, reason: "nowhere" };
    const moved = await moveForPerson(ctx, { id, office: appointment.officeKey, start: start.toString() });
    if (!moved.ok) continue;
    await tellMoved(ctx, { id, before: appointment.startsAt.toString() });
    return { ok: true, appointment: moved.appointment };
  }
  return { ok: false, reason: "nowhere" };
}

/** The free start nearest to an appointment's own, by the whole contingent. */
export async function nearestFree(ctx: Ctx, appointment: Appointment): Promise<Temporal.Instant | undefined> {
  const found = await findSlots(ctx, {
    visit: [...appointment.visit],
    needs: [...appointment.needs],
    office: appointment.officeKey,
  });
  const starts = found.ok ? found.offices.flatMap((office) => office.days.flatMap((day) => day.starts)) : [];
  const distance = (start: Temporal.Instant): number =>
    Math.abs(start.epochMilliseconds - appointment.startsAt.epochMilliseconds);
  return starts.toSorted((a, b) => distance(a) - distance(b))[0];
}

const tellMoved = verb(
  {
    name: "appointments.tellMoved",
    permission: planners,
    input: z.object({ id: z.uuid(), before: z.string() }),
    audit: ({ id }) => ({ kind: "appointment", id }),
  },
  async (ctx, { id, before }): Promise<void> => {
    const appointment = await findById(ctx, idFrom(id));
    if (appointment?.email === undefined) return;
    const text = messages(appointment.language).notice;
    await sendMail(ctx, {
      to: appointment.email,
      subject: text.movedSubject,
      text: fill(text.movedText, {
        before: whenText({ startsAt: Temporal.Instant.from(before) }, appointment.language),
        after: whenText(appointment, appointment.language),
        code: appointment.code,
        link: `${ctx.system.publicUrl}/termine/buchung/${appointment.code}`,
      }),
    });
  },
);

/** By the hours of these settings, for each appointment at the desk at which it sits. */
async function outsideHours(ctx: Ctx, settings: Settings, officeKey: string): Promise<Appointment[]> {
  const office = settings.offices.find((each) => each.key === officeKey);
  if (!office) return [];
  const calendar = makeCalendar(office, {
    firstDay: ctx.today(),
    days: settings.horizonDays + 1,
    gridMinutes: settings.gridMinutes,
    isHoliday: holidaysOf(cityOf(ctx).state),
  });
  const rows = await execute<{ id: Appointment["id"]; resource_key: string; from_ms: number; to_ms: number }>(
    ctx.db,
    `SELECT appointment_id AS id, resource_key, (extract(epoch FROM lower(during)) * 1000)::float8 AS from_ms,
       (extract(epoch FROM upper(during)) * 1000)::float8 AS to_ms
     FROM appointments.booking WHERE office_key = $1 AND lower(during) > $2 ORDER BY during`,
    [officeKey, ctx.now()],
  );
  const ids = new Set(
    rows.filter((row) => !isInHours(calendar, row.resource_key, row.from_ms, row.to_ms)).map((row) => row.id),
  );
  const found: Appointment[] = [];
  for (const id of ids) {
    const appointment = await findById(ctx, id);
    if (appointment) found.push(appointment);
  }
  return found;
}

function isInHours(calendar: Calendar, resourceKey: string, fromMs: number, toMs: number): boolean {
  const resource = calendar.office.resources.findIndex((each) => each.key === resourceKey);
  const place = placeOf(calendar, fromMs);
  if (!place || resource < 0) return false;
  const cells = (toMs - instantOfCell(calendar, place.day, place.cell)) / 300_000;
  const at = (place.day * calendar.office.resources.length + resource) * calendar.words;
  return hasRun(calendar.open.internal, at, calendar.words, place.cell, place.cell + cells);
}
