import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ServerProcess extends AsyncDisposable {
  /** Where it answers: `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly pid: number;
  /** All it has written so far, to both channels. */
  output(): string;
  /** Sends the signal to this process alone and waits for its end. */
  kill(signal?: NodeJS.Signals): Promise<Ending>;
  /** Ends it and removes the data folder made for it, if any. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Settings such as DATABASE_URL or STADTKERN_DATA. Nothing else of the caller's environment is handed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments after `start`. */
  readonly args?: readonly string[];
  /** The same port again after a crash; a free one unless given. */
  readonly port?: number;
  readonly readyWithinSeconds?: number;
}

const ROOT = join(import.meta.dirname, "../..");

/**
 * Starts the real server, as `bin/stadtkern start` does, and waits until `/health` answers 200. Node is started
 * directly, so that a signal reaches the server itself and not a parent that would survive it.
 */
export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const ownData = options.env?.["STADTKERN_DATA"]
    ? undefined
    : await mkdtemp(join(tmpdir(), "stadtkern-data-"));
  const port = options.port ?? (await freePort());
  const loaders = [
    join(ROOT, "node_modules/tsx/dist/loader.mjs"),
    join(import.meta.dirname, "no-network.ts"),
  ];
  const imports = loaders.flatMap((path) => ["--import", pathToFileURL(path).href]);
  const child = spawn(
    process.execPath,
    [...imports, join(ROOT, "src/main.ts"), "start", ...(options.args ?? [])],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"],
        HOST: "127.0.0.1",
        PORT: String(port),
        ...(ownData ? { STADTKERN_DATA: ownData } : {}),
        ...options.env,
      },
    },
  );
  const written: string[] = [];
  for (const channel of [child.stdout, child.stderr]) {
    channel.setEncoding("utf8");
    channel.on("data", (text: string) => written.push(text));
  }
  // When the tests end early, the server must not stay behind.
  const onExit = (): void => void child.kill("SIGKILL");
  process.on("exit", onExit);
  const ended = new Promise<Ending>((resolve) => {
    child.once("exit", (code, signal) => {
      process.off("exit", onExit);
      resolve({ code, signal });
    });
  });

  const kill: ServerProcess["kill"] = async (signal = "SIGTERM") => {
    child.kill(signal);
    return ended;
  };
  const stop = async (): Promise<void> => {
    const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
    await kill("SIGTERM");
    clearTimeout(late);
    if (ownData) await rm(ownData, { recursive: true, force: true, maxRetries: 3 });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await healthy(url, ended, options.readyWithinSeconds ?? 60);
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}\n${written.join("").slice(-4000)}`, { cause: error });
  }
  return {
    url,
    pid: child.pid ?? 0,
    output: () => written.join(""),
    kill,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function healthy(url: string, ended: Promise<Ending>, seconds: number): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (performance.now() < deadline) {
    if (isOver) throw new Error(`The server ended with ${(await ended).code} before it was ready`);
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5000) }).catch(
      () => undefined,
    );
    await response?.body?.cancel();
    if (response?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready after ${seconds} s`);
}

const LOWEST_PORT = 10_000;
const PORTS_IN_A_ROW = 10;
const BLOCKS = 2200;

/**
 * The first of ten ports of the loopback interface that nobody uses. They lie below those that the system gives to
 * outgoing connections, and are claimed until this process ends: a server that is killed finds them free again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST_PORT + Math.floor(Math.random() * BLOCKS) * PORTS_IN_A_ROW;
    if (!claim(port)) continue;
    const ports = Array.from({ length: PORTS_IN_A_ROW }, (_, index) => port + index);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return port;
  }
}

const claimed = new Set<string>();
const STALE_MS = 3_600_000;

/** A folder can be made by one process only; one that a killed process has left behind counts for an hour. */
function claim(port: number): boolean {
  const folder = join(tmpdir(), `stadtkern-port-${port}`);
  try {
    const made = statSync(folder, { throwIfNoEntry: false });
    if (made && Date.now() - made.mtimeMs > STALE_MS) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  } catch {
    return false;
  }
  if (claimed.size === 0) process.once("exit", release);
  claimed.add(folder);
  return true;
}

function release(): void {
  for (const folder of claimed) rmSync(folder, { recursive: true, force: true });
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, "127.0.0.1");
    await once(probe, "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
