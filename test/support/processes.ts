import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
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

/** A port of the loopback interface that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
