import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { beginDraft, checkCase, decideCase, purgeDestroyed, readCase, saveDraft, submitCase } from "#cases";
import { signInResident } from "#identity";
import { as } from "#platform/context";
import { restoreBackup, writeBackup } from "#platform/backup";
import { listDestroyed } from "#platform/data-keys";
import { execute } from "#platform/database/database";
import { verifyAudit } from "#platform/audit-seal";
import { testService, writeTestCity } from "#test/city";
import { createEmbeddedTestDatabase, createTestDatabase, type TestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";

const folder = (): string => mkdtempSync(join(tmpdir(), "stadtkern-backup-"));
const storesOf = ({ system }: TestSystem) => ({ files: system.files, keys: system.config.keysFolder });

async function makeCase(test: TestSystem, name: string): Promise<string> {
  const bearer = as(test.ctx(), { kind: "bearer", of: "oidc" });
  const account = {
    issuer: "i",
    subject: `account-${name.length}`,
    givenNames: "Erika",
    familyName: "Erfunden",
    level: "low" as const,
  };
  const ctx = test.ctx(await signInResident(bearer, account));
  const { draftId } = await beginDraft(ctx, { serviceKey: "hund-anmelden" });
  await saveDraft(ctx, { ref: { draftId }, answers: { dogName: name, isLarge: false } });
  const submitted = await submitCase(ctx, { draftId });
  if (!submitted.ok) throw new Error("It was not submitted");
  await checkCase(ctx, submitted.caseId);
  return submitted.caseId;
}

describe.each(["postgres", "embedded"] as const)("a backup (%s)", (kind) => {
  const open: (TestSystem | TestDatabase)[] = [];
  const openOn = async (keys?: string): Promise<TestSystem> => {
    const database = await (kind === "postgres" ? createTestDatabase() : createEmbeddedTestDatabase());
    const city = writeTestCity([testService()]);
    const env = keys === undefined ? {} : { STADTKERN_KEYS: keys };
    const system = await openTestSystem({ pool: database.pool, city, env });
    open.push(system, database);
    return system;
  };
  afterAll(async () => {
    for (const each of open) await ("drop" in each ? each.drop() : each.close());
  });

  test("brings back what was there; what was deleted since stays deleted", async () => {
    const before = await openOn();
    const [kept, deleted] = [await makeCase(before, "Barnabas vom Hain"), await makeCase(before, "Bello")];
    const target = folder();
    await writeBackup(before.system.database.pool, storesOf(before), target, before.system.clock.now());
    // The data and the keys that open it lie in different files, and neither holds an answer in clear.
    const data = gunzipSync(readFileSync(join(target, "database.ndjson.gz"))).toString();
    expect(data).toContain(kept);
    expect(data).not.toContain("Barnabas vom Hain");
    expect(data).not.toContain("keys.data_key");

    await decideCase(before.ctx(staffActor()), {
      caseId: deleted,
      decision: { outcome: "refused", refusal: "too-many" },
    });
    before.clock.advance({ years: 1, days: 1 });
    await before.system.jobs
      .kinds()
      .find((job) => job.name === "cases.retention")
      ?.run(before.job(), {});
    expect(listDestroyed(before.system.config.keysFolder)).toContain(deleted);

    // The machine's own keys, with its list of what was destroyed since the backup.
    const keys = folder();
    cpSync(before.system.config.keysFolder, keys, { recursive: true });
    const after = await openOn(keys);
    await restoreBackup(after.system.database.pool, target, storesOf(after));
    const purged = await purgeDestroyed(after.job(), { ids: listDestroyed(keys) });
    expect(purged).toEqual([deleted]);
    const desk = after.ctx(staffActor());
    expect((await readCase(desk, { caseId: kept })).sections[0]?.rows[0]?.text).toBe("Barnabas vom Hain");
    await expect(readCase(desk, { caseId: deleted })).rejects.toMatchObject({ code: "not-found" });
    expect(await execute(desk.db, "SELECT 1 FROM keys.data_key WHERE owner_id = $1", [deleted])).toEqual([]);
    expect((await verifyAudit(after.job())).ok).toBe(true);
    // Numbers go on where they were.
    const next = await makeCase(after, "Hasso");
    const [row] = await execute<{ reference: string }>(
      desk.db,
      "SELECT reference FROM cases.application WHERE id = $1",
      [next],
    );
    expect(row?.reference).toMatch(/-000003$/);
  });

  test("that was changed, or a database that is not empty, is refused", async () => {
    const before = await openOn();
    await makeCase(before, "Barnabas vom Hain");
    const target = folder();
    await writeBackup(before.system.database.pool, storesOf(before), target, before.system.clock.now());
    await expect(restoreBackup(before.system.database.pool, target, storesOf(before))).rejects.toThrow(
      "not empty",
    );
    writeFileSync(join(target, "data-keys.ndjson.gz"), "x");
    const after = await openOn();
    await expect(restoreBackup(after.system.database.pool, target, storesOf(after))).rejects.toThrow(
      "damaged",
    );
  });
});
