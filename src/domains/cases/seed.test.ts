import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids";
import { testService, writeTestCity } from "#test/city";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { checkCase } from "./check-case.ts";
import { listQueue } from "./list-cases.ts";
import { insertInventedCases, spreadInventedCases } from "./seed.ts";

describeOnBothDatabases("the invented open cases", (database) => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: writeTestCity([testService()]) });
  });
  afterAll(() => system.close());

  test("are spread over the team: the oldest in turn, the newest wait", async () => {
    const ctx = system.job();
    const invented = Array.from({ length: 9 }, (_, index) => ({
      serviceKey: "hund-anmelden",
      createdAt: ctx.now().subtract({ hours: 24 * (9 - index) }),
      channel: "online" as const,
      personId: undefined,
      applicantName: `Erika ${index}`,
      answers: { dogName: "Rex", isLarge: false },
      facts: {},
    }));
    const ids = await insertInventedCases(ctx, invented);
    for (const id of ids) await checkCase(ctx, id);
    const staff = [newId<"staff">(), newId<"staff">()];
    await spreadInventedCases(ctx, ids, staff);
    await spreadInventedCases(ctx, ids.slice(0, 3), [newId<"staff">()]);
    const { rows } = await listQueue(system.ctx(staffActor()), {});
    const byName = new Map(rows.map((row) => [row.applicant_name, row.assignee_id]));
    expect(
      invented.map(({ applicantName }) => staff.findIndex((id) => id === byName.get(applicantName))),
    ).toEqual([0, 1, 0, 1, 0, 1, -1, -1, -1]);
    expect(rows.filter((row) => row.assignee_id === null)).toHaveLength(3);
  });
});
