import type { Ctx } from "#platform/context";
import type { JobKind } from "#platform/jobs";
import { forgetCalendars } from "./calendars.ts";
import { compareCalendars } from "./compare-calendars.ts";

/**
 * Has every process read its calendars anew when one in this process is not what the table says, and writes a line with
 * office and day. Gives that difference, undefined where there is none.
 */
export async function mendCalendars(ctx: Ctx): Promise<string | undefined> {
  if ((await compareCalendars(ctx)) === undefined) return undefined;
  // What is booked between the two readings of a comparison looks like a difference, and is none the next time.
  const difference = await compareCalendars(ctx);
  if (difference === undefined) return undefined;
  ctx.system.log.error("calendar-differs", { difference });
  await forgetCalendars(ctx);
  return difference;
}

export const mendJob: JobKind = {
  name: "appointments.mendCalendars",
  schedule: "35 3 * * *",
  run: async (ctx) => void (await mendCalendars(ctx)),
};
