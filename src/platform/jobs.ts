import { PgBoss } from "pg-boss";
import type { Ctx } from "./context.ts";
import { execute, type Database } from "./database/database.ts";
import type { Pool } from "./database/pool.ts";
import { errorFields, type Log } from "./log.ts";

export type JobData = Readonly<Record<string, string | number | boolean | null>>;

export interface JobKind {
  readonly name: string;
  run(ctx: Ctx, data: JobData): Promise<void>;
  /** Tries after the first one, with growing pauses. */
  readonly retries?: number;
  /** Cron line in the city's zone for what runs by the clock. */
  readonly schedule?: string;
}

export interface JobOptions {
  readonly startAfter?: Temporal.Instant;
  /** While a job with this key waits, a second one is not made. */
  readonly key?: string;
}

export interface FailedJob {
  readonly queue: string;
  readonly id: string;
  readonly createdOn: string;
  readonly failure: string;
}

export interface Jobs {
  register(kind: JobKind): void;
  kinds(): readonly JobKind[];
  /** Inside a verb the job is written in the verb's transaction: it exists exactly when the change does. */
  enqueue(ctx: Ctx, name: string, data: JobData, options?: JobOptions): Promise<void>;
  /** Makes the queues; then, with `work`, runs jobs until `stop`. */
  start(makeCtx: (job: string) => Ctx, work: boolean): Promise<void>;
  /** Runs all that waits now, one after another, and whatever that enqueues: for tests, history and the command line. */
  runWaiting(makeCtx: (job: string) => Ctx): Promise<number>;
  failed(): Promise<FailedJob[]>;
  /** Puts a failed job back into its queue, in the caller's transaction. */
  retry(ctx: Ctx, queue: string, id: string): Promise<void>;
  stop(): Promise<void>;
}

/** Jobs in the same database as the change that asks for them. */
export function openJobs(database: Database, log: Log): Jobs {
  const kinds = new Map<string, JobKind>();
  const boss = new PgBoss({
    db: { executeSql: (text, values) => executeSql(database.pool, text, values) },
    schema: "jobs",
    backend: database.pool.kind === "embedded" ? "pglite" : "postgres",
    supervise: true,
    schedule: true,
  } as ConstructorParameters<typeof PgBoss>[0]);
  boss.on("error", (error) => log.error("jobs", errorFields(error)));

  const runOne = async (kind: JobKind, makeCtx: (job: string) => Ctx, data: unknown): Promise<void> => {
    try {
      await kind.run(makeCtx(kind.name), (data ?? {}) as JobData);
    } catch (error) {
      log.error("job-failed", { job: kind.name, ...errorFields(error) });
      throw error;
    }
  };

  return {
    register: (kind) => {
      if (kinds.has(kind.name)) throw new Error(`Two jobs are named ${kind.name}`);
      kinds.set(kind.name, kind);
    },
    kinds: () => [...kinds.values()],
    enqueue: async (ctx, name, data, options = {}) => {
      const kind = kinds.get(name);
      if (!kind) throw new Error(`There is no job ${name}`);
      await boss.send(name, data, {
        db: dbOf(ctx),
        retryLimit: kind.retries ?? 5,
        retryBackoff: true,
        retryDelay: 5,
        ...(options.startAfter ? { startAfter: options.startAfter.toString() } : {}),
        ...(options.key ? { singletonKey: options.key } : {}),
      });
    },
    start: async (makeCtx, work) => {
      await boss.start();
      const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
      for (const kind of kinds.values()) {
        if (!existing.has(kind.name)) await boss.createQueue(kind.name);
        if (!work) continue;
        await boss.work(kind.name, { pollingIntervalSeconds: 2 }, async (jobs) => {
          for (const job of jobs) await runOne(kind, makeCtx, job.data);
        });
        if (kind.schedule) await boss.schedule(kind.name, kind.schedule, {}, { tz: "Europe/Berlin" });
      }
    },
    runWaiting: async (makeCtx) => {
      let done = 0;
      for (let found = true; found;) {
        found = false;
        for (const kind of kinds.values()) {
          for (const job of await boss.fetch(kind.name, { batchSize: 50 })) {
            found = true;
            done += 1;
            try {
              await runOne(kind, makeCtx, job.data);
              await boss.complete(kind.name, job.id);
            } catch (error) {
              await boss.fail(kind.name, job.id, { message: String((error as Error).name) });
            }
          }
        }
      }
      return done;
    },
    failed: () => listFailed(database.pool),
    retry: async (ctx, queue, id) => void (await boss.retry(queue, id, { db: dbOf(ctx) })),
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

/** The caller's own handle for pg-boss, so that its row commits with the caller's change. */
function dbOf(ctx: Ctx): { executeSql(text: string, values?: unknown[]): Promise<{ rows: never[] }> } {
  return { executeSql: async (text, values) => ({ rows: await execute<never>(ctx.db, text, values ?? []) }) };
}

async function executeSql(pool: Pool, text: string, values?: unknown[]): Promise<{ rows: never[] }> {
  if (!values || values.length === 0) return { rows: (await pool.script(text)) as never[] };
  const connection = await pool.connect();
  try {
    return { rows: (await connection.query<never>(text, values)).rows };
  } finally {
    connection.release();
  }
}

async function listFailed(pool: Pool): Promise<FailedJob[]> {
  const { rows } = await executeSql(
    pool,
    `SELECT name AS queue, id, created_on, coalesce(output->>'message', output->>'name', '') AS failure
     FROM jobs.job WHERE state = 'failed' AND created_on > $1 ORDER BY created_on DESC LIMIT 200`,
    ["2000-01-01"],
  );
  return (rows as { queue: string; id: string; created_on: Temporal.Instant; failure: string }[]).map(
    (row) => ({
      queue: row.queue,
      id: row.id,
      createdOn: row.created_on.toString(),
      failure: row.failure,
    }),
  );
}
