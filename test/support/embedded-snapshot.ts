import { lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "#platform/database/embedded";
import { hashOfMigrations, migrate } from "#platform/database/migrate";

let snapshot: Promise<Blob> | undefined;

/** The empty, migrated embedded database, made once and kept in a temporary folder as long as nothing changes. */
export function migratedSnapshot(): Promise<Blob> {
  snapshot ??= readOrMake();
  return snapshot;
}

async function readOrMake(): Promise<Blob> {
  const folder = await ownFolder();
  if (!folder) return make();
  const path = join(folder, `embedded-${versionOfPGlite()}-${hashOfMigrations()}.tar`);
  const known = await readFile(path).catch(() => undefined);
  if (known) return new Blob([new Uint8Array(known)]);
  const made = await make();
  // Two workers may make it at once: a rename replaces a whole file by a whole file.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, new Uint8Array(await made.arrayBuffer()));
  await rename(draft, path);
  await removeOld(folder);
  return made;
}

/** Snapshots of former migrations: a day after they were made nobody asks for them. */
async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const age = performance.timeOrigin + performance.now() - (await stat(path)).mtimeMs;
    if (age > 86_400_000) await rm(path, { force: true });
  }
}

async function make(): Promise<Blob> {
  const pool = await openEmbedded();
  try {
    await migrate(pool);
    return await pool.dump();
  } finally {
    await pool.end();
  }
}

/** A folder that nobody else can have filled; nothing is kept where that is not certain. */
async function ownFolder(): Promise<string | undefined> {
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `stadtkern-cache-${user}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await lstat(folder);
    const isOwn =
      found.isDirectory() &&
      (process.platform === "win32" || (found.uid === user && (found.mode & 0o077) === 0));
    return isOwn ? folder : undefined;
  } catch {
    return undefined;
  }
}

function versionOfPGlite(): string {
  const path = createRequire(import.meta.url)
    .resolve("@electric-sql/pglite")
    .replace(/dist[\\/].*$/, "package.json");
  return String((createRequire(import.meta.url)(path) as { version: unknown }).version);
}
