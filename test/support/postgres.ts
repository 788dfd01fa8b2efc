import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { openEmbedded } from "#platform/database/embedded";
import type { Pool } from "#platform/database/pool";
import { openPostgres } from "#platform/database/postgres";
import { migratedSnapshot } from "./embedded-snapshot.ts";

export const TEMPLATE = "stadtkern_template";

export interface TestDatabase extends AsyncDisposable {
  readonly kind: "postgres" | "embedded";
  /** For a second pool or another process; the embedded database has none. */
  readonly url: string | undefined;
  readonly pool: Pool;
  /** Closes the pool and removes the database. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Without the migrations. */
  readonly empty?: boolean;
  /** Connections of the pool, 10 unless given. */
  readonly connections?: number;
}

/** An own migrated database on the PostgreSQL of this run. Outside a suite's hooks: `await using`. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = inject("postgres");
  if (server.problem) throw new Error(server.problem);
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(
    server.url,
    `CREATE DATABASE ${name} TEMPLATE ${options.empty ? "template0" : TEMPLATE} STRATEGY FILE_COPY`,
  );
  const url = server.url.replace(/\/[^/]*$/, `/${name}`);
  const pool = openPostgres(url, options.connections ?? 10);
  return withDrop("postgres", url, pool, () => onServer(server.url, `DROP DATABASE ${name} WITH (FORCE)`));
}

/** An own migrated database in the process. */
export async function createEmbeddedTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const pool = await openEmbedded(options.empty ? {} : { snapshot: await migratedSnapshot() });
  return withDrop("embedded", undefined, pool, async () => undefined);
}

/** For use in a `describe`: a database for all its tests. Call the function given back inside a test or hook. */
export function useTestDatabase(
  kind: TestDatabase["kind"] = "postgres",
  options: TestDatabaseOptions = {},
): () => TestDatabase {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await (kind === "postgres"
      ? createTestDatabase(options)
      : createEmbeddedTestDatabase(options));
  });
  afterAll(() => database?.drop());
  return () => {
    if (!database) throw new Error("The test database exists only inside tests and hooks");
    return database;
  };
}

/** Runs the same suite twice: on a real PostgreSQL and on the embedded one, each in a database of its own. */
export function describeOnBothDatabases(name: string, suite: (database: () => TestDatabase) => void): void {
  describe(`${name} (PostgreSQL)`, () => {
    suite(useTestDatabase("postgres"));
  });
  describe(`${name} (embedded)`, () => {
    suite(useTestDatabase("embedded"));
  });
}

async function onServer(url: string, sql: string): Promise<void> {
  const pool = openPostgres(url, 1);
  await pool.script(sql).finally(() => pool.end());
}

function withDrop(
  kind: TestDatabase["kind"],
  url: string | undefined,
  pool: Pool,
  remove: () => Promise<void>,
): TestDatabase {
  let dropped = false;
  const drop = async (): Promise<void> => {
    if (dropped) return;
    dropped = true;
    await pool.end();
    await remove();
  };
  return { kind, url, pool, drop, [Symbol.asyncDispose]: drop };
}
