import type { Pool } from "#platform/database/pool";
import { DOMAINS } from "./domains.ts";

/** Each convention as a query for what breaks it; a row's `wrong` names the place. */
const CONVENTIONS = {
  "names are snake_case": `
    SELECT format('%s.%s.%s', schema, relation, name) AS wrong FROM (
      SELECT table_schema AS schema, table_name AS relation, column_name AS name FROM information_schema.columns
      UNION ALL SELECT schemaname, tablename, indexname FROM pg_indexes
      UNION ALL SELECT table_schema, table_name, constraint_name FROM information_schema.table_constraints
        WHERE constraint_name !~ '_not_null$'
    ) AS names
    WHERE schema || '.' || relation || '.' || name !~ '^[a-z][a-z0-9_]*[.][a-z][a-z0-9_]*[.][a-z][a-z0-9_]*$'`,

  "foreign keys are indexed": `
    SELECT format('%s: %s', conrelid::regclass, conname) AS wrong, n.nspname AS schema
    FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
    WHERE contype = 'f' AND NOT EXISTS (
      SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indisvalid
        AND (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] @> c.conkey)`,

  "foreign keys stay in their schema": `
    SELECT format('%s -> %s', a.oid::regclass, b.oid::regclass) AS wrong, n.nspname AS schema
    FROM pg_constraint c JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid
    JOIN pg_namespace n ON n.oid = a.relnamespace
    WHERE c.contype = 'f' AND a.relnamespace <> b.relnamespace`,

  "time has its zone": `
    SELECT format('%s.%s.%s is %s', table_schema, table_name, column_name, data_type) AS wrong, table_schema AS schema
    FROM information_schema.columns
    WHERE udt_name IN ('timestamp', '_timestamp', 'timetz', 'tsrange', 'tsmultirange')`,

  "money is whole cents": `
    SELECT format('%s.%s.%s is %s', table_schema, table_name, column_name, data_type) AS wrong, table_schema AS schema
    FROM information_schema.columns
    WHERE udt_name = 'money'
      OR (column_name ~ '_cents$' AND udt_name NOT IN ('int4', 'int8'))
      OR (column_name ~ '(^|_)(fee|fees|amount|price|cost|costs|euro|euros)$' AND udt_name IN ('int2', 'int4', 'int8', 'numeric', 'float4', 'float8'))`,

  "every table tells when a row came": `
    SELECT format('%s.%s', table_schema, table_name) AS wrong, table_schema AS schema
    FROM information_schema.tables t
    WHERE table_type = 'BASE TABLE'
      AND NOT EXISTS (SELECT 1 FROM information_schema.columns c WHERE c.table_schema = t.table_schema
        AND c.table_name = t.table_name AND c.column_name = 'created_at' AND c.udt_name = 'timestamptz')
      AND NOT EXISTS (SELECT 1 FROM pg_inherits i WHERE i.inhrelid = format('%I.%I', table_schema, table_name)::regclass)`,

  "every schema is a domain's": `
    SELECT nspname AS wrong, nspname AS schema FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
    UNION ALL SELECT format('public.%s', tablename), 'public' FROM pg_tables WHERE schemaname = 'public'`,
} as const;

export type Convention = keyof typeof CONVENTIONS;
export const conventions = Object.keys(CONVENTIONS) as Convention[];

/** Schemas that a migration may make (`keys` lies apart so that it can expire apart); the job queue makes its own, by its own rules. */
const OWN_SCHEMAS = ["platform", "keys", ...DOMAINS.map((name) => name.replaceAll("-", "_"))];
const FOREIGN_SCHEMAS = ["information_schema", "pg_catalog", "pg_toast", "pgboss"];

/** Tables that need no `created_at`, each with its reason. */
export const WITHOUT_CREATED_AT: Readonly<Record<string, string>> = {
  "usage.event": "counts without persons: only the day is kept",
  "usage.daily_count": "counts without persons: only the day is kept",
  "usage.satisfaction": "counts without persons: only the day is kept",
};

/** What in the database breaks the convention. */
export async function breaches(pool: Pool, convention: Convention): Promise<string[]> {
  const connection = await pool.connect();
  try {
    const { rows } = await connection.query<{ wrong: string; schema?: string }>(CONVENTIONS[convention]);
    return rows
      .map((row) => ({ wrong: row.wrong, schema: row.schema ?? row.wrong.split(".")[0] ?? "" }))
      .filter(({ schema }) => !FOREIGN_SCHEMAS.includes(schema))
      .filter(({ schema }) => convention !== "every schema is a domain's" || !OWN_SCHEMAS.includes(schema))
      .filter(
        ({ wrong }) => convention !== "every table tells when a row came" || !(wrong in WITHOUT_CREATED_AT),
      )
      .map(({ wrong }) => wrong)
      .toSorted();
  } finally {
    connection.release();
  }
}
