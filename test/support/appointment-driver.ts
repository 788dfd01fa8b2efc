import {
  cancelAppointment,
  changeSettings,
  compareCalendars,
  confirmAppointment,
  expireHolds,
  extendHold,
  holdAppointment,
  listenToBookings,
  moveAppointment,
  readSettings,
} from "#appointments";
import { execute } from "#platform/database/database";
import { staffActor, type TestSystem } from "./system.ts";

/** What a client of the histories' test can ask of a server process. */
export type Command =
  | {
      readonly kind: "hold";
      readonly token: string;
      readonly start: string;
      readonly visit: string;
      readonly needs: readonly string[];
    }
  | { readonly kind: "extend" | "confirm" | "cancel"; readonly token: string }
  | { readonly kind: "move"; readonly token: string; readonly start: string }
  | { readonly kind: "expire" }
  | { readonly kind: "close"; readonly day: string; readonly hours?: string }
  | { readonly kind: "clock"; readonly at: string }
  | { readonly kind: "compare" };

export interface DriverAnswer {
  readonly ok: boolean;
  readonly reason?: string;
  readonly id?: string;
  readonly start?: string;
  readonly end?: string;
  /** Of `close`: the bookings of that day that were there when it was closed. */
  readonly bookings?: readonly string[];
}

/** Runs commands in one system, as a server process does, with its own calendar in memory. */
export async function makeAppointmentDriver(
  system: TestSystem,
): Promise<(command: unknown) => Promise<DriverAnswer>> {
  await listenToBookings(system.system);
  const planner = staffActor({ roles: ["planner"] });

  const close = async (day: string, hours: string | undefined): Promise<DriverAnswer> => {
    const ctx = system.ctx(planner);
    const now = await readSettings(ctx);
    const [office, ...others] = now?.settings.offices ?? [];
    if (!now || !office) return { ok: false, reason: "no settings" };
    const exception = { from: day, ...(hours === undefined ? {} : { hours }) };
    const settings = {
      ...now.settings,
      offices: [{ ...office, exceptions: [...office.exceptions, exception].slice(-20) }, ...others],
    };
    const changed = await changeSettings(ctx, { base: now.version, settings, reason: "History" });
    if (!changed.ok) return changed;
    const rows = await execute<{ appointment_id: string }>(
      ctx.db,
      "SELECT appointment_id FROM appointments.booking WHERE day = $1",
      [day],
    );
    return { ok: true, bookings: rows.map((row) => row.appointment_id) };
  };

  return async (given) => {
    const command = given as Command;
    const ctx = system.ctx();
    switch (command.kind) {
      case "hold": {
        const { token, start, visit, needs } = command;
        return answerOf(
          await holdAppointment(ctx, {
            token,
            office: "town",
            start,
            visit: [{ service: visit }],
            needs: [...needs],
          }),
        );
      }
      case "extend":
        return answerOf(await extendHold(ctx, command));
      case "confirm":
        return answerOf(await confirmAppointment(ctx, { token: command.token, name: "Erika Erfunden" }));
      case "cancel":
        return answerOf(await cancelAppointment(ctx, { token: command.token }));
      case "move":
        return answerOf(
          await moveAppointment(ctx, { token: command.token, office: "town", start: command.start }),
        );
      case "expire":
        await expireHolds(system.job(), {});
        return { ok: true };
      case "close":
        return close(command.day, command.hours);
      case "clock":
        system.clock.set(command.at);
        return { ok: true };
      case "compare":
        return compareUntilEqual(system);
    }
  };
}

/** What was committed just now may still be on its way; the notifications of a connection come in order. */
async function compareUntilEqual(system: TestSystem): Promise<DriverAnswer> {
  let difference: string | undefined;
  for (let tries = 0; tries < 300; tries += 1) {
    difference = await compareCalendars(system.ctx());
    if (difference === undefined) return { ok: true };
  }
  return { ok: false, reason: difference ?? "" };
}

interface Outcome {
  readonly ok: boolean;
  readonly reason?: string;
  readonly appointment?: { readonly id: string; readonly startsAt: Temporal.Instant };
}

function answerOf({ ok, reason, appointment }: Outcome): DriverAnswer {
  return {
    ok,
    ...(reason === undefined ? {} : { reason }),
    ...(appointment ? { id: appointment.id, start: appointment.startsAt.toString() } : {}),
  };
}
