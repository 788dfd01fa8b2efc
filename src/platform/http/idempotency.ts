import { actorIdOf } from "../actor.ts";
import type { Ctx } from "../context.ts";
import { tablesOf, toJson, type Json } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { hashOf } from "../ids.ts";

interface IdempotencyTables {
  "platform.idempotency_key": {
    key: string;
    actor_id: string;
    request_hash: string;
    status: number | null;
    /** A JWE: an answer may hold a resume code, and lies here for a day. */
    response: Json<string> | null;
    created_at: Temporal.Instant;
  };
}

const tables = tablesOf<IdempotencyTables>();

export const LONGEST_KEY = 100;
/** Callers without account share one space of keys: whoever guesses a key would read another's answer. */
export const SHORTEST_ANONYMOUS_KEY = 16;

/**
 * Runs a changing request at most once for a key of the same caller; a repetition gets the first answer again.
 * After draft-ietf-httpapi-idempotency-key-header-07, section 2.
 * @param request all that makes the request what it is: method, path and body
 * @throws DomainError `conflict` while the first one still runs; `invalid` when the key came with another request,
 *   is too long, or, of a caller without account, short enough to be guessed
 */
export async function withIdempotencyKey(
  ctx: Ctx,
  key: string,
  request: unknown,
  run: () => Promise<unknown>,
): Promise<unknown> {
  const { encryption } = ctx.system;
  const sealingKey = encryption.derive("idempotency");
  const actorId = actorIdOf(ctx.actor);
  checkKey(key, actorId === null ? SHORTEST_ANONYMOUS_KEY : 1);
  const row = {
    key,
    actor_id: actorId ?? "anonymous",
    request_hash: hashOf(JSON.stringify(request)),
  };
  const begun = await tables(ctx)
    .insertInto("platform.idempotency_key")
    .values({ ...row, status: null, response: null, created_at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  const own = (): ReturnType<typeof find> => find(ctx, row);
  if (!begun) {
    const earlier = await own().selectAll().executeTakeFirst();
    if (earlier && earlier.request_hash !== row.request_hash) {
      throw new DomainError("invalid", {
        text: {
          de: "Dieser Idempotency-Key gehört zu einer anderen Anfrage.",
          en: "This Idempotency-Key belongs to another request.",
        },
      });
    }
    if (earlier?.response) return encryption.openJson(sealingKey, earlier.response);
    throw new DomainError("conflict", {
      text: {
        de: "Die erste Anfrage mit diesem Schlüssel läuft noch.",
        en: "The first request with this key is still running.",
      },
    });
  }
  try {
    const response = await run();
    await tables(ctx)
      .updateTable("platform.idempotency_key")
      .set({ status: 200, response: toJson(await encryption.sealJson(sealingKey, response)) })
      .where("key", "=", row.key)
      .where("actor_id", "=", row.actor_id)
      .execute();
    return response;
  } catch (error) {
    // What failed may be tried again under the same key.
    await tables(ctx)
      .deleteFrom("platform.idempotency_key")
      .where("key", "=", row.key)
      .where("actor_id", "=", row.actor_id)
      .execute();
    throw error;
  }
}

function checkKey(key: string, shortest: number): void {
  if (key.length >= shortest && key.length <= LONGEST_KEY) return;
  throw new DomainError("invalid", {
    text: {
      de: `Der Idempotency-Key braucht ${shortest} bis ${LONGEST_KEY} Zeichen; nehmen Sie eine zufällige UUID.`,
      en: `The Idempotency-Key needs ${shortest} to ${LONGEST_KEY} characters; use a random UUID.`,
    },
  });
}

function find(ctx: Ctx, row: { readonly key: string; readonly actor_id: string }) {
  return tables(ctx)
    .selectFrom("platform.idempotency_key")
    .where("key", "=", row.key)
    .where("actor_id", "=", row.actor_id);
}

/** Keys are kept for a day: a retry that comes later is a new request. */
export async function deleteOldKeys(ctx: Ctx): Promise<void> {
  await tables(ctx)
    .deleteFrom("platform.idempotency_key")
    .where("created_at", "<", ctx.now().subtract({ hours: 24 }))
    .execute();
}
