import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "#platform/actor";
import { setClock } from "#platform/clock";
import { contextOf, type Ctx, type System } from "#platform/context";
import { openDatabase } from "#platform/database/database";
import { openLog } from "#platform/log";
import { describeOnBothDatabases } from "#test/postgres";
import { aggregateUsage, EVENT_DAYS } from "./aggregate-usage.ts";
import { countSystems, readCitySystems } from "./city-systems.ts";
import {
  CITY_SYSTEMS,
  measures,
  perWeek,
  rateService,
  recordUsage,
  satisfactionSince,
  usageBetween,
  weeklySeries,
  type Measure,
} from "./index.ts";
import { tables } from "./tables.ts";
import { mondayOf } from "./weekly-series.ts";

const clock = setClock("2026-06-17T08:00:00Z");
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** As much of a system as counting needs. */
function smallSystem(parts: Partial<System>): System {
  return { clock, log: openLog("silent"), ...parts } as System;
}

describeOnBothDatabases("usage", (database) => {
  let ctx: Ctx;
  let job: Ctx;
  beforeAll(() => {
    const system = smallSystem({ database: openDatabase(database().pool) });
    ctx = contextOf(system);
    job = contextOf(system, { actor: systemActor("test") });
  });

  async function recordOn(
    date: string,
    service: string,
    event: string,
    times = 1,
    page?: string,
  ): Promise<void> {
    clock.set(`${date}T10:00:00Z`);
    for (let n = 0; n < times; n += 1)
      await recordUsage(ctx, { service, event, channel: "online", ...(page ? { page } : {}) });
    clock.set("2026-06-17T08:00:00Z");
  }

  test("summing up keeps every count, deletes the events and can be repeated", async () => {
    const before = clock
      .now()
      .toZonedDateTimeISO("Europe/Berlin")
      .toPlainDate()
      .subtract({ days: EVENT_DAYS });
    await recordOn("2026-03-02", "sum", "started", 3);
    await recordOn("2026-03-02", "sum", "page", 2, "address");
    await recordOn(before.subtract({ days: 1 }).toString(), "sum", "started", 2);
    await recordOn(before.toString(), "sum", "started", 5);
    const counts = async () =>
      (await usageBetween(ctx, day("2026-01-01"), day("2027-01-01")))
        .filter((each) => each.service === "sum")
        .toSorted((a, b) => a.event.localeCompare(b.event));
    const counted = await counts();
    expect(counted.map(({ event, count }) => [event, count])).toEqual([
      ["page", 2],
      ["started", 10],
    ]);

    await aggregateUsage(job, {});
    expect(await counts()).toEqual(counted);
    const left = await tables(ctx)
      .selectFrom("usage.event")
      .select("created_on")
      .where("service", "=", "sum")
      .execute();
    expect(left).toHaveLength(5);

    // An event of a day that was summed up before: seed, or a late import.
    await recordOn("2026-03-02", "sum", "started", 4);
    await aggregateUsage(job, {});
    await aggregateUsage(job, {});
    expect((await counts()).map(({ count }) => count)).toEqual([2, 14]);
  });

  test("only jobs may sum up", async () => {
    await expect(aggregateUsage(ctx, {})).rejects.toMatchObject({ code: "not-signed-in" });
  });

  test("weeks begin on Monday, whole ones only, empty ones count 0, old and new together", async () => {
    await recordOn("2026-06-01", "week", "started", 2);
    await recordOn("2026-06-07", "week", "started", 1);
    await recordOn("2026-06-08", "week", "started", 4);
    await recordOn("2026-06-08", "week", "submitted", 9);
    await recordOn("2026-06-16", "week", "started", 50);
    await recordOn("2026-04-01", "week", "started", 7);
    await aggregateUsage(job, {});
    const series = await weeklySeries(ctx, { service: "week", events: ["started"], weeks: 12 });
    expect(series.map(({ count }) => count)).toEqual([0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 3, 4]);
    expect(series.at(-1)?.week.toString()).toBe("2026-06-08");
    expect(mondayOf(day("2026-06-14")).toString()).toBe("2026-06-08");
    expect(mondayOf(day("2026-06-15")).toString()).toBe("2026-06-15");
    expect((await weeklySeries(ctx, { events: ["started"] })).at(-1)?.count).toBeGreaterThanOrEqual(4);
    expect(await perWeek(ctx, "week", "submitted")).toBe(9 / 4);
  });

  test("a rating keeps day, stars and text, and nothing of the person", async () => {
    await rateService(ctx, { service: "rated", stars: 5 });
    await rateService(ctx, { service: "rated", stars: 2, comment: "  Zu lang.  " });
    const rows = await tables(ctx)
      .selectFrom("usage.satisfaction")
      .selectAll()
      .where("service", "=", "rated")
      .orderBy("stars")
      .execute();
    expect(rows.map(({ stars, comment }) => [stars, comment])).toEqual([
      [2, "Zu lang."],
      [5, null],
    ]);
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
      "comment",
      "created_on",
      "id",
      "service",
      "stars",
    ]);
    expect(await satisfactionSince(ctx, day("2026-06-01"))).toEqual([
      { service: "rated", ratings: 2, mean: 3.5 },
    ]);
  });

  test.each([
    { service: "rated", stars: 0 },
    { service: "rated", stars: 6 },
    { service: "rated", stars: 2.5 },
    { service: "Rated!", stars: 3 },
    { service: "rated", stars: 3, comment: "x".repeat(501) },
  ])("refuses the rating %j", async (rating) => {
    await expect(rateService(ctx, rating)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("the systems of the digital city", () => {
  const measure = (system: string, more: Partial<Measure> = {}): Measure => ({
    system,
    title: { de: "T" },
    status: "live",
    channel: { de: "Portal" },
    indicator: { de: "Payment" },
    ...more,
  });

  test("are fourteen, and without measures none is there yet", async () => {
    const ctx = contextOf(smallSystem({ database: openDatabase({} as never) }));
    expect(CITY_SYSTEMS).toHaveLength(14);
    expect(new Set(CITY_SYSTEMS.map((each) => each.key)).size).toBe(14);
    expect(countSystems(ctx)).toEqual({ live: 0, demo: 0, planned: 14, all: 14 });
    expect(
      (await readCitySystems(ctx)).every(
        (each) => each.use.kind === "not-measured" && each.status === "planned",
      ),
    ).toBe(true);
  });

  test("show what is registered, add up several measures, and stand when one count fails", async () => {
    const ctx = contextOf(smallSystem({ database: openDatabase({} as never) }));
    measures.add(
      ctx.system,
      "permits",
      measure("resident-parking", { since: "2026-04", status: "demo", perWeek: async () => 3 }),
    );
    measures.add(
      ctx.system,
      "warden",
      measure("resident-parking", { since: "2026-02", perWeek: async () => 4.5 }),
    );
    measures.add(
      ctx.system,
      "broken",
      measure("energy", { perWeek: () => Promise.reject(new Error("away")) }),
    );
    measures.add(ctx.system, "silent", measure("mobility", { status: "demo" }));
    const states = await readCitySystems(ctx);
    const stateOf = (key: string) => states.find((each) => each.key === key);
    expect(stateOf("resident-parking")).toMatchObject({
      status: "live",
      since: "2026-02",
      use: { kind: "measured", perWeek: 7.5 },
      indicator: { de: "Payment" },
    });
    expect(stateOf("energy")?.use).toEqual({ kind: "failed" });
    expect(stateOf("mobility")).toMatchObject({ status: "demo", use: { kind: "not-measured" } });
    expect(countSystems(ctx)).toEqual({ live: 2, demo: 1, planned: 11, all: 14 });
  });
});
