import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { execute } from "#platform/database/database";
import { newToken } from "#platform/ids";
import { writeAppointmentCity, testSettings } from "#test/appointments";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { calendarOf } from "./calendars.ts";
import { forgetPersons } from "./forget-persons.ts";
import { mendCalendars } from "./mend-calendars.ts";
import {
  cancelAppointment,
  changeSettings,
  compareCalendars,
  confirmAppointment,
  confirmByMail,
  expireHolds,
  extendHold,
  findSlots,
  holdAppointment,
  holdForPerson,
  listenToBookings,
  MOST_EXTENSIONS,
  moveAppointment,
  readAppointment,
  settingsSchema,
  type SettingsInput,
} from "./index.ts";

const PASS = [{ service: "pass" }];
const clerk = staffActor({ roles: ["front-office"] });
const planner = staffActor({ roles: ["planner"] });

describeOnBothDatabases("appointments", (database) => {
  let system: TestSystem;
  let nextDay = 0;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: writeAppointmentCity() });
  });
  afterAll(() => system.close());

  /** A weekday that no other test uses. */
  const freshDay = (): string => {
    for (;;) {
      nextDay += 1;
      const day = Temporal.PlainDate.from("2026-06-15").add({ days: nextDay });
      if (day.dayOfWeek < 6) return day.toString();
    }
  };
  const at = (day: string, time: string): string =>
    Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime("Europe/Berlin").toInstant().toString();
  const hold = (day: string, time: string, token = newToken(), visit: { service: string }[] = PASS) =>
    holdAppointment(system.ctx(), { token, office: "town", start: at(day, time), visit });
  const book = async (day: string, time: string) => {
    const token = newToken();
    const held = await hold(day, time, token);
    if (!held.ok) throw new Error(held.reason);
    const confirmed = await confirmAppointment(system.ctx(), { token, name: "Erika Erfunden" });
    if (!confirmed.ok) throw new Error(confirmed.reason);
    return { token, ...confirmed.appointment };
  };
  const desks = async (day: string) =>
    (
      await execute<{ resource_key: string }>(
        system.ctx().db,
        "SELECT resource_key FROM appointments.booking WHERE day = $1 ORDER BY resource_key",
        [day],
      )
    ).map((row) => row.resource_key);
  const startsOn = async (day: string, visit: { service: string }[] = PASS) => {
    const found = await findSlots(system.ctx(), { visit, firstDay: day, lastDay: day });
    return found.ok ? (found.offices[0]?.days[0]?.starts.map(String) ?? []) : [];
  };

  test("offers every start at which the visit fits into the hours, and sums services and persons", async () => {
    const day = freshDay();
    const starts = await startsOn(day);
    expect(starts[0]).toBe(at(day, "08:00"));
    expect(starts.at(-1)).toBe(at(day, "11:45"));
    const found = await findSlots(system.ctx(), {
      visit: [
        { service: "pass", persons: 2 },
        { service: "residence", persons: 3 },
      ],
      firstDay: day,
      lastDay: day,
    });
    expect(found).toMatchObject({ ok: true, minutes: 30 + 30 });
    expect(found.ok && found.offices[0]?.days[0]?.starts.at(-1)?.toString()).toBe(at(day, "11:00"));
  });

  test("gives the telephone what residents cannot book online", async () => {
    const day = freshDay();
    expect(await hold(day, "09:00")).toMatchObject({ ok: true });
    expect(await hold(day, "09:00")).toMatchObject({ ok: true });
    expect(await hold(day, "09:00")).toEqual({ ok: false, reason: "taken" });
    const phone = await holdForPerson(system.ctx(clerk), {
      token: newToken(),
      office: "town",
      start: at(day, "09:00"),
      visit: PASS,
      channel: "phone",
    });
    expect(phone).toMatchObject({ ok: true, appointment: { channel: "phone" } });
    expect(await desks(day)).toEqual(["desk-1", "desk-2", "desk-3"]);
    await expect(
      holdForPerson(system.ctx(), {
        token: newToken(),
        office: "town",
        start: at(day, "10:00"),
        visit: PASS,
        channel: "phone",
      }),
    ).rejects.toMatchObject({ code: "not-signed-in" });
  });

  test("a double click, a retry and a second tab get the same appointment; another time moves the hold", async () => {
    const day = freshDay();
    const token = newToken();
    const all = await Promise.all(Array.from({ length: 5 }, () => hold(day, "08:30", token)));
    const ids = new Set(all.map((held) => (held.ok ? held.appointment.id : held.reason)));
    expect(ids.size).toBe(1);
    expect(await desks(day)).toHaveLength(1);
    expect(await hold(day, "10:30", token)).toMatchObject({ ok: true });
    expect(await desks(day)).toHaveLength(1);
    expect(await startsOn(day)).toContain(at(day, "08:30"));
  });

  test("keeps the specialist free and lets desks change for one more visit, never a time", async () => {
    const day = freshDay();
    const first = await hold(day, "08:00");
    expect(await desks(day)).toEqual(["desk-1"]);
    // Only desk 2 does both; the passport at desk 1 is in nobody's way, the second one would sit at desk 2.
    await hold(day, "08:00");
    expect(await desks(day)).toEqual(["desk-1", "desk-2"]);
    const car = await holdForPerson(system.ctx(clerk), {
      token: newToken(),
      office: "town",
      start: at(day, "08:00"),
      visit: [{ service: "car" }],
      channel: "counter",
    });
    expect(car.ok).toBe(true);
    expect(await desks(day)).toEqual(["desk-1", "desk-2", "desk-3"]);
    expect(first.ok && first.appointment.startsAt.toString()).toBe(at(day, "08:00"));
  });

  test("a booking changes its desk when only that makes room, and keeps its time", async () => {
    const day = freshDay();
    const internal = (service: string, time: string) =>
      holdForPerson(system.ctx(clerk), {
        token: newToken(),
        office: "town",
        start: at(day, time),
        visit: [{ service }],
        channel: "phone",
      });
    const passport = await internal("pass", "08:10");
    expect(await desks(day)).toEqual(["desk-1"]);
    await internal("residence", "08:10");
    expect(await desks(day)).toEqual(["desk-1", "desk-2"]);
    // Only desks 1 and 2 do this; the passport at desk 1 can be done at desk 3 as well.
    expect(await internal("residence", "08:00")).toMatchObject({ ok: true });
    expect(await desks(day)).toEqual(["desk-1", "desk-2", "desk-3"]);
    expect(
      passport.ok && (await readAppointment(system.ctx(), passport.appointment))?.startsAt.toString(),
    ).toBe(at(day, "08:10"));
    expect(await internal("residence", "08:15")).toEqual({ ok: false, reason: "taken" });
  });

  test("takes an interpreter with the desk or nothing", async () => {
    const day = freshDay();
    const withSign = () =>
      holdAppointment(system.ctx(), {
        token: newToken(),
        office: "town",
        start: at(day, "08:00"),
        visit: PASS,
        needs: ["sign-language"],
      });
    expect(await withSign()).toMatchObject({ ok: true });
    expect(await desks(day)).toEqual(["desk-1", "sign"]);
    expect(await withSign()).toEqual({ ok: false, reason: "taken" });
    expect(await desks(day)).toEqual(["desk-1", "sign"]);
  });

  test("a hold blocks like a booking until the very moment it ends, swept or not", async () => {
    const day = freshDay();
    const start = system.clock.now();
    const tokens = [newToken(), newToken()];
    for (const token of tokens) expect(await hold(day, "08:00", token)).toMatchObject({ ok: true });
    system.clock.set(start.add({ minutes: 10 }).subtract({ milliseconds: 1 }));
    expect(await hold(day, "08:00")).toEqual({ ok: false, reason: "taken" });
    system.clock.set(start.add({ minutes: 10 }));
    expect(await hold(day, "08:00")).toMatchObject({ ok: true });
    expect(await confirmAppointment(system.ctx(), { token: tokens[0] ?? "", name: "Zu Spät" })).toEqual({
      ok: false,
      reason: "ended",
    });
    expect(await expireHolds(system.job(), {})).toBeGreaterThanOrEqual(0);
    system.clock.set(start);
  });

  test("more time can be had at least ten times, and not for ever", async () => {
    const start = system.clock.now();
    const token = newToken();
    await hold(freshDay(), "08:00", token);
    for (let time = 1; time <= MOST_EXTENSIONS; time += 1) {
      system.clock.advance({ minutes: 9 });
      expect(await extendHold(system.ctx(), { token })).toMatchObject({ ok: true });
    }
    expect(MOST_EXTENSIONS).toBeGreaterThanOrEqual(10);
    expect(await extendHold(system.ctx(), { token })).toEqual({ ok: false, reason: "often-enough" });
    system.clock.set(start);
  });

  test("with a mail address the place waits for the click, and the click may come twice", async () => {
    const day = freshDay();
    const token = newToken();
    await hold(day, "08:00", token);
    const given = { token, name: "Max Muster", email: `mail-${day}@example.org` };
    expect(await confirmAppointment(system.ctx(), given)).toMatchObject({ ok: true, by: "mail" });
    expect(await readAppointment(system.ctx(), { token })).toMatchObject({
      status: "held",
      awaitsMail: true,
    });
    const [job] = await execute<{ data: { text: string } }>(
      system.ctx().db,
      "SELECT data FROM jobs.job WHERE name = 'mail.send' ORDER BY created_on DESC LIMIT 1",
    );
    const secret = /bestaetigen\/(\S+)/.exec(job?.data.text ?? "")?.[1] ?? "";
    expect(await confirmByMail(system.ctx(), { secret })).toMatchObject({ ok: true });
    expect(await confirmByMail(system.ctx(), { secret })).toMatchObject({
      ok: true,
      appointment: { status: "booked" },
    });
    expect(await confirmByMail(system.ctx(), { secret: newToken() })).toMatchObject({ ok: false });
  });

  test("one person has a few appointments at a time, also when asking for several at once", async () => {
    const day = freshDay();
    const tokens = ["08:00", "08:15", "08:30", "08:45", "09:00"].map((time) => ({ time, token: newToken() }));
    for (const { time, token } of tokens) await hold(day, time, token);
    const answers = await Promise.all(
      tokens.map(({ token }) =>
        confirmAppointment(system.ctx(), { token, name: "Viel Bucher", email: `many-${day}@example.org` }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "too-many")).toHaveLength(2);
  });

  test("moving keeps the old time when the new one is gone, and takes along overlapping ones", async () => {
    const day = freshDay();
    const mine = await book(day, "08:00");
    await book(day, "10:00");
    await book(day, "10:00");
    const move = (time: string) =>
      moveAppointment(system.ctx(), { token: mine.token, office: "town", start: at(day, time) });
    expect(await move("10:00")).toEqual({ ok: false, reason: "taken" });
    expect(await readAppointment(system.ctx(), { token: mine.token })).toMatchObject({
      revision: 0,
      status: "booked",
    });
    expect(await startsOn(day)).toContain(at(day, "08:00"));
    expect(await move("08:05")).toMatchObject({ ok: true, appointment: { revision: 1 } });
    expect(await desks(day)).toHaveLength(3);
    expect(await move("13:00")).toEqual({ ok: false, reason: "taken" });
    expect(
      await moveAppointment(system.ctx(), {
        code: mine.code.toLowerCase(),
        office: "town",
        start: at(day, "11:00"),
      }),
    ).toMatchObject({ ok: true });
  });

  test("cancelling gives the place back and can be said twice", async () => {
    const day = freshDay();
    const mine = await book(day, "08:00");
    expect(await cancelAppointment(system.ctx(), { code: mine.code })).toMatchObject({ ok: true });
    expect(await cancelAppointment(system.ctx(), { token: mine.token })).toMatchObject({ ok: true });
    expect(await desks(day)).toEqual([]);
    expect(await cancelAppointment(system.ctx(), { code: "XXXX-XXXX" })).toEqual({
      ok: false,
      reason: "unknown",
    });
    expect(
      await moveAppointment(system.ctx(), { token: mine.token, office: "town", start: at(day, "09:00") }),
    ).toEqual({ ok: false, reason: "over" });
  });

  test("other hours are in force at once, what contradicts itself is refused, nobody's change is lost", async () => {
    const day = freshDay();
    const settings = settingsSchema.parse(testSettings());
    const [office] = settings.offices;
    if (!office) throw new Error("no office");
    const closed = {
      ...settings,
      offices: [{ ...office, exceptions: [{ from: day, note: { de: "Umzug" } }] }],
    };
    const change = (base: number, to: SettingsInput = closed) =>
      changeSettings(system.ctx(planner), { base, settings: to, reason: "Das Amt zieht um" });
    expect(await startsOn(day)).not.toEqual([]);
    expect(await change(0)).toEqual({ ok: true, version: 1 });
    expect(await startsOn(day)).toEqual([]);
    expect(await hold(day, "08:00")).toMatchObject({ ok: false });
    expect(await change(0)).toEqual({ ok: false, reason: "changed-meanwhile" });
    await expect(
      change(1, { ...settings, services: [...settings.services, ...settings.services] }),
    ).rejects.toMatchObject({ code: "invalid" });
    await expect(
      changeSettings(system.ctx(clerk), { base: 1, settings, reason: "nein" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await change(1, settings)).toEqual({ ok: true, version: 2 });
    expect(await startsOn(day)).not.toEqual([]);
  });

  test("the calendar in memory is what the table says", async () => {
    const calendar = await calendarOf(system.ctx(), "town");
    const inMemory = calendar?.calendar.taken.flat().length;
    const [row] = await execute<{ count: number }>(
      system.ctx().db,
      "SELECT count(*)::int AS count FROM appointments.booking",
    );
    expect(inMemory).toBe(row?.count);
  });

  test("a calendar that is not what is booked is read anew in every process, and the log names office and day", async () => {
    const other = await openTestSystem({ pool: database().pool, city: writeAppointmentCity() });
    const stopHearing = await listenToBookings(other.system);
    const logged = vi.spyOn(system.system.log, "error");
    try {
      expect(await mendCalendars(system.job())).toBeUndefined();
      expect(logged).not.toHaveBeenCalled();
      for (const { ctx } of [system, other]) {
        const kept = await calendarOf(ctx(), "town");
        kept?.calendar.free.public.fill(0);
        expect(await compareCalendars(ctx())).toContain("town, ");
      }
      const difference = await mendCalendars(system.job());
      expect(difference).toMatch(/^town, \d{4}-\d\d-\d\d: the public calendar is not what is booked$/);
      expect(logged.mock.calls).toEqual([["calendar-differs", { difference }]]);
      expect(await compareCalendars(system.ctx())).toBeUndefined();
      await vi.waitFor(async () => expect(await compareCalendars(other.ctx())).toBeUndefined());
    } finally {
      logged.mockRestore();
      await stopHearing();
      await other.close();
    }
  });

  test("four weeks after the day nobody knows any more whose appointment it was", async () => {
    const mine = await book(freshDay(), "08:00");
    const day = Temporal.PlainDate.from(mine.day);
    system.clock.set(day.add({ days: 28 }).toZonedDateTime("Europe/Berlin").toInstant());
    await forgetPersons(system.job(), {});
    expect((await readAppointment(system.ctx(), mine))?.name).toBe("Erika Erfunden");
    system.clock.set(day.add({ days: 29 }).toZonedDateTime("Europe/Berlin").toInstant());
    expect(await forgetPersons(system.job(), {})).not.toEqual([]);
    expect((await readAppointment(system.ctx(), mine))?.name).toBeUndefined();
    await expect(forgetPersons(system.ctx(), {})).rejects.toMatchObject({ code: "not-signed-in" });
  });
});
