import { ANONYMOUS, type Actor } from "./actor.ts";
import { dateOf, type Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Database, Handle } from "./database/database.ts";
import { isInsideTransaction } from "./database/pool.ts";
import type { Encryption } from "./encryption.ts";
import type { FileStore } from "./files.ts";
import type { Language } from "./i18n.ts";
import type { Jobs } from "./jobs.ts";
import type { Log } from "./log.ts";
import type { Signer } from "./signer.ts";

/** What one process holds for its whole life. */
export interface System {
  readonly config: Config;
  readonly publicUrl: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly encryption: Encryption;
  readonly signer: Signer;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly log: Log;
}

/** What a verb is given: who acts, when, on which handle, in which language. */
export interface Ctx {
  readonly system: System;
  readonly actor: Actor;
  readonly language: Language;
  /** The transaction's handle inside a verb; the root handle outside. */
  readonly db: Handle;
  /** Joins the log lines and audit rows of one request. */
  readonly requestId: string;
  now(): Temporal.Instant;
  /** The civil date in the city's zone. */
  today(): Temporal.PlainDate;
}

export interface CtxOptions {
  readonly actor?: Actor;
  readonly language?: Language;
  readonly requestId?: string;
}

export function contextOf(system: System, options: CtxOptions = {}): Ctx {
  return {
    system,
    actor: options.actor ?? ANONYMOUS,
    language: options.language ?? "de",
    db: system.database.root,
    requestId: options.requestId ?? "-",
    now: () => system.clock.now(),
    today: () => dateOf(system.clock.now()),
  };
}

/** The same request under another actor: a verb that calls on as the system, a bearer of a code, a test. */
export function as(ctx: Ctx, actor: Actor): Ctx {
  return { ...ctx, actor };
}

/** Runs work in one transaction, in the caller's own where there is one already. */
export function inTransaction<Result>(ctx: Ctx, work: (ctx: Ctx) => Promise<Result>): Promise<Result> {
  if (isInsideTransaction()) return work(ctx);
  return ctx.system.database.transaction((db) => work({ ...ctx, db }));
}
