import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { execute } from "#platform/database/database";
import { testService, writeTestCity } from "#test/city";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, residentActor, type TestSystem } from "#test/system";
import { listenToSessions, makeSessionCache } from "./session-cache.ts";
import { createSession, deleteSession, findSession, saveSessionData, type Session } from "./session.ts";

const NOW = Temporal.Instant.from("2026-06-15T08:00:00Z");
const session = (expiresAt = NOW.add({ hours: 1 })): Session => ({
  token: "t",
  actor: residentActor(),
  data: {},
  csrf: "c",
  expiresAt,
});

describe("kept sessions", () => {
  test("are known for twenty seconds, and never longer than the session lasts", () => {
    const cache = makeSessionCache();
    expect(cache.begin("a", NOW).known).toBeUndefined();
    cache.begin("a", NOW).keep(session());
    expect(cache.begin("a", NOW.add({ milliseconds: 19_999 })).known).toBeDefined();
    expect(cache.begin("a", NOW.add({ seconds: 20 })).known).toBeUndefined();
    cache.begin("b", NOW).keep(session(NOW.add({ seconds: 5 })));
    expect(cache.begin("b", NOW.add({ milliseconds: 4999 })).known).toBeDefined();
    expect(cache.begin("b", NOW.add({ seconds: 5 })).known).toBeUndefined();
  });

  test("are forgotten one by one, and all where notifications were missed", () => {
    const cache = makeSessionCache();
    for (const hash of ["a", "b", "c"]) cache.begin(hash, NOW).keep(session());
    cache.forget("a");
    expect(["a", "b", "c"].map((hash) => cache.begin(hash, NOW).known !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
    cache.forget("");
    expect(cache.begin("b", NOW).known).toBeUndefined();
  });

  test("of an answer that was on its way while a change was heard are not kept", () => {
    const cache = makeSessionCache();
    const asked = cache.begin("a", NOW);
    cache.forget("a");
    asked.keep(session());
    expect(cache.begin("a", NOW).known).toBeUndefined();
  });
});

describeOnBothDatabases("a session in two processes", (database) => {
  let systems: TestSystem[];
  let stops: (() => Promise<void>)[];
  beforeAll(async () => {
    const city = writeTestCity([testService()]);
    systems = [];
    for (const _ of [1, 2]) systems.push(await openTestSystem({ pool: database().pool, city }));
    stops = await Promise.all(systems.map(({ system }) => listenToSessions(system)));
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
    for (const each of systems) await each.close();
  });
  const root = (index: number) => {
    const { system } = systems[index]!;
    return { system, db: system.database.root };
  };

  test("that ends in one is ended in the other too, and a change of it is seen", async () => {
    const { token } = await createSession(root(0), { actor: residentActor() });
    for (const index of [0, 1]) expect(await findSession(root(index), token)).toMatchObject({ data: {} });
    await saveSessionData(root(0), token, { step: 2 });
    expect(await findSession(root(0), token)).toMatchObject({ data: { step: 2 } });
    await vi.waitFor(async () =>
      expect(await findSession(root(1), token)).toMatchObject({ data: { step: 2 } }),
    );
    await deleteSession(root(0), token);
    expect(await findSession(root(0), token)).toBeUndefined();
    await vi.waitFor(async () => expect(await findSession(root(1), token)).toBeUndefined());
  });

  test("is asked for once, not at every request", async () => {
    const { token } = await createSession(root(0), { actor: residentActor() });
    expect(await findSession(root(0), token)).toBeDefined();
    await execute(root(0).db, "UPDATE platform.session SET csrf = 'changed unseen'");
    expect((await findSession(root(0), token))?.csrf).not.toBe("changed unseen");
    expect((await findSession(root(1), token))?.csrf).toBe("changed unseen");
  });
});
