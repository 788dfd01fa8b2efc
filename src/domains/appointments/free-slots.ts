import { createHash } from "node:crypto";
import type { Ctx, System } from "#platform/context";
import { calendarOf, settingsOf, stampOf } from "./calendars.ts";
import { findSlots, type SlotWish } from "./find-slots.ts";

/** Free times as they go out: bytes, and what tells that they are the same as before. */
export interface FreeSlots {
  readonly body: Buffer;
  readonly etag: string;
}

interface Kept extends FreeSlots {
  readonly stamp: string;
}

const MOST_KEPT = 500;
const kept = new WeakMap<System, Map<string, Kept>>();

/**
 * The free starts of a visit as JSON, kept until a calendar, the settings or the minute change: a time that begins too
 * soon falls out with the minute. `undefined` where the visit is not offered.
 */
export async function freeSlotsJson(ctx: Ctx, wish: SlotWish): Promise<FreeSlots | undefined> {
  const key = JSON.stringify(wish);
  const minute = Math.floor(ctx.now().epochMilliseconds / 60_000);
  const known = kept.get(ctx.system) ?? new Map<string, Kept>();
  kept.set(ctx.system, known);
  const stamp = `${minute} ${stampOf(ctx.system) ?? (await freshStamp(ctx))}`;
  const earlier = known.get(key);
  if (earlier?.stamp === stamp) return earlier;
  const found = await findSlots(ctx, wish);
  if (!found.ok) return undefined;
  const body = Buffer.from(
    JSON.stringify({
      minutes: found.minutes,
      offices: found.offices.map(({ officeKey, days }) => ({
        office: officeKey,
        days: days.map(({ day, starts }) => ({ day: day.toString(), starts: starts.map(String) })),
      })),
    }),
  );
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  if (known.size >= MOST_KEPT) known.clear();
  const made = { body, etag, stamp };
  known.set(key, made);
  return made;
}

/** After every calendar was read again. */
async function freshStamp(ctx: Ctx): Promise<string> {
  const inForce = await settingsOf(ctx);
  for (const { key } of inForce?.settings.offices ?? []) await calendarOf(ctx, key);
  return stampOf(ctx.system) ?? "";
}
