import { z } from "zod";
import type { Selectable } from "kysely";
import type { Actor, Role } from "#platform/actor";
import type { Ctx } from "#platform/context";
import type { TokenHolder } from "#platform/http/tokens";
import { hashOf, newId, newToken, type Id } from "#platform/ids";
import { either, staff, systemOnly } from "#platform/permissions";
import { verb, view } from "#platform/verb";
import { actorOfAccount } from "./own-tokens.ts";
import { tables, type ApiTokenTable } from "./tables.ts";

const admin = either(staff("administrator"), systemOnly);

/** `role:…` and `team:…` let a program work like a member of staff; other scopes are named by the operations. */
const scopeSchema = z
  .string()
  .regex(
    /^(role|team|read|write):[a-z-]+$/,
    "write scopes as role:caseworker, team:parken, read:cases or write:cases",
  );

export interface IssuedToken {
  readonly tokenId: Id<"api-token">;
  /** Shown once; only its hash is kept. */
  readonly token: string;
}

/** Makes an API token for a program, with scopes and an end. */
export const issueToken = verb(
  {
    name: "identity.issueToken",
    permission: admin,
    input: z.object({
      name: z.string().trim().min(2).max(100),
      scopes: z.array(scopeSchema).min(1).max(20),
      days: z.coerce.number().int().min(1).max(730),
      perMinute: z.coerce.number().int().min(1).max(100_000).default(600),
    }),
    audit: (given, issued: IssuedToken) => ({
      kind: "api-token",
      id: issued.tokenId,
      detail: { name: given.name, scopes: given.scopes },
    }),
  },
  async (ctx, given): Promise<IssuedToken> => {
    const token = `sk_${newToken()}`;
    const tokenId = newId<"api-token">();
    await tables(ctx)
      .insertInto("identity.api_token")
      .values({
        id: tokenId,
        name: given.name,
        token_hash: hashOf(token),
        scopes: given.scopes,
        per_minute: given.perMinute,
        created_by: ctx.actor.kind === "staff" ? ctx.actor.staffId : "system",
        created_at: ctx.now(),
        expires_at: ctx.now().add({ hours: given.days * 24 }),
      })
      .execute();
    return { tokenId, token };
  },
);

/** Ends an API token at once. */
export const revokeToken = verb(
  {
    name: "identity.revokeToken",
    permission: admin,
    input: z.object({ tokenId: z.uuid() }),
    audit: (given) => ({ kind: "api-token", id: given.tokenId, detail: { revoked: true } }),
  },
  async (ctx, { tokenId }): Promise<void> => {
    await tables(ctx)
      .updateTable("identity.api_token")
      .set({ revoked_at: ctx.now() })
      .where("id", "=", tokenId as Id<"api-token">)
      .where("revoked_at", "is", null)
      .execute();
  },
);

/** The tokens of programs of the city; those of residents are nobody's business but their own. */
export const listTokens = view(
  { name: "identity.listTokens", permission: staff("administrator"), input: z.object({}) },
  async (ctx): Promise<Omit<Selectable<ApiTokenTable>, "token_hash">[]> =>
    tables(ctx)
      .selectFrom("identity.api_token")
      .select([
        "id",
        "name",
        "scopes",
        "account_id",
        "per_minute",
        "created_by",
        "created_at",
        "expires_at",
        "used_at",
        "revoked_at",
      ])
      .where("account_id", "is", null)
      .orderBy("created_at", "desc")
      .limit(200)
      .execute(),
);

/** The holder of a token that is valid now. Its use is noted at most once an hour. */
export async function resolveToken(ctx: Ctx, token: string): Promise<TokenHolder | undefined> {
  const row = await tables(ctx)
    .selectFrom("identity.api_token")
    .select(["id", "name", "scopes", "used_at", "account_id", "per_minute"])
    .where("token_hash", "=", hashOf(token))
    .where("revoked_at", "is", null)
    .where("expires_at", ">", ctx.now())
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.used_at === null || row.used_at.until(ctx.now()).total("minutes") >= 60) {
    await tables(ctx)
      .updateTable("identity.api_token")
      .set({ used_at: ctx.now() })
      .where("id", "=", row.id)
      .execute();
  }
  const actor = row.account_id ? await actorOfAccount(ctx, row.account_id) : actorOfProgram(row);
  return actor && { actor, tokenId: row.id, perMinute: row.per_minute };
}

function actorOfProgram(row: Pick<Selectable<ApiTokenTable>, "id" | "name" | "scopes">): Actor {
  const part = (prefix: string): string[] =>
    row.scopes.flatMap((scope) => (scope.startsWith(prefix) ? [scope.slice(prefix.length)] : []));
  const roles = part("role:") as Role[];
  if (roles.length === 0) return { kind: "token", tokenId: row.id, name: row.name, scopes: row.scopes };
  // A program that works like staff is named by its token's id wherever a member of staff would be.
  return {
    kind: "staff",
    staffId: row.id as string as Id<"staff">,
    name: row.name,
    roles,
    teams: part("team:"),
  };
}
