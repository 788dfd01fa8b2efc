import type { Selectable } from "kysely";
import { z } from "zod";
import type { Actor } from "#platform/actor";
import type { Ctx } from "#platform/context";
import { DomainError, notFound } from "#platform/errors";
import { hashOf, newId, newToken, type Id } from "#platform/ids";
import { resident } from "#platform/permissions";
import { verb, view } from "#platform/verb";
import type { IssuedToken } from "./api-tokens.ts";
import { tables, type ApiTokenTable } from "./tables.ts";

const MOST_TOKENS = 10;
const DAYS = 90;

export type OwnToken = Pick<
  Selectable<ApiTokenTable>,
  "id" | "name" | "created_at" | "expires_at" | "used_at"
>;

/**
 * Makes a token with which a program acts for the account that is signed in, for ninety days and with level low: a
 * token proves no identity (eIDAS Art. 8 (2) asks for authentication each time), so what needs more asks to sign in.
 * @throws DomainError `conflict` when the account has ten already
 */
export const issueOwnToken = verb(
  {
    name: "identity.issueOwnToken",
    permission: resident(),
    input: z.object({ name: z.string().trim().min(2).max(100) }),
    audit: (_given, issued: IssuedToken & { readonly accountId: string }) => ({
      kind: "api-token",
      id: issued.tokenId,
      accountId: issued.accountId,
    }),
  },
  async (ctx, { name }): Promise<IssuedToken & { readonly accountId: string }> => {
    const accountId = accountOf(ctx);
    // Locked, so that two requests at once count each other.
    await tables(ctx)
      .selectFrom("identity.account")
      .select("id")
      .where("id", "=", accountId)
      .forUpdate()
      .execute();
    if ((await valid(ctx, accountId).select("id").execute()).length >= MOST_TOKENS)
      throw new DomainError("conflict", {
        text: {
          de: "Sie haben schon zehn Zugänge. Beenden Sie zuerst einen, den Sie nicht mehr brauchen.",
          en: "You have ten accesses already. End one that you no longer need first.",
        },
      });
    const token = `sk_${newToken()}`;
    const tokenId = newId<"api-token">();
    await tables(ctx)
      .insertInto("identity.api_token")
      .values({
        id: tokenId,
        name,
        token_hash: hashOf(token),
        scopes: [],
        account_id: accountId,
        created_by: accountId,
        created_at: ctx.now(),
        expires_at: ctx.now().add({ hours: DAYS * 24 }),
      })
      .execute();
    return { tokenId, token, accountId };
  },
);

/** The tokens of the account that still work, newest first. */
export const listOwnTokens = view(
  { name: "identity.listOwnTokens", permission: resident(), input: z.object({}) },
  async (ctx): Promise<OwnToken[]> =>
    valid(ctx, accountOf(ctx))
      .select(["id", "name", "created_at", "expires_at", "used_at"])
      .orderBy("created_at", "desc")
      .execute(),
);

/** Ends one of the account's own tokens at once; of a token of somebody else it is told that there is none. */
export const revokeOwnToken = verb(
  {
    name: "identity.revokeOwnToken",
    permission: resident(),
    input: z.object({ tokenId: z.uuid() }),
    audit: (given, accountId: string) => ({
      kind: "api-token",
      id: given.tokenId,
      accountId,
      detail: { revoked: true },
    }),
  },
  async (ctx, { tokenId }): Promise<string> => {
    const accountId = accountOf(ctx);
    const ended = await tables(ctx)
      .updateTable("identity.api_token")
      .set({ revoked_at: ctx.now() })
      .where("id", "=", tokenId as Id<"api-token">)
      .where("account_id", "=", accountId)
      .where("revoked_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!ended) throw notFound();
    return accountId;
  },
);

/** The account behind an own token, as somebody signed in with level low. */
export async function actorOfAccount(ctx: Ctx, accountId: Id<"account">): Promise<Actor | undefined> {
  const account = await tables(ctx)
    .selectFrom("identity.account")
    .select(["person_id", "given_names", "family_name"])
    .where("id", "=", accountId)
    .executeTakeFirst();
  if (!account) return undefined;
  return {
    kind: "resident",
    accountId,
    personId: account.person_id ?? undefined,
    level: "low",
    name: `${account.given_names} ${account.family_name}`,
  };
}

function valid(ctx: Ctx, accountId: Id<"account">) {
  return tables(ctx)
    .selectFrom("identity.api_token")
    .where("account_id", "=", accountId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", ctx.now());
}

function accountOf(ctx: Ctx): Id<"account"> {
  if (ctx.actor.kind !== "resident") throw notFound();
  return ctx.actor.accountId;
}
