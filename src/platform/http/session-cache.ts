import type { System } from "../context.ts";
import type { Session } from "./session.ts";

/** The channel on which every process hears that a session was changed or ended; the payload is the token's hash. */
export const SESSION_CHANNEL = "stadtkern_session";

/** Should a notification be lost, a session that was ended elsewhere lives at most this long here. */
const KEPT_SECONDS = 20;
const MOST_SESSIONS = 5000;

export interface SessionCache {
  /** What is kept for the hash, or how to keep what the database will say. */
  begin(
    hash: string,
    now: Temporal.Instant,
  ): { readonly known: Session | undefined; keep(session: Session): void };
  forget(hash: string): void;
}

const caches = new WeakMap<System, SessionCache>();

/** The sessions kept in this process, where it listens for their changes. */
export function sessionCacheOf(system: System): SessionCache | undefined {
  return caches.get(system);
}

/** Keeps sessions in memory from now on, and forgets each of which a change is heard. Gives back how to stop. */
export async function listenToSessions(system: System): Promise<() => Promise<void>> {
  const cache = makeSessionCache();
  const stop = await system.database.pool.listen(SESSION_CHANNEL, (hash) => cache.forget(hash));
  caches.set(system, cache);
  return async () => {
    caches.delete(system);
    await stop();
  };
}

export function makeSessionCache(): SessionCache {
  const kept = new Map<string, { readonly session: Session; readonly until: number }>();
  let changes = 0;
  return {
    begin: (hash, now) => {
      const at = now.epochMilliseconds;
      const entry = kept.get(hash);
      const isFresh =
        entry !== undefined && at < entry.until && at < entry.session.expiresAt.epochMilliseconds;
      const before = changes;
      return {
        known: isFresh ? entry.session : undefined,
        keep: (session) => {
          // A change was heard while the database was asked: its answer may be the older one.
          if (changes !== before) return;
          if (kept.size >= MOST_SESSIONS) kept.clear();
          kept.set(hash, { session, until: at + KEPT_SECONDS * 1000 });
        },
      };
    },
    forget: (hash) => {
      changes += 1;
      // An empty payload says that notifications were missed.
      if (hash === "") kept.clear();
      else kept.delete(hash);
    },
  };
}
