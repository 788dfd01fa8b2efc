import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import type { Actor } from "#platform/actor";
import { setClock, type SetClock } from "#platform/clock";
import { readConfig } from "#platform/config";
import { contextOf, type Ctx, type System } from "#platform/context";
import type { Pool } from "#platform/database/pool";
import { newId } from "#platform/ids";
import { jobContext, openSystem } from "../../src/apps/open-system.ts";

export interface TestSystem {
  readonly system: System;
  readonly clock: SetClock;
  ctx(actor?: Actor, language?: string): Ctx;
  job(name?: string): Ctx;
  /** Runs all jobs that wait, as the worker would. */
  runJobs(): Promise<number>;
  close(): Promise<void>;
}

export interface TestSystemOptions {
  readonly pool: Pool;
  /** A city's folder; default: the small invented one. */
  readonly city?: string;
  /** Where the clock stands. Default: a Monday morning. */
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A whole system over a test database, with its own clock, keys and files; nothing listens. */
export async function openTestSystem(options: TestSystemOptions): Promise<TestSystem> {
  const folder = mkdtempSync(join(tmpdir(), "stadtkern-test-"));
  const clock = setClock(options.now ?? "2026-06-15T08:00:00Z");
  const config = readConfig({
    STADTKERN_DATA: folder,
    STADTKERN_CITY: options.city ?? "test/cities/musterstadt",
    STADTKERN_LOG: "silent",
    // Set up, so that services with a fee are online; nothing in a test may wait for an answer from it.
    PAYMENT_URL: "http://127.0.0.1:9",
    ...options.env,
  });
  const open = await openSystem(config, { clock, pool: options.pool, publicUrl: "http://localhost:3000" });
  const { system } = open;
  const job = (name = "test"): Ctx => jobContext(system, name);
  await system.jobs.start(job, false);
  return {
    system,
    clock,
    ctx: (actor, language = "de") =>
      contextOf(system, { language, requestId: "test", ...(actor ? { actor } : {}) }),
    job,
    runJobs: () => system.jobs.runWaiting(job),
    close: async () => {
      await system.jobs.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody signed in as a resident; without a person of the register unless one is named. */
export function residentActor(
  options: Partial<Extract<Actor, { kind: "resident" }>> = {},
): Extract<Actor, { kind: "resident" }> {
  return {
    kind: "resident",
    accountId: newId<"account">(),
    personId: undefined,
    level: "substantial",
    name: "Erika Erfunden",
    ...options,
  };
}

/** A member of staff. */
export function staffActor(
  options: Partial<Extract<Actor, { kind: "staff" }>> = {},
): Extract<Actor, { kind: "staff" }> {
  return {
    kind: "staff",
    staffId: newId<"staff">(),
    name: "Sascha Beispiel",
    roles: ["caseworker"],
    teams: ["parken"],
    ...options,
  };
}
