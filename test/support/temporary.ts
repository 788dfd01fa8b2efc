import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export interface TemporaryFolder {
  readonly path: string;
}

const PREFIX = "stadtkern-run-";

/** Places for temporary files that other users can reach too: a server run unprivileged must read its binaries. */
export function temporaryPlaces(): string[] {
  const places = [tmpdir(), "/tmp", "/var/tmp", "/dev/shm"].map((place) => resolve(place));
  return [...new Set(places)].filter(isReachableByAll);
}

/** A folder whose name tells the process that made it, so that a later run finds what a killed one left behind. */
export async function makeTemporaryFolder(place: string): Promise<TemporaryFolder> {
  removeLeftovers(place);
  const path = await mkdtemp(join(place, `${PREFIX}${process.pid}-`));
  await chmod(path, 0o755);
  return { path };
}

/** Removes the folder when the process ends in whatever way it can notice. The function given back does it now. */
export function removeOnExit(folder: TemporaryFolder, before: () => void): () => Promise<void> {
  const onExit = (): void => {
    before();
    rmSync(folder.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  const onSignal = (): void => process.exit(1);
  process.on("exit", onExit);
  process.on("SIGTERM", onSignal);
  process.on("SIGHUP", onSignal);
  return async () => {
    process.off("exit", onExit);
    process.off("SIGTERM", onSignal);
    process.off("SIGHUP", onSignal);
    await rm(folder.path, { recursive: true, force: true, maxRetries: 5 });
  };
}

/** Folders of runs that were killed, with the servers that still run in them. */
function removeLeftovers(place: string): void {
  for (const name of readdirSync(place)) {
    const maker = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (maker === undefined || isRunning(Number(maker))) continue;
    const path = join(place, name);
    try {
      if (statSync(path).uid !== (process.getuid?.() ?? 0)) continue;
      endServerIn(path);
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Another run may be removing it at this moment.
    }
  }
}

function endServerIn(path: string): void {
  const data = join(path, "data");
  try {
    const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
    // The number may belong to another process by now, so its command line must name this folder.
    const command = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout;
    const known = command || readFileSync(`/proc/${pid}/cmdline`, "utf8");
    if (pid > 1 && known.includes(data)) process.kill(pid, "SIGQUIT");
  } catch {
    // No server there.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isReachableByAll(place: string): boolean {
  const searchable = process.platform === "win32" ? 0 : 0o001;
  for (let path = place; ; path = dirname(path)) {
    try {
      if ((statSync(path).mode & searchable) !== searchable) return false;
    } catch {
      return false;
    }
    if (path === dirname(path)) return true;
  }
}
