import { z } from "zod";
import type { Ctx } from "#platform/context";
import { CITY_TIME_ZONE } from "#platform/clock";
import { anyone } from "#platform/permissions";
import { view } from "#platform/verb";
import { calendarOf, lastReleasedDay, settingsOf, type OfficeCalendar } from "./calendars.ts";
import { instantOfCell, searchCalendar, type Audience, type Search } from "./calendar.ts";
import { listCells } from "./cells.ts";
import { needOf, visitSchema, type VisitNeed } from "./visit.ts";

/** A day at an office with the starts that are free. */
export interface FreeDay {
  readonly day: Temporal.PlainDate;
  readonly starts: readonly Temporal.Instant[];
}

export interface OfficeSlots {
  readonly officeKey: string;
  readonly days: readonly FreeDay[];
}

export type FoundSlots =
  | {
      readonly ok: true;
      /** The time of the visit as people are told it. */
      readonly minutes: number;
      readonly offices: readonly OfficeSlots[];
    }
  | { readonly ok: false; readonly reason: "not-offered" };

const input = z.object({
  visit: visitSchema,
  /** All offices unless given. */
  office: z.string().max(80).optional(),
  /** Skills of further resources, such as an interpreter's. */
  needs: z.array(z.string().max(80)).max(3).default([]),
  /** From Monday, 1; all unless given. */
  weekdays: z.array(z.int().min(1).max(7)).default([]),
  /** Only starts from this time of day on, and before the other. */
  from: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  until: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  firstDay: z.iso.date().optional(),
  lastDay: z.iso.date().optional(),
});
export type SlotWish = z.input<typeof input>;

/**
 * The free starts of a visit at all offices that can do it, day by day. From memory: what is taken meanwhile is said
 * when it is asked for. Staff also see the part that is kept for the telephone and the counter.
 */
export const findSlots = view(
  { name: "appointments.findSlots", permission: anyone, input },
  async (ctx, wish): Promise<FoundSlots> => {
    const inForce = await settingsOf(ctx);
    const need = inForce && needOf(inForce.settings, wish.visit);
    if (!inForce || !need) return { ok: false, reason: "not-offered" };
    const audience = audienceOf(ctx);
    const offices: OfficeSlots[] = [];
    for (const { key, resources } of inForce.settings.offices) {
      if (wish.office !== undefined && wish.office !== key) continue;
      const canDo = resources.some((each) => need.skills.every((skill) => each.skills.includes(skill)));
      const office = canDo ? await calendarOf(ctx, key) : undefined;
      if (!office) continue;
      offices.push({ officeKey: key, days: daysOf(ctx, office, need, audience, wish) });
    }
    return offices.length === 0
      ? { ok: false, reason: "not-offered" }
      : { ok: true, minutes: need.minutes, offices };
  },
);

export function audienceOf(ctx: Ctx): Audience {
  return ctx.actor.kind === "staff" ? "internal" : "public";
}

/** The search that residents or staff may make at this moment. */
export function searchFor(
  ctx: Ctx,
  { settings }: OfficeCalendar,
  need: VisitNeed,
  audience: Audience,
  needs: readonly string[],
): Search {
  const lead = audience === "public" ? settings.leadMinutes : 0;
  return {
    audience,
    cells: need.cells,
    skills: need.skills,
    needs,
    earliestMs: ctx.now().add({ minutes: lead }).epochMilliseconds,
    lastDay: audience === "public" ? lastReleasedDay(ctx, settings) : settings.horizonDays,
  };
}

function daysOf(
  ctx: Ctx,
  office: OfficeCalendar,
  need: VisitNeed,
  audience: Audience,
  wish: z.output<typeof input>,
): FreeDay[] {
  const { calendar } = office;
  const found = searchCalendar(calendar, searchFor(ctx, office, need, audience, wish.needs));
  return Array.from({ length: calendar.days }, (_, day) => day).flatMap((day) => {
    const date = calendar.firstDay.add({ days: day });
    if (!isWishedDay(date, wish)) return [];
    const starts = listCells(found, day * calendar.words, calendar.words)
      .map((cell) => Temporal.Instant.fromEpochMilliseconds(instantOfCell(calendar, day, cell)))
      .filter((start) => isWishedTime(start, wish));
    return starts.length > 0 ? [{ day: date, starts }] : [];
  });
}

function isWishedDay(date: Temporal.PlainDate, wish: z.output<typeof input>): boolean {
  const text = date.toString();
  return (
    (wish.weekdays.length === 0 || wish.weekdays.includes(date.dayOfWeek)) &&
    (wish.firstDay ?? text) <= text &&
    text <= (wish.lastDay ?? text)
  );
}

function isWishedTime(start: Temporal.Instant, { from, until }: z.output<typeof input>): boolean {
  if (from === undefined && until === undefined) return true;
  const time = start.toZonedDateTimeISO(CITY_TIME_ZONE).toPlainTime().toString({ smallestUnit: "minute" });
  return (from ?? time) <= time && (until === undefined || time < until);
}
