import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import type { Connection, Pool } from "./database/pool.ts";
import { listMigrations } from "./database/migrate.ts";
import { folderFiles, type ContentHash, type FileStore } from "./files.ts";

/** Keys lie in a file of their own: they are to be stored apart, and expire on their own. */
const PARTS = [
  { file: "database.ndjson.gz", has: (schema: string) => schema !== "keys" },
  { file: "data-keys.ndjson.gz", has: (schema: string) => schema === "keys" },
] as const;
const BATCH = 500;

const manifestSchema = z.object({
  format: z.literal("stadtkern-backup-2"),
  createdAt: z.string(),
  migrations: z.array(z.string()),
  rows: z.record(z.string(), z.number()),
  sequences: z.record(z.string(), z.number()),
  hashes: z.record(z.string(), z.string()),
});
export type Manifest = z.output<typeof manifestSchema>;

interface Stores {
  readonly files: FileStore;
  /** The folder of the keys. */
  readonly keys: string;
}

/**
 * Writes database, files and keys into a folder, the database as it stood at one moment. Jobs are not part of it:
 * what they would have done is found again from the cases' own dates.
 */
export async function writeBackup(
  pool: Pool,
  stores: Stores,
  target: string,
  createdAt: Temporal.Instant,
): Promise<Manifest> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const connection = await pool.connect();
  const rows: Record<string, number> = {};
  const hashes: Record<string, string> = {};
  let sequences: Record<string, number> = {};
  try {
    await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const tables = await listTables(connection);
    for (const part of PARTS) {
      const own = tables.filter((table) => part.has(table.schema));
      hashes[part.file] = await dump(connection, own, join(target, part.file), rows);
    }
    sequences = await listSequences(connection);
    await connection.query("COMMIT");
  } finally {
    connection.release();
  }
  const copies = folderFiles(join(target, "files"));
  for await (const hash of stores.files.list()) await copy(stores.files, copies, hash);
  await cp(stores.keys, join(target, "keys"), { recursive: true }).catch(ignoreMissing);
  const manifest: Manifest = {
    format: "stadtkern-backup-2",
    createdAt: createdAt.toString(),
    migrations: listMigrations().map((migration) => migration.name),
    rows,
    sequences,
    hashes,
  };
  await writeFile(join(target, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

/**
 * Reads a backup into a database that has been migrated and holds nothing yet.
 * @throws Error when a file was changed, the database is not empty, or the backup is of a newer program
 */
export async function restoreBackup(pool: Pool, source: string, stores: Stores): Promise<Manifest> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(source, "manifest.json"), "utf8")));
  const known = new Set(listMigrations().map((migration) => migration.name));
  const stranger = manifest.migrations.find((name) => !known.has(name));
  if (stranger)
    throw new Error(`The backup is of a newer program (it has ${stranger}). Restore it with that version.`);
  for (const [file, hash] of Object.entries(manifest.hashes)) {
    if ((await hashOfFile(join(source, file))) !== hash)
      throw new Error(`${file} in the backup was changed or is damaged.`);
  }
  const connection = await pool.connect();
  try {
    const tables = await listTables(connection);
    for (const table of tables) {
      if (table.schema === "catalogue") continue;
      const { rows } = await connection.query(`SELECT 1 FROM ${table.name} LIMIT 1`);
      if (rows.length > 0)
        throw new Error(`The database is not empty (${table.name}). Restore into an empty one.`);
    }
    await connection.query("BEGIN");
    for (const part of PARTS) await load(connection, tables, join(source, part.file));
    await setSequences(connection, manifest.sequences);
    await connection.query("COMMIT");
  } catch (error) {
    await connection.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    connection.release();
  }
  const copies = folderFiles(join(source, "files"));
  for await (const hash of copies.list()) await copy(copies, stores.files, hash);
  await cp(join(source, "keys"), stores.keys, { recursive: true, force: false }).catch(ignoreMissing);
  return manifest;
}

interface Table {
  readonly schema: string;
  readonly name: string;
}

