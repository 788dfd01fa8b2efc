import { z } from "zod";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { hashOf, newToken } from "#platform/ids";
import { fill } from "#platform/i18n";
import { sendMail } from "#platform/mail";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { findByKey, isStanding, type Appointment } from "./appointment.ts";
import { settingsOf } from "./calendars.ts";
import { tokenSchema } from "./hold-appointment.ts";
import { messages } from "./messages.ts";
import { whenText } from "./words.ts";

export type Confirmed =
  /** `mail`: the place is kept until the link in the mail is followed. */
  | { readonly ok: true; readonly by: "mail" | "code"; readonly appointment: Appointment }
  | { readonly ok: false; readonly reason: "ended" | "too-many" };

const input = z.object({
  token: tokenSchema,
  name: z.string().trim().min(2).max(200),
  /** With an address a link goes there first; without one the code on the page is all there is. */
  email: z.email().max(254).optional(),
  phone: z.string().trim().min(5).max(40).optional(),
});

/**
 * Makes a held place an appointment: at once, or after the click in the mail where an address was given. A second time
 * gives the same answer. The name stays as it is from then on, so that appointments cannot be passed on.
 */
export const confirmAppointment = verb(
  {
    name: "appointments.confirmAppointment",
    permission: anyone,
    input,
    audit: (_given, confirmed: Confirmed) =>
      confirmed.ok
        ? { kind: "appointment", id: confirmed.appointment.id, detail: { by: confirmed.by } }
        : undefined,
  },
  async (ctx, given): Promise<Confirmed> => {
    const held = await findByKey(ctx, given, { lock: true });
    if (held?.status === "booked") return { ok: true, by: "code", appointment: held };
    if (!held || !isStanding(held, ctx.now())) return { ok: false, reason: "ended" };
    const contact = given.email?.toLowerCase() ?? given.phone?.replace(/\D/g, "");
    const contactHash = contact === undefined ? null : hashOf(`contact:${contact}`);
    if (contactHash && (await hasTooMany(ctx, contactHash, held))) return { ok: false, reason: "too-many" };
    // Staff have the person before them or on the telephone.
    const byMail = given.email !== undefined && ctx.actor.kind !== "staff" && held.channel === "online";
    const secret = newToken();
    const minutes = (await settingsOf(ctx))?.settings.confirmMinutes ?? 60;
    await execute(
      ctx.db,
      `UPDATE appointments.appointment SET name = $2, email = $3, phone = $4, contact_hash = $5, language = $6,
         status = $7, confirm_hash = $8, hold_expires_at = $9, booked_at = $10 WHERE id = $1`,
      [
        held.id,
        given.name,
        given.email ?? null,
        given.phone ?? null,
        contactHash,
        ctx.language,
        byMail ? "held" : "booked",
        byMail ? hashOf(secret) : null,
        byMail ? ctx.now().add({ minutes }) : null,
        byMail ? null : ctx.now(),
      ],
    );
    if (byMail && given.email !== undefined) await sendLink(ctx, held, given.email, secret);
    return {
      ok: true,
      by: byMail ? "mail" : "code",
      appointment: (await findByKey(ctx, given)) ?? held,
    };
  },
);

/** The click in the mail. It may come twice: mail programs follow links too, so the page asks for a button. */
export const confirmByMail = verb(
  {
    name: "appointments.confirmByMail",
    permission: anyone,
    input: z.object({ secret: z.string().min(20).max(100) }),
    audit: (_given, confirmed: Confirmed) =>
      confirmed.ok
        ? { kind: "appointment", id: confirmed.appointment.id, detail: { by: "mail" } }
        : undefined,
  },
  async (ctx, { secret }): Promise<Confirmed> => {
    const [row] = await execute<{ code: string }>(
      ctx.db,
      `UPDATE appointments.appointment
       SET status = 'booked', hold_expires_at = NULL, booked_at = coalesce(booked_at, $2)
       WHERE confirm_hash = $1 AND (status = 'booked' OR (status = 'held' AND hold_expires_at > $2)) RETURNING code`,
      [hashOf(secret), ctx.now()],
    );
    const appointment = row && (await findByKey(ctx, row));
    return appointment ? { ok: true, by: "mail", appointment } : { ok: false, reason: "ended" };
  },
);

/** Two at once for one person wait for each other, or both would find room for one more. */
async function hasTooMany(ctx: Ctx, contactHash: string, except: Appointment): Promise<boolean> {
  const most = (await settingsOf(ctx))?.settings.mostPerPerson ?? 1;
  await execute(ctx.db, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [contactHash]);
  const [row] = await execute<{ count: number }>(
    ctx.db,
    `SELECT count(*)::int AS count FROM appointments.appointment
     WHERE contact_hash = $1 AND id <> $2 AND starts_at > $3
       AND (status = 'booked' OR (status = 'held' AND hold_expires_at > $3))`,
    [contactHash, except.id, ctx.now()],
  );
  return ctx.actor.kind !== "staff" && (row?.count ?? 0) >= most;
}

async function sendLink(ctx: Ctx, held: Appointment, to: string, secret: string): Promise<void> {
  const text = messages(ctx.language).mail;
  const minutes = (await settingsOf(ctx))?.settings.confirmMinutes ?? 60;
  const prefix = ctx.language === "de" ? "" : `/${ctx.language}`;
  await sendMail(ctx, {
    to,
    subject: text.confirmSubject,
    text: fill(text.confirmText, {
      when: whenText(held, ctx.language),
      link: `${ctx.system.publicUrl}${prefix}/termine/bestaetigen/${secret}`,
      minutes,
    }),
  });
}
