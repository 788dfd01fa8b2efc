import { expect, test, vi } from "vitest";
import { createTestDatabase } from "#test/postgres";

test("a lent connection that the server ends between two statements fails the next one, not the process", async () => {
  await using database = await createTestDatabase({ empty: true });
  const lent = await database.pool.connect();
  const { rows } = await lent.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const other = await database.pool.connect();
  await other.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  await vi.waitFor(async () => {
    const left = await other.query("SELECT pid FROM pg_stat_activity WHERE pid = $1", [rows[0]?.pid]);
    expect(left.rows).toEqual([]);
  });
  await expect(lent.query("SELECT 1")).rejects.toThrow();
  lent.release(true);
  expect((await other.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  other.release();
});
