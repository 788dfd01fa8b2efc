import { sql } from "kysely";
import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#test/postgres";
import { execute, openDatabase, tablesOf, toJson, type Json } from "./database.ts";
import { isInsideTransaction, refuseInsideTransaction } from "./pool.ts";

interface Tables {
  "platform.mark": { key: string; value: Json<unknown>; created_at: Temporal.Instant };
}
const tables = tablesOf<Tables>();
const at = Temporal.Instant.from("2026-03-29T00:59:59.123456Z");

describeOnBothDatabases("a database", (database) => {
  const open = () => openDatabase(database().pool);

  test("reads and writes instants, dates, arrays and JSON as what they are", async () => {
    const { root } = open();
    await tables({ db: root })
      .insertInto("platform.mark")
      .values({ key: "types", value: toJson([1, { a: "ä" }]), created_at: at })
      .execute();
    const row = await tables({ db: root })
      .selectFrom("platform.mark")
      .selectAll()
      .where("key", "=", "types")
      .executeTakeFirstOrThrow();
    expect(row.value).toEqual([1, { a: "ä" }]);
    expect(row.created_at.equals(at)).toBe(true);
    const [other] = await execute<{ date: Temporal.PlainDate; list: string[]; big: number }>(
      root,
      "SELECT $1::date AS date, $2::text[] AS list, 5000000000::bigint AS big",
      [Temporal.PlainDate.from("2028-02-29"), ["a", "b c"]],
    );
    expect(other?.date.toString()).toBe("2028-02-29");
    expect(other?.list).toEqual(["a", "b c"]);
    expect(other?.big).toBe(5_000_000_000);
  });

  test("a transaction that throws leaves nothing, and others do not see into an open one", async () => {
    const db = open();
    const insert = (key: string, handle = db.root) =>
      tables({ db: handle })
        .insertInto("platform.mark")
        .values({ key, value: toJson(1), created_at: at })
        .execute();
    const count = async (key: string): Promise<number> =>
      (await execute(db.root, "SELECT 1 FROM platform.mark WHERE key = $1", [key])).length;
    await expect(
      db.transaction(async (handle) => {
        await insert("gone", handle);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await count("gone")).toBe(0);

    let go: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => (go = resolve));
    const first = db.transaction(async (handle) => {
      await insert("open", handle);
      await wait;
    });
    // A query of a stranger meanwhile: on either database it must not run inside that transaction.
    const stranger = count("open");
    go();
    await first;
    expect(await stranger).toBeLessThanOrEqual(1);
    expect(await count("open")).toBe(1);
  });

  test("a commit after a failed statement is told, not swallowed", async () => {
    const db = open();
    await expect(
      db.transaction(async (handle) => {
        await tables({ db: handle })
          .insertInto("platform.mark")
          .values({ key: "lost", value: toJson(1), created_at: at })
          .execute();
        await sql`SELECT 1/0`.execute(tables({ db: handle })).catch(() => undefined);
      }),
    ).rejects.toThrow();
    expect(await execute(db.root, "SELECT 1 FROM platform.mark WHERE key = 'lost'")).toEqual([]);
  });

  test("inside a transaction neither a second one nor slow work outside is possible", async () => {
    const db = open();
    await db.transaction(async () => {
      expect(isInsideTransaction()).toBe(true);
      expect(() => refuseInsideTransaction("A letter")).toThrow("A letter inside a transaction");
      await expect(db.transaction(async () => undefined)).rejects.toThrow("transaction inside a transaction");
      await expect(database().pool.connect()).rejects.toThrow("inside a transaction");
    });
    expect(isInsideTransaction()).toBe(false);
  });
});
