import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
import { openPostgres } from "#platform/database/postgres";
import { newId } from "#platform/ids";
import { testService, writeTestCity } from "#test/city";
import { describeOnBothDatabases, type TestDatabase } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { cityOf, getService, getServiceVersion } from "./services.ts";
import { approveSetting } from "./setting-approve.ts";
import { listDecided, listProposed, type SettingChangeId } from "./setting-changes.ts";
import { proposeSetting } from "./setting-propose.ts";
import { refuseSetting } from "./setting-refuse.ts";
import { listenToContent, publishDefinitions, reloadSettings } from "./setting-reload.ts";

const KEY = "hund-anmelden";
const SUMMARY = `service.${KEY}.summary`;
const FEE = `service.${KEY}.fee.0.amountCents`;
const ofTag = (amountCents: number) => ({ amountCents, label: "Marke", norm: "§ 2 Hundesatzung" });

describeOnBothDatabases("settings", (database) => {
  let test1: TestSystem;
  let editor: Ctx;
  let second: Ctx;
  const city = writeTestCity([
    testService({
      hints: [
        { de: "Alt", en: "Old", uk: "Старий" },
        { de: "Bleibt", en: "Stays", uk: "Є" },
      ],
    }),
  ]);

  beforeAll(async () => {
    test1 = await openTestSystem({ pool: (database() as TestDatabase).pool, city });
    editor = test1.ctx(staffActor({ roles: ["editor"] }));
    second = test1.ctx(staffActor({ roles: ["administrator"] }));
  });
  afterAll(() => test1.close());

  const propose = async (key: string, value: unknown): Promise<SettingChangeId> =>
    (await proposeSetting(editor, { key, value, reason: "Beschluss vom Juni" })).changeId;
  const put = async (key: string, value: unknown): Promise<void> => {
    await approveSetting(second, { changeId: await propose(key, value) });
    await reloadSettings(second);
    test1.clock.advance({ minutes: 1 });
  };

  test("hold when a second person has approved them, and not before", async () => {
    const value = { de: "Ihr Hund, kurz.", en: "Your dog, in short." };
    const changeId = await propose(SUMMARY, value);
    await reloadSettings(second);
    expect(getService(editor, KEY).service.summary.de).toBe("Melden Sie Ihren Hund an.");
    await expect(approveSetting(editor, { changeId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(refuseSetting(editor, { changeId })).rejects.toMatchObject({ code: "forbidden" });
    await approveSetting(second, { changeId });
    await reloadSettings(second);
    expect(getService(editor, KEY).service.summary).toEqual(value);
    await expect(approveSetting(second, { changeId })).rejects.toMatchObject({ code: "conflict" });
    const [last] = await listDecided(editor, SUMMARY);
    expect(last).toMatchObject({ value, reason: "Beschluss vom Juni", state: "approved" });
    expect(last?.approved_by).not.toBe(last?.proposed_by);
  });

  test("leave an audit row each", async () => {
    const rows = await execute<{ action: string; detail: { key?: string } }>(
      editor.db,
      "SELECT action, detail FROM platform.audit_entry WHERE subject_kind = 'setting'",
    );
    const actions = rows.filter(({ detail }) => detail.key === SUMMARY).map(({ action }) => action);
    expect(new Set(actions)).toEqual(new Set(["catalogue.proposeSetting", "catalogue.approveSetting"]));
  });

  test("are not for everybody", async () => {
    const worker = test1.ctx(staffActor({ roles: ["caseworker", "lead"] }));
    const given = { key: SUMMARY, value: { de: "x", en: "x" }, reason: "weil" };
    await expect(proposeSetting(worker, given)).rejects.toMatchObject({ code: "forbidden" });
    await expect(approveSetting(worker, { changeId: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(refuseSetting(worker, { changeId: "x" })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("cannot be approved by the same person in the database either", async () => {
    const changeId = await propose(`service.${KEY}.title`, { de: "Hunde", en: "Dogs" });
    const cheat = execute(
      editor.db,
      "UPDATE platform.setting_change SET state = 'approved', approved_by = proposed_by WHERE id = $1",
      [changeId],
    );
    await expect(cheat).rejects.toMatchObject({ code: "23514" });
    await refuseSetting(second, { changeId });
    expect(await listProposed(editor)).toEqual([]);
  });

  test("that would break a service or an office are refused with the reason", async () => {
    const refusal = (key: string, value: unknown): Promise<unknown> =>
      propose(key, value).then(
        () => "accepted",
        (error: { message?: string }) => error.message,
      );
    expect(await refusal(SUMMARY, { de: "Mit <b>HTML</b>", en: "x" })).toContain("HTML");
    expect(await refusal(SUMMARY, { de: "Nur Deutsch" })).toContain("nicht gültig");
    expect(await refusal(SUMMARY, null)).toContain("nicht gültig");
    expect(await refusal("office.amt.hours", "montags früh")).toContain("montags früh");
    expect(await refusal("office.amt.email", "keine")).toContain("nicht gültig");
    expect(await refusal(FEE, ofTag(-1))).toContain("nicht gültig");
    expect(await refusal(FEE, { ...ofTag(100), norm: "§ 9" })).toContain("andere Norm");
    expect(await refusal(FEE, ofTag(2000))).toContain("schon so");
    expect(await refusal(`service.${KEY}.flow`, {})).toBe("not-found");
    expect(await refusal(`service.${KEY}.legalBases`, [])).toBe("not-found");
    expect(await listProposed(editor)).toEqual([]);
  });

  test("of a fee change what the page states and what the flow charges, in a new version", async () => {
    const before = getService(editor, KEY);
    await put(FEE, ofTag(2500));
    const after = getService(editor, KEY);
    expect(after.service.costs[0]?.amountCents).toBe(2500);
    expect(after.service.flow.fee[0]?.amountCents).toBe(2500);
    expect(after.version).not.toBe(before.version);
    const kept = await getServiceVersion(editor, KEY, before.version);
    expect(kept.service.flow.fee[0]?.amountCents).toBe(2000);
    // Another process, which never had that version in force, reads it from the database.
    const other = await openTestSystem({ pool: (database() as TestDatabase).pool, city });
    expect(getService({ system: other.system }, KEY).version).toBe(after.version);
    expect((await getServiceVersion(other.ctx(), KEY, before.version)).service.costs[0]?.amountCents).toBe(
      2000,
    );
    await other.close();
  });

  test("of an office hold as well, and may be emptied", async () => {
    await put("office.amt.hours", "Mo-Fr 08:00-12:00; PH off");
    await put("office.amt.phone", "0000 22-0");
    expect(cityOf(editor).offices[0]).toMatchObject({
      hours: "Mo-Fr 08:00-12:00; PH off",
      phone: "0000 22-0",
    });
    await put("office.amt.phone", null);
    expect(cityOf(editor).offices[0]?.phone).toBeUndefined();
  });

  test("keep the file's further languages as long as the German text is the same", async () => {
    await put(`service.${KEY}.hints`, [
      { de: "Neu", en: "New" },
      { de: "Bleibt", en: "Stays here" },
    ]);
    expect(getService(editor, KEY).service.hints).toEqual([
      { de: "Neu", en: "New" },
      { de: "Bleibt", en: "Stays here", uk: "Є" },
    ]);
  });

  test("that no longer fit the files are left out, and the rest holds", async () => {
    const insert = (key: string, value: unknown) =>
      execute(
        editor.db,
        `INSERT INTO platform.setting_change
          (id, key, value, reason, proposed_by, created_at, approved_by, decided_at, state)
         VALUES ($1, $2, $3, 'x', 'a', now(), 'b', now(), 'approved')`,
        [newId(), key, JSON.stringify(value)],
      );
    await insert("service.gibt-es-nicht.title", { de: "x", en: "x" });
    await insert(`service.${KEY}.cost.7.amountCents`, ofTag(1));
    await reloadSettings(second);
    expect(getService(editor, KEY).service.flow.fee[0]?.amountCents).toBe(2500);
  });

  test("reach another process by NOTIFY, which clears its pages after that", async () => {
    const { url, pool } = database() as TestDatabase;
    const otherPool = url === undefined ? pool : openPostgres(url, 3);
    const other = await openTestSystem({ pool: otherPool, city });
    await publishDefinitions(other.job());
    const seen: (string | undefined)[] = [];
    const stop = await listenToContent(other.system, () =>
      seen.push(getService({ system: other.system }, KEY).service.howLong?.de),
    );
    const changeId = await propose(`service.${KEY}.howLong`, { de: "Zwei Tage", en: "Two days" });
    expect(getService({ system: other.system }, KEY).service.howLong).toBeUndefined();
    await approveSetting(second, { changeId });
    await vi.waitFor(() => expect(seen).toEqual(["Zwei Tage"]), { timeout: 5000 });
    await stop();
    await other.close();
    if (otherPool !== pool) await otherPool.end();
  });
});
