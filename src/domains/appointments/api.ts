import { z } from "zod";
import { operation, type AnyOperation } from "#platform/http/api";
import type { Ctx } from "#platform/context";
import type { PageRequest, Reply, Route } from "#platform/http/route";
import { DomainError, notFound } from "#platform/errors";
import { localized } from "#platform/i18n";
import { anyone } from "#platform/permissions";
import type { Appointment } from "./appointment.ts";
import { settingsOf } from "./calendars.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { extendHold } from "./extend-hold.ts";
import { findSlots } from "./find-slots.ts";
import { freeSlotsJson } from "./free-slots.ts";
import { frontOffice, holdAppointment } from "./hold-appointment.ts";
import { icsOf } from "./ics.ts";
import { listDay } from "./list-day.ts";
import { moveAppointment } from "./move-appointment.ts";
import { readAppointment } from "./read-appointment.ts";
import type { Visit } from "./visit.ts";

const tag = "appointments";
const text = z.record(z.string(), z.string().optional());
const token = z
  .string()
  .min(20)
  .max(100)
  .describe(
    "Your own secret of at least 120 random bits: it stands for the appointment, and asking twice with it is safe",
  );
const visitText = z
  .string()
  .max(400)
  .regex(/^[a-z0-9-]+(:\d{1,2})?(,[a-z0-9-]+(:\d{1,2})?)*$/)
  .describe("Services with their number of persons: `reisepass:2,wohnung`");
const appointment = z.object({
  status: z.enum(["held", "booked", "cancelled", "done", "no-show"]),
  code: z.string(),
  office: z.string(),
  start: z.string(),
  end: z.string(),
  visit: z.array(z.object({ service: z.string(), persons: z.int() })),
  holdExpires: z.string().nullable(),
});
/** `reason` says why not: the answer of the verb, which no caller can prevent. */
const outcome = z.object({
  ok: z.boolean(),
  reason: z.string().optional(),
  appointment: appointment.optional(),
});

