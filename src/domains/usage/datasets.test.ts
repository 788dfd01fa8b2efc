import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Server } from "#platform/http/server";
import { apiClient, type Json } from "#test/api-client";
import { buildTestServer } from "#test/app";
import { testService, writeTestCity } from "#test/city";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, type TestSystem } from "#test/system";
import { datasets, suppressed } from "./datasets.ts";
import { tables } from "./tables.ts";

describe("open data", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;
  const { get } = apiClient(() => server);

  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: writeTestCity([testService()]) });
    datasets.add(system.system, "secret", {
      title: { de: "Geheim" },
      description: { de: "Personenbezogen" },
      licence: "none",
      isPersonal: true,
      row: z.object({ name: z.string() }),
      rows: async () => [{ name: "Erika" }],
    });
    server = await buildTestServer(system);
    const count = (created_on: string, number: number) => ({
      created_on: Temporal.PlainDate.from(created_on),
      service: "hund-anmelden",
      event: "submitted",
      channel: "online",
      page: "",
      count: number,
    });
    // The clock stands on Monday, 15 June 2026: that week is not over.
    await tables(system.job())
      .insertInto("usage.daily_count")
      .values([
        count("2026-06-08", 7),
        count("2026-06-14", 3),
        count("2026-06-03", 4),
        count("2026-06-15", 90),
      ])
      .execute();
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });

  test("leaves out counts from 1 to 4, and no others", () => {
    expect([0, 1, 4, 5].map(suppressed)).toEqual([0, null, null, 5]);
  });

  test("is listed with licence and the shape of a row, without what is personal", async () => {
    const { body } = await get("/api/v1/datasets");
    const list = body as unknown as Json[];
    const keys = list.map((each) => each["key"]);
    expect(keys).toEqual(expect.arrayContaining(["service-usage", "parking-zones"]));
    expect(keys).not.toContain("secret");
    expect(list[0]).toMatchObject({ licence: "cc-zero", row: { type: "object" } });
  });

  test("gives the use of whole weeks, small counts left out", async () => {
    const { body } = await get("/api/v1/datasets/service-usage");
    const row = { service: "hund-anmelden", event: "submitted", channel: "online" };
    expect(body["rows"]).toEqual([
      { ...row, week: "2026-06-01", count: null },
      { ...row, week: "2026-06-08", count: 10 },
    ]);
  });

  test("that is personal or not there is not found", async () => {
    for (const key of ["secret", "nothing", "__proto__"])
      expect((await get(`/api/v1/datasets/${key}`)).status).toBe(404);
  });
});