/** All tables of ours, each after those that it refers to. */
async function listTables(connection: Connection): Promise<Table[]> {
  const { rows } = await connection.query<{ schema: string; name: string; refers: string[] }>(`
    SELECT n.nspname AS schema, format('%I.%I', n.nspname, c.relname) AS name,
      coalesce((SELECT array_agg(DISTINCT f.confrelid::regclass::text) FROM pg_constraint f
        WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid), '{}') AS refers
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'jobs', 'public')
      AND n.nspname NOT LIKE 'pg_%' AND format('%I.%I', n.nspname, c.relname) <> 'platform.migration'
    ORDER BY 1, 2`);
  const ordered: Table[] = [];
  const waiting = [...rows];
  while (waiting.length > 0) {
    const at = waiting.findIndex((row) =>
      row.refers.every((name) => ordered.some((done) => done.name === name)),
    );
    const [next] = waiting.splice(Math.max(at, 0), 1);
    if (next) ordered.push({ schema: next.schema, name: next.name });
  }
  return ordered;
}

async function dump(
  connection: Connection,
  tables: readonly Table[],
  path: string,
  rows: Record<string, number>,
): Promise<string> {
  const hash = createHash("sha256");
  const zip = createGzip();
  const file = createWriteStream(path, { mode: 0o600 });
  zip.on("data", (chunk: Buffer) => hash.update(chunk));
  zip.pipe(file);
  for (const { name } of tables) {
    let count = 0;
    await connection.query(
      `DECLARE backup NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS row FROM ${name} t`,
    );
    for (;;) {
      const batch = await connection.query<{ row: string }>(`FETCH ${BATCH} FROM backup`);
      for (const { row } of batch.rows) zip.write(`{"table":${JSON.stringify(name)},"row":${row}}\n`);
      count += batch.rows.length;
      if (batch.rows.length < BATCH) break;
    }
    await connection.query("CLOSE backup");
    rows[name] = count;
  }
  zip.end();
  await finished(file);
  return hash.digest("hex");
}

async function load(connection: Connection, tables: readonly Table[], path: string): Promise<void> {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity });
  let table = "";
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    // The name was found in the database itself, so it can stand in the statement.
    if (!tables.some((known) => known.name === table))
      throw new Error(`The backup holds a table ${table} that this program does not know.`);
    const source = `[${batch.join(",")}]`;
    await connection.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, value)).* FROM jsonb_array_elements($1::jsonb) ON CONFLICT DO NOTHING`,
      [source],
    );
    batch = [];
  };
  for await (const line of lines) {
    const { table: of } = JSON.parse(line) as { table: string };
    if (of !== table || batch.length >= BATCH) await flush();
    table = of;
    batch.push(line.slice(line.indexOf(',"row":') + 7, -1));
  }
  await flush();
}

/** Where each sequence of ours stands; a sequence is not transactional, so it may be ahead of the rows, never behind. */
async function listSequences(connection: Connection): Promise<Record<string, number>> {
  const { rows } = await connection.query<{ name: string; last: string | null }>(`
    SELECT format('%I.%I', schemaname, sequencename) AS name, last_value AS last FROM pg_sequences
    WHERE schemaname NOT IN ('jobs', 'public')`);
  return Object.fromEntries(rows.flatMap(({ name, last }) => (last === null ? [] : [[name, Number(last)]])));
}

/** Sequences go on after the last number that was given out. */
async function setSequences(
  connection: Connection,
  sequences: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [name, last] of Object.entries(sequences))
    await connection.query("SELECT setval($1::regclass, $2)", [name, last]);
}

/** @throws Error when the bytes are not those of their name */
async function copy(from: FileStore, to: FileStore, hash: ContentHash): Promise<void> {
  const bytes = await from.get(hash);
  // Deleted meanwhile, as the sweep does: then nothing refers to it either.
  if (!bytes) return;
  if ((await to.put(bytes)) !== hash) throw new Error(`The file ${hash} was changed or is damaged.`);
}

async function hashOfFile(path: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
