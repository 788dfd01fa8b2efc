import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listMigrations } from "#platform/database/migrate";
import { useTestDatabase } from "#test/postgres";
import { breaches, conventions, WITHOUT_CREATED_AT, type Convention } from "./schema-conventions.ts";
import { ROOT } from "./sources.ts";

describe("the migrated database keeps the conventions", () => {
  const database = useTestDatabase();

  test.each(conventions)("%s", async (convention) => {
    expect(await breaches(database().pool, convention)).toEqual([]);
  });

  test("the check sees the tables, and its exceptions exist", async () => {
    const connection = await database().pool.connect();
    const { rows } = await connection.query<{ name: string }>(
      "SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
    );
    connection.release();
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(Object.keys(WITHOUT_CREATED_AT)));
  });
});

describe("the migrations", () => {
  test("migrations.txt names every file once, in the folder of its domain", () => {
    const folder = join(ROOT, "db/migrations");
    const written = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".sql"))
      .map((path) => path.replaceAll("\\", "/"));
    expect(
      listMigrations()
        .map((each) => each.name)
        .toSorted(),
    ).toEqual(written.toSorted());
  });
});

describe("each convention can fail", () => {
  const database = useTestDatabase("postgres", { empty: true });
  const examples: Record<Convention, readonly [sql: string, breach: string]> = {
    "names are snake_case": ['CREATE TABLE cases.case_file ("caseId" int)', "cases.case_file.caseId"],
    "foreign keys are indexed": [
      "CREATE TABLE cases.a (id int PRIMARY KEY); CREATE TABLE cases.b (a_id int CONSTRAINT b_a REFERENCES cases.a)",
      "cases.b: b_a",
    ],
    "foreign keys stay in their schema": [
      "CREATE TABLE cases.c (id int PRIMARY KEY); CREATE TABLE forms.d (c_id int REFERENCES cases.c)",
      "forms.d -> cases.c",
    ],
    "time has its zone": ["CREATE TABLE cases.e (at timestamp)", "cases.e.at is timestamp without time zone"],
    "money is whole cents": [
      "CREATE TABLE cases.f (fee numeric, fee_cents numeric, price_cents int)",
      "cases.f.fee is numeric",
    ],
    "every table tells when a row came": ["CREATE TABLE cases.g (id int)", "cases.g"],
    "every schema is a domain's": ["CREATE SCHEMA fish", "fish"],
  };

  test.each(conventions)("%s", async (convention) => {
    const [sql, breach] = examples[convention];
    const { pool } = database();
    await pool.script("CREATE SCHEMA IF NOT EXISTS cases; CREATE SCHEMA IF NOT EXISTS forms");
    await pool.script(sql);
    expect(await breaches(pool, convention)).toContain(breach);
  });
});
