import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#platform/actor";
import { execute } from "#platform/database/database";
import type { Id } from "#platform/ids";
import { testService, writeTestCity } from "#test/city";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { assignTask } from "./assign-task.ts";
import { closeRound } from "./close-round.ts";
import { decideDelivery } from "./decide-delivery.ts";
import { deliverValue } from "./deliver-value.ts";
import { openRound } from "./open-round.ts";
import { readRound, signedOffObservations, type RoundTask } from "./read-round.ts";

describeOnBothDatabases("a collection round", (database) => {
  let system: TestSystem;
  let editions = 0;
  // The test city has the office "amt" with the team "parken".
  const office = staffActor({ roles: ["caseworker"], teams: ["parken"] });
  const stranger = staffActor({ roles: ["caseworker"], teams: ["andere"] });
  const officer = staffActor({ roles: ["officer"], teams: [] });
  const second = staffActor({ roles: ["officer"], teams: ["parken"] });
  const as = (actor: Actor) => system.ctx(actor);

  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: writeTestCity([testService()]) });
  });
  beforeEach(() => system.clock.set("2026-06-15T08:00:00Z"));
  afterAll(() => system.close());

  const opened = async (): Promise<{ roundId: Id<"collection-round">; edition: string }> => {
    const edition = `edition-${(editions += 1)}`;
    const round = await openRound(as(officer), {
      edition,
      dueOn: "2026-06-30",
      tasks: [{ parameter: "wifi", office: "amt" }, { parameter: "sensors" }],
    });
    if (!round.ok) throw new Error(round.reason);
    return { roundId: round.roundId, edition };
  };
  const tasksOf = async (roundId: string, actor: Actor = officer): Promise<readonly RoundTask[]> =>
    (await readRound(as(actor), { roundId })).tasks;
  const taskOf = async (roundId: string, parameter: string): Promise<RoundTask> => {
    const found = (await tasksOf(roundId)).find(({ task }) => task.parameter === parameter);
    if (!found) throw new Error(`No task ${parameter}`);
    return found;
  };
  const value = { value: 12.5, source: "Jahresbericht 2025, Seite 4", validOn: "2026-06-01" };

  test("is one an edition, with offices that exist and a day to come", async () => {
    const { edition } = await opened();
    const again = { edition, dueOn: "2026-06-30", tasks: [{ parameter: "wifi" }] };
    expect(await openRound(as(second), again)).toEqual({ ok: false, reason: "edition-has-one" });
    const other = { ...again, edition: "other" };
    expect(await openRound(as(officer), { ...other, dueOn: "2026-06-14" })).toEqual({
      ok: false,
      reason: "due-in-the-past",
    });
    const tasks = [{ parameter: "wifi", office: "nirgends" }];
    expect(await openRound(as(officer), { ...other, tasks })).toEqual({
      ok: false,
      reason: "unknown-office",
    });
    const both = await Promise.all(
      [1, 2].map(() => openRound(as(officer), { ...other, edition: "at-once" })),
    );
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    await expect(openRound(as(office), other)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("shows each office its own parameters, and the officer all of them", async () => {
    const { roundId } = await opened();
    const names = async (actor: Actor): Promise<string[]> =>
      (await tasksOf(roundId, actor)).map(({ task }) => task.parameter);
    expect(await names(officer)).toEqual(["sensors", "wifi"]);
    expect(await names(office)).toEqual(["wifi"]);
    expect(await names(stranger)).toEqual([]);
    const { task } = await taskOf(roundId, "sensors");
    const assigned = { taskId: task.id, office: "amt", dueOn: "2026-07-10" };
    expect(await assignTask(as(officer), assigned)).toEqual({ ok: true });
    expect(await names(office)).toEqual(["sensors", "wifi"]);
    await expect(assignTask(as(office), assigned)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("takes a value with its source from the office that answers for it, and the officer signs it off", async () => {
    const { roundId } = await opened();
    const { task } = await taskOf(roundId, "wifi");
    const delivery = { taskId: task.id, ...value };
    await expect(deliverValue(as(stranger), delivery)).rejects.toMatchObject({ code: "not-found" });
    await expect(deliverValue(as(office), { ...delivery, source: " " })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await deliverValue(as(office), { ...delivery, validOn: "2026-06-16" })).toEqual({
      ok: false,
      reason: "date-in-the-future",
    });
    expect(await deliverValue(as(office), delivery)).toEqual({ ok: true });
    // One waits at a time, also when two of the office deliver at once.
    expect(await deliverValue(as(office), delivery)).toEqual({ ok: false, reason: "waits-for-officer" });
    expect(await signedOffObservations(as(officer), { roundId })).toEqual([]);
    const decision = { taskId: task.id, decision: "signed-off" } as const;
    await expect(decideDelivery(as(office), decision)).rejects.toMatchObject({ code: "forbidden" });
    expect(await decideDelivery(as(officer), decision)).toEqual({ ok: true });
    expect(await decideDelivery(as(officer), decision)).toEqual({ ok: false, reason: "nothing-waits" });
    expect(await signedOffObservations(as(officer), { roundId })).toMatchObject([
      {
        city: "Probehausen",
        key: "wifi",
        value: 12.5,
        source: value.source,
        date: value.validOn,
        deliveredBy: "Amt",
        status: "verified",
      },
    ]);
  });

  test("returns a value with a reason; the next one does not hide the first", async () => {
    const { roundId } = await opened();
    const { task } = await taskOf(roundId, "wifi");
    await deliverValue(as(office), { taskId: task.id, ...value });
    const returned = { taskId: task.id, decision: "returned" } as const;
    expect(await decideDelivery(as(officer), returned)).toEqual({ ok: false, reason: "reason-missing" });
    const reason = "Gezählt werden nur öffentliche Zugänge";
    expect(await decideDelivery(as(officer), { ...returned, reason })).toEqual({ ok: true });
    expect((await taskOf(roundId, "wifi")).state).toBe("returned");
    system.clock.advance({ minutes: 1 });
    await deliverValue(as(office), { taskId: task.id, ...value, value: 9 });
    await decideDelivery(as(officer), { taskId: task.id, decision: "signed-off" });
    const { deliveries } = await taskOf(roundId, "wifi");
    expect(deliveries.map((each) => [each.value, each.state, each.reason])).toEqual([
      [9, "signed-off", null],
      [12.5, "returned", reason],
    ]);
    expect(await signedOffObservations(as(officer), { roundId })).toMatchObject([{ value: 9 }]);
  });

  test("is not signed off by whoever delivered, not even in the table", async () => {
    const { roundId } = await opened();
    const { task } = await taskOf(roundId, "wifi");
    await deliverValue(as(second), { taskId: task.id, ...value });
    expect(await decideDelivery(as(second), { taskId: task.id, decision: "signed-off" })).toEqual({
      ok: false,
      reason: "own",
    });
    await expect(
      execute(
        system.job().db,
        "UPDATE city_index.delivery SET state = 'signed-off', decided_by = delivered_by, decided_at = now() WHERE task_id = $1",
        [task.id],
      ),
    ).rejects.toMatchObject({ code: "23514" });
  });

  test("is overdue from the day after the deadline, until something was delivered", async () => {
    const { roundId } = await opened();
    const overdue = async (): Promise<string[]> =>
      (await tasksOf(roundId)).flatMap(({ task, isOverdue }) => (isOverdue ? [task.parameter] : []));
    system.clock.set("2026-06-30T20:00:00Z");
    expect(await overdue()).toEqual([]);
    // Midnight in the city.
    system.clock.set("2026-06-30T22:00:00Z");
    expect(await overdue()).toEqual(["sensors", "wifi"]);
    const { task } = await taskOf(roundId, "wifi");
    await deliverValue(as(office), { taskId: task.id, ...value });
    expect(await overdue()).toEqual(["sensors"]);
  });

  test("that is closed takes nothing more", async () => {
    const { roundId } = await opened();
    const { task } = await taskOf(roundId, "wifi");
    await closeRound(as(officer), { roundId });
    const first = (await readRound(as(officer), { roundId })).round.closed_at;
    system.clock.advance({ hours: 1 });
    await closeRound(as(officer), { roundId });
    expect((await readRound(as(officer), { roundId })).round.closed_at?.equals(first!)).toBe(true);
    expect(await deliverValue(as(office), { taskId: task.id, ...value })).toEqual({
      ok: false,
      reason: "round-closed",
    });
    expect(await assignTask(as(officer), { taskId: task.id, office: "amt", dueOn: "2026-07-01" })).toEqual({
      ok: false,
      reason: "round-closed",
    });
  });
});
