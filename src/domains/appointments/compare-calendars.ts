import type { Ctx } from "#platform/context";
import { calendarOf, readCalendar, settingsOf } from "./calendars.ts";

/**
 * Whether each calendar in memory is what the table says now; else the first difference in words. The nightly job
 * reports one, and the tests ask after every history.
 */
export async function compareCalendars(ctx: Ctx): Promise<string | undefined> {
  const inForce = await settingsOf(ctx);
  for (const { key } of inForce?.settings.offices ?? []) {
    const kept = await calendarOf(ctx, key);
    const read = await readCalendar(ctx, key);
    if (!kept || !read) return `${key} has no calendar`;
    for (const audience of ["public", "internal"] as const) {
      const at = kept.calendar.free[audience].findIndex((word, index) => word !== read.free[audience][index]);
      if (at < 0) continue;
      const day = Math.floor(at / (kept.calendar.words * kept.calendar.office.resources.length));
      return `${key}, ${kept.calendar.firstDay.add({ days: day }).toString()}: the ${audience} calendar is not what is booked`;
    }
  }
  return undefined;
}
