import { z } from "zod";
import type { Selectable } from "kysely";
import type { Ctx } from "#platform/context";
import { notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { resident } from "#platform/permissions";
import { verb, view } from "#platform/verb";
import type { Identification } from "./person-directory.ts";
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

/** Who an account's holder is by the last sign-in. For procedures, which compare it with their register. */
export async function identificationOf(
  ctx: Ctx,
  accountId: Id<"account">,
): Promise<Identification | undefined> {
  const row = await tables(ctx)
    .selectFrom("identity.account")
    .select(["given_names", "family_name", "birth_date"])
    .where("id", "=", accountId)
    .executeTakeFirst();
  return (
    row && {
      givenNames: row.given_names,
      familyName: row.family_name,
      birthDate: row.birth_date ?? undefined,
    }
  );
}

/** The accounts that are joined to a person of the register. */
export async function accountsOf(ctx: Ctx, personId: Id<"person">): Promise<Id<"account">[]> {
  const rows = await tables(ctx)
    .selectFrom("identity.account")
    .select("id")
    .where("person_id", "=", personId)
    .execute();
  return rows.map(({ id }) => id);
}

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
