import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "#platform/database/database";
import type { Server } from "#platform/http/server";
import { newToken } from "#platform/ids";
import { buildTestServer } from "#test/app";
import { writeAppointmentCity } from "#test/appointments";
import { browse, type Browser } from "#test/browse";
import { describeOnBothDatabases, useTestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { callNext, changeEntry } from "./call-next.ts";
import { checkIn, takeTicket } from "./check-in.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { holdForPerson } from "./hold-appointment.ts";
import { listDay } from "./list-day.ts";

const MONDAY = "2026-06-15T06:00:00Z";
const frontDesk = staffActor({ roles: ["front-office"] });
const planner = staffActor({ roles: ["front-office", "planner"] });

/** An appointment at a civil time, made by telephone. */
async function bookAt(system: TestSystem, start: string, service = "pass", email?: string) {
  const token = newToken();
  const held = await holdForPerson(system.ctx(frontDesk), {
    token,
    office: "town",
    start: Temporal.PlainDateTime.from(start).toZonedDateTime("Europe/Berlin").toInstant().toString(),
    visit: [{ service }],
    channel: "phone",
  });
  if (!held.ok) throw new Error(held.reason);
  const confirmed = await confirmAppointment(system.ctx(frontDesk), {
    token,
    name: "Erika Erfunden",
    ...(email === undefined ? {} : { email }),
  });
  if (!confirmed.ok) throw new Error(confirmed.reason);
  return confirmed.appointment;
}

describeOnBothDatabases("the queue", (database) => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: writeAppointmentCity(), now: MONDAY });
  });
  afterAll(() => system.close());

  test("appointments that are due come first, then tickets; each desk gets whom it can serve, and one at a time", async () => {
    const ctx = system.ctx(frontDesk);
    const early = await bookAt(system, "2026-06-15T08:10");
    const later = await bookAt(system, "2026-06-15T08:30");
    const walkIn = await takeTicket(ctx, { office: "town", service: "residence" });
    const car = await takeTicket(ctx, { office: "town", service: "car" });
    expect([walkIn.ok && walkIn.entry.ticket, car.ok && car.entry.ticket]).toEqual(["S001", "S002"]);
    expect(await takeTicket(ctx, { office: "town", service: "nothing" })).toEqual({
      ok: false,
      reason: "not-offered",
    });
    const arrived = await checkIn(ctx, { office: "town", code: later.code });
    expect(await checkIn(ctx, { office: "town", code: later.code.toLowerCase() })).toEqual(arrived);
    expect(await checkIn(ctx, { office: "town", code: early.code })).toMatchObject({
      ok: true,
      entry: { ticket: "T002" },
    });
    expect(await checkIn(ctx, { office: "town", code: "XXXX-XXXX" })).toEqual({
      ok: false,
      reason: "unknown",
    });

    const call = (desk: string) => callNext(system.ctx(frontDesk), { office: "town", desk });
    // 08:00: nobody's time has come, so the tickets go first; desk 1 cannot do cars.
    const [one, three] = await Promise.all([call("desk-1"), call("desk-3")]);
    expect([one.ok && one.entry.ticket, three.ok && three.entry.ticket]).toEqual(["S001", "S002"]);
    expect(await call("desk-1")).toEqual({ ok: false, reason: "busy" });
    system.clock.set("2026-06-15T06:31:00Z");
    expect(await call("desk-2")).toMatchObject({ ok: true, entry: { ticket: "T002" } });
    if (!one.ok) throw new Error(one.reason);
    const change = (id: string, to: string) => changeEntry(system.ctx(frontDesk), { id, to });
    expect(await change(one.entry.id, "again")).toMatchObject({ ok: true, entry: { calls: 2 } });
    expect(await change(one.entry.id, "park")).toMatchObject({ ok: true, entry: { status: "parked" } });
    expect(await call("desk-1")).toMatchObject({ ok: true, entry: { ticket: "T001" } });
    expect(await change(one.entry.id, "resume")).toMatchObject({ ok: true, entry: { status: "waiting" } });
    expect(await change(one.entry.id, "done")).toEqual({ ok: false, reason: "gone" });
    expect(await change(one.entry.id, "no-show")).toMatchObject({ ok: true });
    if (arrived.ok) expect(await change(arrived.entry.id, "done")).toMatchObject({ ok: true });
    const day = await listDay(ctx, { office: "town", day: "2026-06-15" });
    expect(day.map((row) => [row.appointment.id === later.id, row.appointment.status, row.ticket])).toEqual([
      [false, "booked", "T002"],
      [true, "done", "T001"],
    ]);
    expect(await call("desk-1")).toEqual({ ok: false, reason: "nobody" });
  });

  test("two desks that call at once get two people", async () => {
    const ctx = system.ctx(frontDesk);
    system.clock.set("2026-06-16T06:00:00Z");
    for (let count = 0; count < 2; count += 1) await takeTicket(ctx, { office: "town", service: "pass" });
    const calls = await Promise.all(
      ["desk-1", "desk-2", "desk-3"].map((desk) => callNext(system.ctx(frontDesk), { office: "town", desk })),
    );
    const tickets = calls.flatMap((called) => (called.ok ? [called.entry.ticket] : []));
    expect(new Set(tickets).size).toBe(2);
    expect(calls.filter((called) => !called.ok)).toHaveLength(1);
  });
});

