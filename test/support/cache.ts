import { lstat, mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A file or folder that is dear to make, kept in a temporary folder under a name that tells its version.
 * Two workers may make it at once: each makes its own draft and the first to finish wins by a rename.
 */
export async function cached(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const folder = await ownFolder();
  const path = join(folder, name);
  if (await exists(path)) return path;
  const draft = await mkdtemp(join(folder, "draft-"));
  try {
    const made = join(draft, name);
    await make(made);
    await rename(made, path).catch(async (error: unknown) => {
      if (!(await exists(path))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await removeOld(folder, name);
  return path;
}

/** A folder that nobody else can have filled: what lies there is run and loaded. */
async function ownFolder(): Promise<string> {
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `stadtkern-cache-${user}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  const isOwn = process.platform === "win32" || (found.uid === user && (found.mode & 0o077) === 0);
  if (!found.isDirectory() || !isOwn)
    throw new Error(`${folder} does not belong to this user alone; remove it`);
  return folder;
}

/** Other versions: a day after they were made nobody asks for them. */
async function removeOld(folder: string, kept: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name === kept) continue;
    const path = join(folder, name);
    const made = await stat(path).catch(() => undefined);
    const age = performance.timeOrigin + performance.now() - (made?.mtimeMs ?? Infinity);
    const isSameKind = name.startsWith("draft-") || name.split("-")[0] === kept.split("-")[0];
    if (isSameKind && age > 86_400_000) await rm(path, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
