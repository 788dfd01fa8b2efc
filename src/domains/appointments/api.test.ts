import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueToken } from "#identity";
import type { Server } from "#platform/http/server";
import { newToken } from "#platform/ids";
import { exportDataset } from "#usage";
import { buildTestServer } from "#test/app";
import { writeAppointmentCity } from "#test/appointments";
import { useTestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";

describe("the API of appointments", () => {
  const database = useTestDatabase();
  let system: TestSystem;
  let server: Server;
  beforeAll(async () => {
    system = await openTestSystem({
      pool: database().pool,
      city: writeAppointmentCity(),
      now: "2026-06-15T05:00:00Z",
    });
    server = await buildTestServer(system);
  });
  afterAll(async () => {
    await server.app.close();
    await system.close();
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    server.app.inject({ method: "GET", url, headers });
  const post = async (path: string, payload: object) => {
    const response = await server.app.inject({
      method: "POST",
      url: `/api/v1/appointments/${path}`,
      payload,
    });
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
  };

  test("free times are plain JSON that a browser need not fetch twice, until something is booked", async () => {
    const first = await get("/termine/frei.json?anliegen=pass:2");
    expect(first.statusCode).toBe(200);
    const { minutes, offices } = first.json<{
      minutes: number;
      offices: { days: { starts: string[] }[] }[];
    }>();
    expect([minutes, offices[0]?.days[0]?.starts[0]]).toEqual([30, "2026-06-15T06:00:00Z"]);
    const etag = String(first.headers["etag"]);
    const again = await get("/termine/frei.json?anliegen=pass:2", { "if-none-match": etag });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
    for (const desk of [1, 2])
      await post("hold", {
        token: newToken(),
        office: "town",
        start: "2026-06-15T06:00:00Z",
        visit: `pass:${desk}`,
      });
    const changed = await get("/termine/frei.json?anliegen=pass:2", { "if-none-match": etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).not.toBe(first.body);
    expect((await get("/termine/frei.json?anliegen=nichts")).statusCode).toBe(404);
    expect((await get("/termine/frei.json?anliegen=%3C%3E")).statusCode).toBe(422);
    expect((await get("/termine/frei.json")).statusCode).toBe(422);
  });

  test("the whole way by program, twice is once, and what is taken is an answer and no error", async () => {
    const token = newToken();
    const wish = { token, office: "town", start: "2026-06-16T06:00:00Z", visit: "pass" };
    const held = await post("hold", wish);
    expect(held).toMatchObject({ status: 200, body: { ok: true, appointment: { status: "held" } } });
    expect(await post("hold", wish)).toEqual(held);
    expect(await post("extend", { token })).toMatchObject({ body: { ok: true } });
    expect(await post("confirm", { token, name: "Ada Erfunden" })).toMatchObject({
      body: { ok: true, appointment: { status: "booked" } },
    });
    expect(await post("move", { token, office: "town", start: "2026-06-16T07:00:00Z" })).toMatchObject({
      body: { ok: true, appointment: { start: "2026-06-16T07:00:00Z" } },
    });
    expect(await post("move", { token, office: "town", start: "2026-06-16T15:00:00Z" })).toMatchObject({
      status: 200,
      body: { ok: false },
    });
    expect(await post("read", { token })).toMatchObject({ body: { start: "2026-06-16T07:00:00Z" } });
    expect(await post("cancel", { token })).toMatchObject({ body: { ok: true } });
    expect((await post("read", { token: newToken() })).status).toBe(404);
    expect((await post("hold", { ...wish, start: "gestern" })).status).toBe(422);
  });

  test("is in the OpenAPI document", async () => {
    const { paths } = (await get("/api/openapi.json")).json<{ paths: Record<string, unknown> }>();
    expect(Object.keys(paths).filter((path) => path.includes("/appointments/"))).toHaveLength(9);
  });

  test("staff have the days of a desk in their calendar, by a token of theirs, without names", async () => {
    const token = newToken();
    await post("hold", { token, office: "town", start: "2026-06-17T06:00:00Z", visit: "pass" });
    await post("confirm", { token, name: "Geheime Person" });
    const url = "/api/v1/appointments/calendar.ics?office=town";
    expect((await get(url)).statusCode).toBe(401);
    const made = await issueToken(system.ctx(staffActor({ roles: ["administrator"] })), {
      name: "calendar",
      scopes: ["role:front-office"],
      days: 30,
    });
    const feed = await get(url, { authorization: `Bearer ${made.token}` });
    expect(feed.statusCode).toBe(200);
    const events = new ICAL.Component(ICAL.parse(feed.body)).getAllSubcomponents("vevent");
    expect(events.map((event) => event.getFirstPropertyValue("dtstart")?.toString())).toContain(
      "2026-06-17T06:00:00Z",
    );
    expect(feed.body).not.toContain("Geheime");
  });

  test("open data count days without small numbers", async () => {
    const rows = await exportDataset(system.ctx(), "appointments-daily");
    expect(Array.isArray(rows)).toBe(true);
  });
});