describe("the front office's pages", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;
  let desk: Browser;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: writeAppointmentCity(), now: MONDAY });
    server = await buildTestServer(system);
    desk = await browse(system, server, planner);
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });

  test("a day at the counter: arrive, ticket, call, display, done", async () => {
    const appointment = await bookAt(system, "2026-06-15T08:00");
    const ticket = await desk.post("/desk/termine/automat", { ort: "town", code: appointment.code });
    expect(ticket.text).toContain("T001");
    expect((await desk.post("/desk/termine/automat", { ort: "town", leistung: "pass" })).text).toContain(
      "S001",
    );
    expect((await desk.post("/desk/termine/automat", { ort: "town", code: "ZZZZZZZZ" })).status).toBe(422);
    const today = await desk.get("/desk/termine?ort=town&platz=desk-1");
    expect(today.text).toContain("Erika Erfunden");
    await desk.post("/desk/termine/aufrufen", { ort: "town", platz: "desk-1" });
    const display = await desk.get("/desk/termine/anzeige?ort=town");
    expect(display.text).toContain("T001");
    expect(display.text).toContain("Platz 1");
    expect(display.html).toContain('data-say="Nummer T001, bitte zu Platz 1."');
    expect(display.text).not.toContain("Erika");
    const script = await desk.get(/src="(\/assets\/call-display\.[^"]+)"/.exec(display.html)?.[1] ?? "");
    expect(script.html).toContain("SpeechSynthesisUtterance");
    const id =
      /name="id" value="([^"]+)"/.exec((await desk.get("/desk/termine?ort=town&platz=desk-1")).html)?.[1] ??
      "";
    expect(
      (await desk.post("/desk/termine/eintrag", { ort: "town", platz: "desk-1", id, to: "done" })).status,
    ).toBe(303);
    expect(
      (await desk.post("/desk/termine/eintrag", { ort: "town", platz: "desk-1", id, to: "nonsense" })).status,
    ).toBe(422);
    expect((await desk.get("/desk/termine/plaetze?ort=town")).text).toContain("Platz 1");
    expect((await desk.get("/desk/termine/plaetze?ort=town&tag=2026-02-31")).status).toBe(200);
    expect((await desk.get("/desk/termine/zahlen?ort=town")).status).toBe(200);
  });

  test("an appointment by telephone takes what residents cannot book", async () => {
    const page = await desk.get("/desk/termine/telefon?ort=town&leistung=car&ab=2026-06-17");
    const start = /name="start" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
    const v = /name="v" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
    const fields = { ort: "town", leistung: "car", personen: "1", ab: "2026-06-17", v, start };
    const empty = await desk.post("/desk/termine/telefon", { ...fields, name: "" });
    expect([empty.status, empty.text.includes("Geben Sie den Namen ein")]).toEqual([422, true]);
    const booked = await desk.post("/desk/termine/telefon", {
      ...fields,
      name: "Max Muster",
      phone: "0000 123456",
    });
    expect(booked.status).toBe(303);
    expect((await desk.get(booked.location ?? "")).text).toMatch(/Gebucht: Mittwoch, 17\. Juni 2026/);
    // The same form sent twice is the same appointment.
    await desk.post("/desk/termine/telefon", { ...fields, name: "Max Muster" });
    const rows = await execute(
      system.ctx().db,
      "SELECT id FROM appointments.booking WHERE day = '2026-06-17'",
    );
    expect(rows).toHaveLength(1);
  });

  test("closing a day shows whom it concerns first, then moves them with notice", async () => {
    for (const time of ["08:00", "08:30"])
      await bookAt(system, `2026-06-24T${time}`, "pass", `wer-${time.slice(3)}@example.org`);
    const address = "/desk/termine/schliessen?ort=town&von=2026-06-24&grund=Personalversammlung";
    expect((await desk.get("/desk/termine/schliessen?ort=town&von=quatsch")).status).toBe(422);
    const preview = await desk.get(address);
    expect(preview.text).toContain("2 Termine sind betroffen");
    const version = /name="fassung" value="(\d+)"/.exec(preview.html)?.[1] ?? "";
    const fields = {
      ort: "town",
      von: "2026-06-24",
      bis: "2026-06-24",
      grund: "Personalversammlung",
      platz: "",
    };
    expect((await desk.post("/desk/termine/schliessen", { ...fields, fassung: version })).status).toBe(303);
    expect((await desk.post("/desk/termine/schliessen", { ...fields, fassung: version })).status).toBe(422);
    const after = await desk.get("/desk/termine/schliessen?ort=town");
    expect(after.text).toContain("Termine außerhalb der Öffnungszeiten");
    expect(after.text).toContain("Personalversammlung");
    const moved = await desk.post("/desk/termine/schliessen/verschieben", { ort: "town" });
    expect((await desk.get(moved.location ?? "")).text).toContain("2 verschoben, 0 übrig.");
    const rows = await execute<{ day: Temporal.PlainDate }>(
      system.ctx().db,
      "SELECT day FROM appointments.appointment WHERE email LIKE 'wer-%'",
    );
    expect(rows.map((row) => row.day.toString())).not.toContain("2026-06-24");
    const mails = await execute<{ data: { text: string } }>(
      system.ctx().db,
      "SELECT data FROM jobs.job WHERE name = 'mail.send' AND data->>'to' LIKE 'wer-%'",
    );
    expect(mails).toHaveLength(2);
    expect(mails[0]?.data.text).toContain("Ihr neuer Termin: ");
  });

  test("residents and staff without the role are kept out", async () => {
    const other = await browse(system, server, staffActor({ roles: ["caseworker"] }));
    expect((await other.get("/desk/termine")).status).toBe(403);
    const front = await browse(system, server, frontDesk);
    expect((await front.get("/desk/termine/schliessen")).status).toBe(403);
  });
});
