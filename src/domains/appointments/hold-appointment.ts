import { z } from "zod";
import { dateOf } from "#platform/clock";
import type { Ctx } from "#platform/context";
import { execute, toJson } from "#platform/database/database";
import { hashOf, newCode, newId } from "#platform/ids";
import { anyone, staff, type Permission } from "#platform/permissions";
import { verb } from "#platform/verb";
import { findByKey, isStanding, type Appointment } from "./appointment.ts";
import { markStale } from "./calendars.ts";
import { changePlace, isInstant, tryTwice, wantedPlace, type WantedPlace } from "./change-place.ts";
import { audienceOf } from "./find-slots.ts";
import { SETTINGS_LOCK } from "./settings-store.ts";
import { takePlace } from "./take-place.ts";
import type { Channel } from "./tables.ts";
import { visitSchema } from "./visit.ts";

export type Held =
  | { readonly ok: true; readonly appointment: Appointment }
  /**
   * `taken`: nothing is free at that time any more. `not-offered`: not at this office, time or number of persons.
   * `ended`: the token's appointment has run out or was cancelled.
   */
  | { readonly ok: false; readonly reason: "taken" | "not-offered" | "ended" };

/** A secret of the caller's making, at least 120 bits as base64url; it stands for the appointment from then on. */
export const tokenSchema = z.string().min(20).max(100);

const input = z.object({
  token: tokenSchema,
  office: z.string().max(80),
  start: z.string().max(40).refine(isInstant, "an instant as in RFC 3339"),
  visit: visitSchema,
  needs: z.array(z.string().max(80)).max(3).default([]),
  /** The application from within which it is booked. */
  caseId: z.uuid().optional(),
});
const forPerson = input.extend({ channel: z.enum(["phone", "counter"]) });

/**
 * Keeps a place while somebody gives their details. It blocks as a booking does and ends by itself. The same token gets
 * the same appointment, however often it comes; with another time it takes the appointment there, if that is free.
 */
export function holdAppointment(ctx: Ctx, given: z.input<typeof input>): Promise<Held> {
  return tryTwice(ctx, given, () => holdOnline(ctx, given));
}

/** The same for somebody at the telephone or the counter, out of the whole contingent. */
export function holdForPerson(ctx: Ctx, given: z.input<typeof forPerson>): Promise<Held> {
  return tryTwice(ctx, given, () => holdInternal(ctx, given));
}

/** Who books for others at the telephone and the counter. */
export const frontOffice = staff("front-office", "lead", "planner");

const holdOnline = makeHold("appointments.holdAppointment", anyone, input, (ctx) =>
  ctx.actor.kind === "token" ? "api" : "online",
);
const holdInternal = makeHold(
  "appointments.holdForPerson",
  frontOffice,
  forPerson,
  (_ctx, { channel }) => channel,
);

function makeHold<Given extends typeof input>(
  name: string,
  permission: Permission,
  schema: Given,
  channelOf: (ctx: Ctx, given: z.output<Given>) => Channel,
) {
  return verb(
    {
      name,
      permission,
      input: schema,
      audit: ({ office, start }, held: Held) =>
        held.ok ? { kind: "appointment", id: held.appointment.id, detail: { office, start } } : undefined,
    },
    async (ctx, given): Promise<Held> => hold(ctx, given, channelOf(ctx, given)),
  );
}

async function hold(ctx: Ctx, given: z.output<typeof input>, channel: Channel): Promise<Held> {
  const wanted = await wantedPlace(ctx, given, audienceOf(ctx));
  if (!wanted) {
    const earlier = await findByKey(ctx, given);
    return earlier ? answerFor(ctx, earlier) : { ok: false, reason: "not-offered" };
  }
  const { place, need, start } = wanted;
  const id = newId<"appointment">();
  const rows = await execute<{ id: string }>(ctx.db, INSERT, [
    id,
    hashOf(given.token),
    newCode(8),
    channel,
    given.office,
    toJson(given.visit),
    need.persons,
    dateOf(start),
    start,
    start.add({ minutes: need.minutes }),
    ctx.now().add({ minutes: place.office.settings.holdMinutes }),
    ctx.language,
    given.caseId ?? null,
    ctx.now(),
    SETTINGS_LOCK,
    given.needs,
  ]);
  if (rows.length === 0) return again(ctx, given, wanted);
  if (await takePlace(ctx, id, place)) return answerFor(ctx, await findByKey(ctx, given));
  await execute(ctx.db, "DELETE FROM appointments.appointment WHERE id = $1", [id]);
  return { ok: false, reason: "taken" };
}

// The shared lock is let go at the end of the transaction; settings change under the exclusive one, so that hours are
// never closed while somebody takes a place in them.
const INSERT = `
  WITH lock AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared($15) IS NULL AS got)
  INSERT INTO appointments.appointment (id, token_hash, code, status, channel, office_key, visit, persons, day,
    starts_at, ends_at, hold_expires_at, language, case_id, created_at, needs)
  SELECT $1::uuid, $2, $3, 'held', $4, $5, $6::jsonb, $7::smallint, $8::date, $9::timestamptz, $10::timestamptz,
    $11::timestamptz, $12, $13::uuid, $14::timestamptz, $16::text[] FROM lock
  ON CONFLICT (token_hash) DO NOTHING RETURNING id`;

/** The token was here before. */
async function again(ctx: Ctx, given: z.output<typeof input>, wanted: WantedPlace): Promise<Held> {
  const earlier = await findByKey(ctx, given, { lock: true });
  if (!earlier || earlier.status !== "held" || !isStanding(earlier, ctx.now()) || isSame(earlier, given))
    return answerFor(ctx, earlier);
  await changePlace(ctx, earlier, wanted, given.visit);
  markStale(ctx.system, earlier.officeKey, earlier.day.toString());
  return answerFor(ctx, await findByKey(ctx, given));
}

function isSame(earlier: Appointment, { office, start, visit, needs }: z.output<typeof input>): boolean {
  const wish = (what: Pick<Appointment, "visit" | "needs">): string =>
    JSON.stringify([what.visit.map(({ service, persons }) => [service, persons]), what.needs]);
  return (
    earlier.officeKey === office && earlier.startsAt.equals(start) && wish(earlier) === wish({ visit, needs })
  );
}

function answerFor(ctx: Ctx, appointment: Appointment | undefined): Held {
  return appointment && isStanding(appointment, ctx.now())
    ? { ok: true, appointment }
    : { ok: false, reason: "ended" };
}