/** What programs can do with appointments: what residents do on the pages. */
export const operations: readonly AnyOperation[] = [
  operation({
    method: "GET",
    path: "/api/v1/appointments/offer",
    access: anyone,
    isOpen: true,
    summary: "The services and offices for which there are appointments",
    tag,
    input: z.object({}),
    output: z.object({
      services: z.array(z.object({ key: z.string(), title: text, minutes: z.int(), mostPersons: z.int() })),
      offices: z.array(z.object({ key: z.string(), name: text })),
    }),
    run: async (ctx) => {
      const settings = (await settingsOf(ctx))?.settings;
      return {
        services: (settings?.services ?? []).map(({ key, title, minutes, mostPersons }) => ({
          key,
          title,
          minutes,
          mostPersons,
        })),
        offices: (settings?.offices ?? []).map(({ key, name }) => ({ key, name })),
      };
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/appointments/slots",
    access: anyone,
    isOpen: true,
    summary:
      "The free starts of a visit, by office and day; the same with ETag and 304 at `/termine/frei.json`",
    tag,
    input: z.object({
      visit: visitText,
      office: z.string().max(80).optional(),
      firstDay: z.iso.date().optional(),
      lastDay: z.iso.date().optional(),
    }),
    output: z.object({
      minutes: z.int(),
      offices: z.array(
        z.object({
          office: z.string(),
          days: z.array(z.object({ day: z.string(), starts: z.array(z.string()) })),
        }),
      ),
    }),
    run: async (ctx, { visit, office, firstDay, lastDay }) => {
      const found = await findSlots(ctx, {
        visit: visitFrom(visit),
        ...(office === undefined ? {} : { office }),
        ...(firstDay === undefined ? {} : { firstDay }),
        ...(lastDay === undefined ? {} : { lastDay }),
      });
      if (!found.ok) throw notFound();
      return {
        minutes: found.minutes,
        offices: found.offices.map(({ officeKey, days }) => ({
          office: officeKey,
          days: days.map(({ day, starts }) => ({ day: day.toString(), starts: starts.map(String) })),
        })),
      };
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/appointments/hold",
    access: anyone,
    summary: "Keep a time for a while; again with the same token and another time moves it",
    tag,
    input: z.object({
      token,
      office: z.string().max(80),
      start: z.iso.datetime({ offset: true }),
      visit: visitText,
      needs: z.array(z.string().max(80)).max(3).default([]),
    }),
    output: outcome,
    run: async (ctx, given) =>
      answerOf(await holdAppointment(ctx, { ...given, visit: visitFrom(given.visit) })),
  }),
  operation({
    method: "POST",
    path: "/api/v1/appointments/extend",
    access: anyone,
    summary: "More time for a held appointment",
    tag,
    input: z.object({ token }),
    output: outcome,
    run: async (ctx, given) => answerOf(await extendHold(ctx, given)),
  }),
  operation({
    method: "POST",
    path: "/api/v1/appointments/confirm",
    access: anyone,
    summary: "Book what is held: at once, or with an e-mail address after the click in the mail",
    tag,
    input: z.object({
      token,
      name: z.string().trim().min(2).max(200),
      email: z.email().max(254).optional(),
      phone: z.string().trim().min(5).max(40).optional(),
    }),
    output: outcome,
    run: async (ctx, { token: secret, name, email, phone }) =>
      answerOf(
        await confirmAppointment(ctx, {
          token: secret,
          name,
          ...(email === undefined ? {} : { email }),
          ...(phone === undefined ? {} : { phone }),
        }),
      ),
  }),
  operation({
    method: "POST",
    path: "/api/v1/appointments/read",
    access: anyone,
    summary: "The appointment of a token",
    tag,
    input: z.object({ token }),
    output: appointment,
    run: async (ctx, given) => {
      const found = await readAppointment(ctx, given);
      if (!found) throw notFound();
      return jsonOf(found);
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/appointments/move",
    access: anyone,
    summary: "Another time; the old one is kept where the new one is gone",
    tag,
    input: z.object({ token, office: z.string().max(80), start: z.iso.datetime({ offset: true }) }),
    output: outcome,
    run: async (ctx, given) => answerOf(await moveAppointment(ctx, given)),
  }),
  operation({
    method: "POST",
    path: "/api/v1/appointments/cancel",
    access: anyone,
    summary: "Give a time back, held or booked",
    tag,
    input: z.object({ token }),
    output: outcome,
    run: async (ctx, given) => answerOf(await cancelAppointment(ctx, given)),
  }),
  operation({
    method: "GET",
    path: "/api/v1/appointments/calendar.ics",
    access: frontOffice,
    summary: "The next two weeks of an office, or of one desk, for the calendars of its staff; without names",
    tag,
    input: z.object({ office: z.string().max(80), desk: z.string().max(80).optional() }),
    output: z.string(),
    produces: "text/calendar; charset=utf-8",
    run: (ctx, given) => calendarFeed(ctx, given),
  }),
];

/** Free times as plain JSON with an ETag, for the pages of others: no operation, since its answer may be empty (304). */
export const fileRoutes: readonly Route[] = [
  { method: "GET", path: "/termine/frei.json", access: anyone, isOpen: true, run: sendFreeSlots },
];

async function sendFreeSlots({ ctx, query }: PageRequest): Promise<Reply> {
  const { anliegen = "", ort } = query;
  if (!visitText.safeParse(anliegen).success) throw new DomainError("invalid");
  const slots = await freeSlotsJson(ctx, {
    visit: visitFrom(anliegen),
    ...(ort === undefined ? {} : { office: ort.slice(0, 80) }),
  });
  if (!slots) throw notFound();
  return { file: slots.body, type: "application/json; charset=utf-8", isPublic: true, etag: slots.etag };
}

const FEED_DAYS = 14;

/** @throws DomainError `not-found` for an office that there is not */
async function calendarFeed(
  ctx: Ctx,
  given: { readonly office: string; readonly desk?: string | undefined },
): Promise<string> {
  const { language } = ctx;
  const settings = (await settingsOf(ctx))?.settings;
  const office = settings?.offices.find((each) => each.key === given.office);
  if (!settings || !office) throw notFound();
  const days = Array.from({ length: FEED_DAYS }, (_, day) => ctx.today().add({ days: day }).toString());
  const rows = [];
  for (const day of days) rows.push(...(await listDay(ctx, { office: office.key, day })));
  const desk = office.resources.find((each) => each.key === given.desk);
  const entries = rows
    .filter((row) => desk === undefined || row.desk === desk.key)
    .map(({ appointment: found, desk: at }) => ({
      appointment: found,
      title: found.visit
        .map(({ service }) => settings.services.find((each) => each.key === service)?.title)
        .map((title) => (title ? localized(title, language) : ""))
        .join(", "),
      place: localized(office.resources.find((each) => each.key === at)?.name ?? office.name, language),
      description: found.code,
    }));
  const name = localized(desk?.name ?? office.name, language);
  return icsOf(entries, { host: new URL(ctx.system.publicUrl).hostname, now: ctx.now(), name });
}

function visitFrom(given: string): Visit {
  return given.split(",").map((part) => {
    const [service = "", persons = "1"] = part.split(":");
    return { service, persons: Math.max(1, Number(persons)) };
  });
}

function answerOf(given: {
  readonly ok: boolean;
  readonly reason?: string;
  readonly appointment?: Appointment;
}): z.input<typeof outcome> {
  return {
    ok: given.ok,
    ...(given.reason === undefined ? {} : { reason: given.reason }),
    ...(given.appointment ? { appointment: jsonOf(given.appointment) } : {}),
  };
}

function jsonOf(given: Appointment): z.input<typeof appointment> {
  return {
    status: given.status,
    code: given.code,
    office: given.officeKey,
    start: given.startsAt.toString(),
    end: given.endsAt.toString(),
    visit: given.visit.map(({ service, persons }) => ({ service, persons })),
    holdExpires: given.holdExpiresAt?.toString() ?? null,
  };
}
