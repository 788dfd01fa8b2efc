import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { newToken } from "./ids.ts";

/** The SHA-256 of the stored bytes in hexadecimal: a file's only name. */
export type ContentHash = string;

/** Bytes by content hash. The folder is the default; an object store implements the same (`s3Files`). */
export interface FileStore {
  /** Stores the bytes for good (flushed to disk) before it returns. */
  put(bytes: Uint8Array): Promise<ContentHash>;
  get(hash: ContentHash): Promise<Uint8Array | undefined>;
  has(hash: ContentHash): Promise<boolean>;
  remove(hash: ContentHash): Promise<void>;
  /** All files, in no order, for a backup and for the sweep of what nobody refers to. */
  list(): AsyncIterable<ContentHash>;
}

/** A file store in a folder, two levels deep so that no directory grows large. */
export function folderFiles(folder: string): FileStore {
  const pathOf = (hash: ContentHash): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("This is not a content hash");
    return join(folder, hash.slice(0, 2), hash);
  };
  return {
    put: async (bytes) => {
      const hash = createHash("sha256").update(bytes).digest("hex");
      const path = pathOf(hash);
      if (await exists(path)) return hash;
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
      const temporary = `${path}.${newToken(6)}`;
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      return hash;
    },
    get: async (hash) => {
      try {
        return await readFile(pathOf(hash));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    has: (hash) => exists(pathOf(hash)),
    remove: (hash) => rm(pathOf(hash), { force: true }),
    list: () => listFolder(folder),
  };
}

async function* listFolder(folder: string): AsyncGenerator<ContentHash> {
  if (!(await exists(folder))) return;
  for (const part of await readdir(folder))
    for (const name of await readdir(join(folder, part))) if (/^[0-9a-f]{64}$/.test(name)) yield name;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
