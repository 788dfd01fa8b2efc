import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Takes the one lock on a data folder: two processes on one embedded database would lose each other's writes
 * without an error.
 * @returns the function that gives the lock back
 * @throws Error naming the process that holds it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, "lock");
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx", mode: 0o600 });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = Number(readFileSync(path, "utf8"));
      if (isRunning(holder)) {
        throw new Error(
          `The data in ${folder} is in use by process ${holder}. Stop it first, or use its address.`,
          { cause: error },
        );
      }
      // Left by a process that was killed.
      rmSync(path, { force: true });
    }
  }
  throw new Error(`The data in ${folder} is in use by another process that started just now.`);
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
