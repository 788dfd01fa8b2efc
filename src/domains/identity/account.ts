import { z } from "zod";
import type { Selectable } from "kysely";
import { notFound } from "#platform/errors";
import { resident } from "#platform/permissions";
import { verb, view } from "#platform/verb";
import { tables, type AccountTable } from "./tables.ts";

/** What the city keeps of the account that is signed in. */
export const readAccount = view(
  { name: "identity.readAccount", permission: resident(), input: z.object({}) },
  async (ctx): Promise<Selectable<AccountTable>> => {
    if (ctx.actor.kind !== "resident") throw notFound();
    const row = await tables(ctx)
      .selectFrom("identity.account")
      .selectAll()
      .where("id", "=", ctx.actor.accountId)
      .executeTakeFirst();
    if (!row) throw notFound();
    return row;
  },
);

/** Changes the address for notices; empty removes it. */
export const setEmail = verb(
  {
    name: "identity.setEmail",
    permission: resident(),
    input: z.object({ email: z.union([z.email().max(254), z.literal("")]) }),
    audit: (_given, accountId: string) => ({
      kind: "account",
      id: accountId,
      accountId,
      detail: { field: "email" },
    }),
  },
  async (ctx, { email }): Promise<string> => {
    if (ctx.actor.kind !== "resident") throw notFound();
    const { accountId } = ctx.actor;
    await tables(ctx)
      .updateTable("identity.account")
      .set({ email: email === "" ? null : email })
      .where("id", "=", accountId)
      .execute();
    return accountId;
  },
);
