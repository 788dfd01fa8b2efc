import type { Ctx, System } from "#platform/context";
import { holidaysOf } from "./holidays.ts";
import { openState, type OpenState } from "./open-now.ts";
import { parseHours, type OpeningHours } from "./opening-hours.ts";
import type { Office } from "./schema.ts";
import { cityOf } from "./services.ts";

/** The office's hours; undefined where it has none. What cannot be read is refused when the city is loaded. */
export function hoursOf(office: Office): OpeningHours | undefined {
  const parsed = office.hours === undefined ? undefined : parseHours(office.hours);
  return parsed?.ok ? parsed.hours : undefined;
}

/** Whether the office is open at this moment, by the clock and the holidays of the city's state. */
export function openStateOf(
  ctx: Pick<Ctx, "now"> & { readonly system: System },
  office: Office,
): OpenState | undefined {
  const hours = hoursOf(office);
  return hours && openState(hours, ctx.now(), holidaysOf(cityOf(ctx).state));
}
