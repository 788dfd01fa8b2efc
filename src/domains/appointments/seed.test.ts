import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execute } from "#platform/database/database";
import { measures } from "#usage";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { compareCalendars } from "./compare-calendars.ts";
import { listDay } from "./list-day.ts";
import { listHalfDays } from "./overbooking-advice.ts";
import { seedAppointments } from "./seed.ts";
import { readStatistics } from "./statistics.ts";

describe("the demo city's appointments", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  beforeAll(async () => {
    // Monday, 23 November 2026, 10:00 in Jena.
    system = await openTestSystem({
      pool: database().pool,
      city: "cities/jena",
      now: "2026-11-23T09:00:00Z",
    });
    await system.system.database.transaction((db) =>
      seedAppointments({ ...system.job(), db }, { seed: 16_053, share: 1 }),
    );
  });
  afterAll(() => system.close());

  test("are about 870 a week online, of which 11 to 17 % do not come", async () => {
    const ctx = system.ctx(staffActor({ roles: ["front-office"] }));
    const statistics = await readStatistics(ctx, { office: "buergerservice" });
    expect(statistics.weeks).toHaveLength(26);
    const online = statistics.weeks.reduce((sum, each) => sum + each.online, 0) / 26;
    expect(online).toBeGreaterThan(800);
    expect(online).toBeLessThan(940);
    const visits = statistics.byWeekday.reduce((sum, each) => sum + each.visits, 0);
    const missed = statistics.byWeekday.reduce((sum, each) => sum + each.missed, 0);
    expect(missed / visits).toBeGreaterThan(0.11);
    expect(missed / visits).toBeLessThan(0.17);
    const [sameDay, , , long] = statistics.byLead;
    expect((long?.missed ?? 0) / (long?.visits ?? 1)).toBeGreaterThan(
      (sameDay?.missed ?? 1) / (sameDay?.visits ?? 1),
    );
    expect(statistics.waitingMinutes).toBeGreaterThan(0);
    const measure = measures.find(system.system, "appointments");
    expect(await measure?.perWeek?.(system.ctx())).toBeGreaterThan(800);
  });

  test("today is full: some are done, some wait, the others are to come", async () => {
    const ctx = system.ctx(staffActor({ roles: ["front-office"] }));
    const day = await listDay(ctx, { office: "buergerservice", day: "2026-11-23" });
    expect(day.length).toBeGreaterThan(90);
    const states = new Set(day.map((row) => row.queueStatus ?? row.appointment.status));
    for (const state of ["done", "waiting", "booked", "no-show"]) expect(states).toContain(state);
    const halves = await listHalfDays(ctx, { office: "buergerservice" });
    expect(halves.length).toBeGreaterThan(8);
    expect(halves[0]?.extra).toBeGreaterThan(0);
    expect(halves[0]?.extra).toBeLessThan((halves[0]?.booked ?? 0) * 0.2);
  });

  test("lie in the hours, keep the desks apart, and names older than four weeks are gone", async () => {
    expect(await compareCalendars(system.ctx())).toBeUndefined();
    const [row] = await execute<{ named: number }>(
      system.ctx().db,
      "SELECT count(*)::int AS named FROM appointments.appointment WHERE name IS NOT NULL AND day < '2026-10-25'",
    );
    expect(row?.named).toBe(0);
  });
});
