import { readFile, writeFile } from "node:fs/promises";
import { openEmbedded } from "#platform/database/embedded";
import { hashOfMigrations, migrate } from "#platform/database/migrate";
import { cached } from "./cache.ts";
import { versionOf } from "./package-version.ts";

let snapshot: Promise<Blob> | undefined;

/** The empty, migrated embedded database, made once and kept as long as migrations and PGlite stay the same. */
export function migratedSnapshot(): Promise<Blob> {
  snapshot ??= readOrMake();
  return snapshot;
}

async function readOrMake(): Promise<Blob> {
  const name = `embedded-${versionOf("@electric-sql/pglite")}-${hashOfMigrations()}.tar`;
  const path = await cached(name, async (draft) => {
    const pool = await openEmbedded();
    try {
      await migrate(pool);
      await writeFile(draft, new Uint8Array(await (await pool.dump()).arrayBuffer()));
    } finally {
      await pool.end();
    }
  });
  return new Blob([new Uint8Array(await readFile(path))]);
}
