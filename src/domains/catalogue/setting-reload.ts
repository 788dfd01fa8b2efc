import { systemActor } from "#platform/actor";
import { contextOf, type Ctx, type System } from "#platform/context";
import { execute } from "#platform/database/database";
import { errorFields } from "#platform/log";
import { cityFilesOf, putInForce } from "./services.ts";
import { listApproved } from "./setting-changes.ts";
import { layAllOver } from "./setting-overlay.ts";

/** The channel on which every process hears that something was published. */
const CHANNEL = "stadtkern_content";

interface Loading {
  /** The end of the last reading; the next one waits for it, so that an older state never replaces a newer one. */
  last: Promise<void>;
  /** What was laid over, to do nothing when nothing has changed. */
  laid: string | undefined;
}

const loadings = new WeakMap<System, Loading>();

/** At start: lays what was approved over the city's files and keeps each definition in force in the database. */
export async function publishDefinitions(ctx: Ctx): Promise<void> {
  await reloadSettings(ctx);
}

/** Puts in force in this process what is approved now. Drafts and cases keep the version they were made with. */
export async function reloadSettings(ctx: Ctx): Promise<void> {
  const loading = loadings.get(ctx.system) ?? { last: Promise.resolve(), laid: undefined };
  loadings.set(ctx.system, loading);
  const next = loading.last.then(() => reload(ctx, loading));
  loading.last = next.catch(() => undefined);
  await next;
}

async function reload(ctx: Ctx, loading: Loading): Promise<void> {
  const approved = await listApproved(ctx);
  const wanted = JSON.stringify(approved);
  if (loading.laid === wanted) return;
  const { loaded, leftOut } = layAllOver(cityFilesOf(ctx), approved);
  for (const { key, reason } of leftOut)
    ctx.system.log.error("setting-left-out", { setting: key, why: reason.de });
  await putInForce(ctx, approved.length === 0 ? cityFilesOf(ctx) : loaded);
  loading.laid = wanted;
}

/** Tells every process, when the transaction of the caller is through, that something was published. */
export async function announceContent(ctx: Ctx): Promise<void> {
  await execute(ctx.db, "SELECT pg_notify($1, '')", [CHANNEL]);
}

/**
 * Reloads the settings whenever a process has published something, and calls back after that: only then may kept
 * pages be thrown away, or the old text would be kept once more. Call it before the first request. Gives back how to
 * stop listening.
 */
export async function listenToContent(system: System, changed: () => void): Promise<() => Promise<void>> {
  const ctx = contextOf(system, { actor: systemActor("catalogue.settings"), requestId: CHANNEL });
  const stop = await system.database.pool.listen(CHANNEL, () => {
    reloadSettings(ctx)
      .catch((error: unknown) => system.log.error("settings-not-reloaded", errorFields(error)))
      .finally(changed);
  });
  // Something may have been approved between the start and this moment.
  await reloadSettings(ctx);
  return stop;
}
