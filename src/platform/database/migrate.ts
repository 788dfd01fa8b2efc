import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pool } from "./pool.ts";

const FOLDER = join(import.meta.dirname, "../../../db/migrations");

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** The migrations in the order of `migrations.txt`, one `<domain>/<file>.sql` a line. */
export function listMigrations(folder = FOLDER): Migration[] {
  return readFileSync(join(folder, "migrations.txt"), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((name) => {
      const sql = readFileSync(join(folder, name), "utf8");
      return { name, sql, hash: createHash("sha256").update(sql).digest("hex") };
    });
}

/** One hash over all migrations: the name of a prepared, migrated database. */
export function hashOfMigrations(migrations = listMigrations()): string {
  return createHash("sha256")
    .update(migrations.map((each) => each.hash).join())
    .digest("hex")
    .slice(0, 16);
}

/**
 * Brings the database to the newest state, forward only, each file in its own transaction. Two processes that start
 * at once wait for each other.
 * @returns the names that were new
 * @throws Error when a file that ran already was changed, or the database is newer than this program
 */
export async function migrate(pool: Pool, migrations = listMigrations()): Promise<string[]> {
  const connection = await pool.connect();
  try {
    await connection.query("SELECT pg_advisory_lock(7332011)");
    await connection.query("CREATE SCHEMA IF NOT EXISTS platform");
    await connection.query(
      `CREATE TABLE IF NOT EXISTS platform.migration
       (name text PRIMARY KEY, hash text NOT NULL, created_at timestamptz NOT NULL DEFAULT now())`,
    );
    const { rows } = await connection.query<{ name: string; hash: string }>(
      "SELECT name, hash FROM platform.migration",
    );
    const done = new Map(rows.map((row) => [row.name, row.hash]));
    refuseStrangers(done, migrations);
    const added = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of added) {
      await connection.query("BEGIN");
      try {
        for (const statement of statementsOf(migration.sql)) await connection.query(statement);
        await connection.query("INSERT INTO platform.migration (name, hash) VALUES ($1, $2)", [
          migration.name,
          migration.hash,
        ]);
        await connection.query("COMMIT");
      } catch (error) {
        await connection.query("ROLLBACK");
        throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
      }
    }
    return added.map((migration) => migration.name);
  } finally {
    await connection.query("SELECT pg_advisory_unlock(7332011)");
    connection.release();
  }
}

function refuseStrangers(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  for (const migration of migrations) {
    const hash = done.get(migration.name);
    if (hash !== undefined && hash !== migration.hash) {
      throw new Error(`Migration ${migration.name} was changed after it ran; write a new file instead`);
    }
  }
  const stranger = [...done.keys()].find((name) => !migrations.some((migration) => migration.name === name));
  if (stranger)
    throw new Error(`The database is newer than this program (it has ${stranger}); start the newer version`);
}

/** Splits a migration into statements at a semicolon that ends a line, but not inside a `$$` body. */
function statementsOf(sql: string): string[] {
  const statements: string[] = [];
  let current = "";
  for (const line of sql.split("\n")) {
    current += `${line}\n`;
    const isInBody = (current.match(/\$\$/g)?.length ?? 0) % 2 === 1;
    if (!isInBody && /;\s*$/.test(line.replace(/--.*$/, ""))) {
      statements.push(current);
      current = "";
    }
  }
  return current.replace(/--.*$/gm, "").trim() === "" ? statements : [...statements, current];
}
