import { spawn } from "node:child_process";
import { join } from "node:path";

export interface Outcome {
  readonly ok: boolean;
  readonly seconds: number;
}

const ROOT = join(import.meta.dirname, "../..");

/** A tool from `node_modules`, run by the Node that runs this script. */
export function tool(path: string, ...args: string[]): string[] {
  return [process.execPath, join(ROOT, "node_modules", path), ...args];
}

/** Runs a command to its end with its output shown. When the signal comes it is asked to end, then made to. */
export async function run(
  command: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly signal?: AbortSignal } = {},
): Promise<Outcome> {
  const started = performance.now();
  const [program = "", ...args] = command;
  const ok = await new Promise<boolean>((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    const stop = (): void => {
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 15_000).unref();
    };
    if (options.signal?.aborted) stop();
    options.signal?.addEventListener("abort", stop, { once: true });
    const end = (succeeded: boolean): void => {
      options.signal?.removeEventListener("abort", stop);
      resolve(succeeded);
    };
    child.once("error", () => end(false));
    child.once("exit", (code) => end(code === 0));
  });
  return { ok, seconds: (performance.now() - started) / 1000 };
}
