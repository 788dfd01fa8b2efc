import { spawn, spawnSync, type ChildProcessByStdio } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { Socket } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { installPostgres, type Installation } from "./postgres-binaries.ts";
import { freePort } from "./processes.ts";
import { removeOnExit } from "./temporary.ts";

export interface ClusterOptions {
  /** On: every commit reaches the disk, as in production. Off (the default): fast, and lost on a crash. */
  readonly durable?: boolean;
  readonly maxConnections?: number;
  /** Further settings of postgresql.conf. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

export interface Cluster {
  readonly port: number;
  /** The address of a database in it, `postgres` unless named. */
  url(database?: string): string;
  /** Ends the server as a power cut would and leaves its data; `start` brings it back on the same port. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

type Server = ChildProcessByStdio<null, null, Readable>;

/** A PostgreSQL 18 of its own in a temporary folder, on a free port of the loopback interface. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const installation = await installPostgres();
  const password = randomBytes(12).toString("hex");
  const data = await initialise(installation, password);
  let port = 0;
  let server: Server | undefined;

  const start = async (): Promise<void> => {
    // Between looking for a free port and using it another process may take it.
    for (let attempt = 1; ; attempt++) {
      const tried = port || (await freePort());
      try {
        server = spawnServer(installation, data, tried, options);
        await ready(server);
        port = tried;
        return;
      } catch (error) {
        if (attempt === 3 || port) throw error;
      }
    }
  };
  const end = async (signal: "SIGINT" | "SIGQUIT"): Promise<void> => {
    const ending = server;
    server = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, "exit");
    ending.ref();
    ending.kill(signal);
    await gone;
  };
  const forget = removeOnExit(installation.folder, () => server?.kill("SIGQUIT"));

  await start();
  return {
    get port() {
      return port;
    },
    url: (database = "postgres") => `postgres://stadtkern:${password}@127.0.0.1:${port}/${database}`,
    crash: () => end("SIGQUIT"),
    start,
    stop: async () => {
      await end("SIGINT");
      await forget();
    },
  };
}

async function initialise({ folder, binaries, identity }: Installation, password: string): Promise<string> {
  const data = join(folder.path, "data");
  const passwordFile = join(folder.path, "password");
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  const { uid, gid } = identity;
  if (uid !== undefined && gid !== undefined)
    for (const path of [data, passwordFile]) await chown(path, uid, gid);
  // The built-in locale is the same everywhere, whatever locales the machine has.
  const flags = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8"];
  const made = spawnSync(
    join(binaries, "initdb"),
    [
      "-D",
      data,
      "-U",
      "stadtkern",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--no-sync",
      ...flags,
    ],
    { ...identity, cwd: folder.path, env: environment(), encoding: "utf8" },
  );
  if (made.status !== 0) {
    throw new Error(`initdb failed: ${made.error?.message ?? ""}\n${made.stdout}\n${made.stderr}`);
  }
  return data;
}

function spawnServer(
  { folder, binaries, identity }: Installation,
  data: string,
  port: number,
  options: ClusterOptions,
): Server {
  const settings = Object.entries({ ...settingsFor(options), port, ...options.settings });
  return spawn(
    join(binaries, "postgres"),
    ["-D", data, ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // A group of its own: Ctrl-C in the terminal ends the tests first, and they end the server.
    {
      ...identity,
      cwd: folder.path,
      env: environment(),
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    },
  );
}

async function ready(server: Server): Promise<void> {
  const log: string[] = [];
  let overdue: NodeJS.Timeout | undefined;
  server.stderr.setEncoding("utf8");
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string): void =>
      reject(new Error(`PostgreSQL did not start: ${why}\n${log.join("")}`));
    server.once("error", (error) => fail(error.message));
    server.once("exit", (code, signal) => fail(`it ended with ${code ?? signal}`));
    server.stderr.on("data", (text: string) => {
      if (log.length < 200) log.push(text);
      if (text.includes("ready to accept connections")) resolve();
    });
    overdue = setTimeout(() => {
      server.kill("SIGQUIT");
      fail("it was not ready after 60 s");
    }, 60_000);
  }).finally(() => clearTimeout(overdue));
  // Neither the server nor its log keeps the process alive that started it.
  server.unref();
  if (server.stderr instanceof Socket) server.stderr.unref();
}

function settingsFor(options: ClusterOptions): Record<string, string | number> {
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: options.maxConnections ?? 200,
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "log",
    jit: "off",
    shared_preload_libraries: "",
    ...(options.durable
      ? { shared_buffers: "256MB", max_wal_size: "2GB" }
      : {
          fsync: "off",
          synchronous_commit: "off",
          full_page_writes: "off",
          wal_level: "minimal",
          max_wal_senders: 0,
          shared_buffers: "64MB",
          checkpoint_timeout: "1d",
        }),
  };
}

/** Only what a server needs: no PG* variable of the caller may change it. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, ...(SystemRoot ? { SystemRoot, TEMP } : {}), LC_ALL: "C", TZ: "UTC" };
}
