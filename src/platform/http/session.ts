import { ANONYMOUS, type Actor } from "../actor.ts";
import type { Selectable } from "kysely";
import { execute, tablesOf, toJson, type Json } from "../database/database.ts";
import type { Ctx, System } from "../context.ts";
import { hashOf, newToken } from "../ids.ts";
import { SESSION_CHANNEL, sessionCacheOf } from "./session-cache.ts";

/** A session ends after this time without a request, and after a day in any case. */
const IDLE = { minutes: 60 } as const;
const LONGEST = { hours: 12 } as const;

export interface SessionStart {
  readonly actor: Actor;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Session {
  readonly token: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  readonly csrf: string;
  readonly expiresAt: Temporal.Instant;
}

interface SessionTables {
  "platform.session": {
    token_hash: string;
    actor: Json<Actor>;
    data: Json<Record<string, unknown>>;
    csrf: string;
    created_at: Temporal.Instant;
    seen_at: Temporal.Instant;
    expires_at: Temporal.Instant;
  };
}

const tables = tablesOf<SessionTables>();
type Root = Pick<Ctx, "db"> & { readonly system: System };

/** The session of a token that is valid now. */
export async function findSession(root: Root, token: string): Promise<Session | undefined> {
  const now = root.system.clock.now();
  const hash = hashOf(token);
  const keep = sessionCacheOf(root.system)?.begin(hash, now);
  if (keep?.known) return keep.known;
  const [row] = await execute<SessionRow>(root.db, FIND_SESSION, [hash, now]);
  if (!row) return undefined;
  // Written at most once a minute: a page view shall not cost a write.
  if (row.seen_at.until(now).total("minutes") >= 1) await touch(root, row.token_hash, row.created_at, now);
  const session = { token, actor: row.actor, data: row.data, csrf: row.csrf, expiresAt: row.expires_at };
  keep?.keep(session);
  return session;
}

type SessionRow = Selectable<SessionTables["platform.session"]>;

// Asked by every request of everybody who is signed in, so it is written out rather than built each time.
const FIND_SESSION = "SELECT * FROM platform.session WHERE token_hash = $1 AND expires_at > $2";

/** Starts a session under a new token, so that no token from before the sign-in lives on (session fixation). */
export async function createSession(root: Root, start: SessionStart): Promise<Session> {
  const now = root.system.clock.now();
  const session: Session = {
    token: newToken(),
    actor: start.actor,
    data: start.data ?? {},
    csrf: newToken(18),
    expiresAt: now.add(IDLE),
  };
  await tables(root)
    .insertInto("platform.session")
    .values({
      token_hash: hashOf(session.token),
      actor: toJson(session.actor),
      data: toJson(session.data),
      csrf: session.csrf,
      created_at: now,
      seen_at: now,
      expires_at: session.expiresAt,
    })
    .execute();
  return session;
}

/** Replaces what is kept with a session; every process hears of it. */
export async function saveSessionData(
  root: Root,
  token: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const hash = hashOf(token);
  await execute(root.db, SAVE_SESSION, [hash, toJson(data), SESSION_CHANNEL]);
  sessionCacheOf(root.system)?.forget(hash);
}

/** Ends a session, in every process. */
export async function deleteSession(root: Root, token: string): Promise<void> {
  const hash = hashOf(token);
  await execute(root.db, DELETE_SESSION, [hash, SESSION_CHANNEL]);
  sessionCacheOf(root.system)?.forget(hash);
}

const SAVE_SESSION = `
  WITH saved AS (UPDATE platform.session SET data = $2 WHERE token_hash = $1 RETURNING token_hash)
  SELECT pg_notify($3, token_hash) FROM saved`;
const DELETE_SESSION = `
  WITH ended AS (DELETE FROM platform.session WHERE token_hash = $1 RETURNING token_hash)
  SELECT pg_notify($2, token_hash) FROM ended`;

export async function deleteExpiredSessions(ctx: Ctx): Promise<void> {
  await tables(ctx).deleteFrom("platform.session").where("expires_at", "<", ctx.now()).execute();
}

export function actorOf(session: Session | undefined): Actor {
  return session?.actor ?? ANONYMOUS;
}

async function touch(
  root: Root,
  tokenHash: string,
  createdAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const idleEnd = now.add(IDLE);
  const end = createdAt.add(LONGEST);
  const expiresAt = Temporal.Instant.compare(idleEnd, end) < 0 ? idleEnd : end;
  await tables(root)
    .updateTable("platform.session")
    .set({ seen_at: now, expires_at: expiresAt })
    .where("token_hash", "=", tokenHash)
    .execute();
}
