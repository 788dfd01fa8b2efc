import { z } from "zod";
import type { Id } from "#platform/ids";
import type { JobKind } from "#platform/jobs";
import { sendMail } from "#platform/mail";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { messages } from "./messages.ts";
import { tables } from "./tables.ts";

/** OZG § 8 (7): an account goes after two years without use; its owner is told two months before. */
const KEPT = { years: 2 } as const;
const TOLD_BEFORE = { months: 2 } as const;
const BATCH = 200;

export const inactiveAccountsJob: JobKind = {
  name: "identity.inactiveAccounts",
  schedule: "45 2 * * *",
  run: async (ctx) => {
    await tellInactive(ctx, {});
    await deleteInactive(ctx, {});
  },
};

/** Tells the owners of accounts that nobody has used for almost two years, once. */
export const tellInactive = verb(
  {
    name: "identity.tellInactive",
    permission: systemOnly,
    input: z.object({}),
    audit: (_given, ids: readonly string[]) =>
      ids.map((id) => ({ kind: "account", id, accountId: id, purpose: "deletion-notice" })),
  },
  async (ctx): Promise<Id<"account">[]> => {
    const before = ctx.now().toZonedDateTimeISO("Europe/Berlin").subtract(KEPT).add(TOLD_BEFORE).toInstant();
    const due = await tables(ctx)
      .selectFrom("identity.account")
      .select(["id", "email"])
      .where("seen_at", "<=", before)
      .where("deletion_told_at", "is", null)
      .limit(BATCH)
      .execute();
    const text = messages("de").inactive;
    for (const { id, email } of due) {
      if (email)
        await sendMail(ctx, {
          to: email,
          subject: text.subject,
          text: `${text.text}\n\n${ctx.system.publicUrl}/anmelden`,
        });
      await tables(ctx)
        .updateTable("identity.account")
        .set({ deletion_told_at: ctx.now() })
        .where("id", "=", id)
        .execute();
    }
    return due.map((row) => row.id);
  },
);

/** Deletes accounts two years after their last use, two months at the earliest after their owners were told. */
export const deleteInactive = verb(
  {
    name: "identity.deleteInactive",
    permission: systemOnly,
    input: z.object({}),
    audit: (_given, ids: readonly string[]) =>
      ids.map((id) => ({ kind: "account", id, purpose: "inactive" })),
  },
  async (ctx): Promise<Id<"account">[]> => {
    const now = ctx.now().toZonedDateTimeISO("Europe/Berlin");
    const deleted = await tables(ctx)
      .deleteFrom("identity.account")
      .where("seen_at", "<", now.subtract(KEPT).toInstant())
      .where("deletion_told_at", "<=", now.subtract(TOLD_BEFORE).toInstant())
      .returning("id")
      .execute();
    return deleted.map((row) => row.id);
  },
);
