import { describe, expect, test } from "vitest";
import { createTestDatabase, describeOnBothDatabases } from "#test/postgres";

describeOnBothDatabases("test databases", (database) => {
  test("are PostgreSQL 18 and migrated", async () => {
    const connection = await database().pool.connect();
    const { rows } = await connection.query<{ version: string; migrations: number }>(
      `SELECT current_setting('server_version') AS version,
              (SELECT count(*)::int FROM platform.migration) AS migrations`,
    );
    connection.release();
    expect(rows[0]?.version).toMatch(/^18\./);
    expect(rows[0]?.migrations).toBeGreaterThan(0);
  });
});

describe("databases on the server", () => {
  test("are apart from each other and gone afterwards", async () => {
    const first = await createTestDatabase();
    await using second = await createTestDatabase();
    await first.pool.script("CREATE TABLE only_here (id int)");
    await expect(second.pool.script("SELECT * FROM only_here")).rejects.toThrow(/only_here/);
    await first.drop();
    const connection = await second.pool.connect();
    const { rows } = await connection.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM pg_database WHERE datname = $1",
      [first.url?.split("/").at(-1)],
    );
    connection.release();
    expect(rows[0]?.n).toBe(0);
  });
});
