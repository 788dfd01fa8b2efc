import { z } from "zod";
import { emailOf } from "#identity";
import { cityOf } from "#catalogue";
import type { Ctx } from "#platform/context";
import { fill } from "#platform/i18n";
import type { Id } from "#platform/ids";
import type { JobKind } from "#platform/jobs";
import { sendMail } from "#platform/mail";
import { anyone, systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { draftRef, openDraft } from "./draft-access.ts";
import { messages } from "./messages.ts";
import { tables } from "./tables.ts";

/** Days before the deletion on which the owner of a draft is told (OZG § 8a (3) S. 2). */
const DAYS_BEFORE = 5;

/** Keeps the address for notices of a draft without account: apart from the draft, under the server's key. */
export const setNoticeAddress = verb(
  {
    name: "cases.setNoticeAddress",
    permission: anyone,
    input: z.object({ ref: draftRef, email: z.email() }),
    audit: (_given, draftId: Id<"draft">) => ({
      kind: "draft",
      id: draftId,
      detail: { noticeAddress: true },
    }),
  },
  async (ctx, { ref, email }): Promise<Id<"draft">> => {
    const draft = await openDraft(ctx, ref);
    const { encryption } = ctx.system;
    const sealed = await encryption.sealJson(encryption.derive("notice-address"), email);
    await tables(ctx)
      .insertInto("cases.draft_notice")
      .values({ draft_id: draft.id, sealed_address: sealed, language: ctx.language, created_at: ctx.now() })
      .onConflict((conflict) => conflict.column("draft_id").doUpdateSet({ sealed_address: sealed }))
      .execute();
    return draft.id;
  },
);

export const draftNoticeJob: JobKind = {
  name: "cases.draftNotice",
  schedule: "30 8 * * *",
  run: async (ctx) => void (await tellOwners(ctx, {})),
};

/** Tells those whose drafts are deleted in a few days, once. */
export const tellOwners = verb(
  {
    name: "cases.tellDraftOwners",
    permission: systemOnly,
    input: z.object({}),
    audit: (_given, ids: readonly string[]) =>
      ids.map((id) => ({ kind: "draft", id, purpose: "deletion-notice" })),
  },
  async (ctx): Promise<Id<"draft">[]> => {
    const due = await tables(ctx)
      .selectFrom("cases.draft as draft")
      .leftJoin("cases.draft_notice as notice", "notice.draft_id", "draft.id")
      .select(["draft.id", "draft.account_id", "draft.delete_on", "notice.sealed_address", "notice.language"])
      .where("draft.told_at", "is", null)
      .where("draft.delete_on", "<=", ctx.today().add({ days: DAYS_BEFORE }))
      .limit(500)
      .execute();
    for (const row of due) {
      const address = row.account_id
        ? await emailOf(ctx, row.account_id)
        : await openAddress(ctx, row.sealed_address);
      if (address) await tell(ctx, address, row.language ?? "de", row.delete_on);
      await tables(ctx)
        .updateTable("cases.draft")
        .set({ told_at: ctx.now() })
        .where("id", "=", row.id)
        .execute();
    }
    return due.map((row) => row.id);
  },
);

async function openAddress(ctx: Ctx, sealed: string | null): Promise<string | undefined> {
  if (sealed === null) return undefined;
  const { encryption } = ctx.system;
  return String(await encryption.openJson(encryption.derive("notice-address"), sealed));
}

async function tell(ctx: Ctx, to: string, language: string, deleteOn: Temporal.PlainDate): Promise<void> {
  const { mail } = messages(language);
  const city = cityOf(ctx).officialName;
  const date = deleteOn.toLocaleString(language === "de" ? "de-DE" : "en-GB", { dateStyle: "long" });
  await sendMail(ctx, {
    to,
    subject: fill(mail.draftSubject, { city }),
    text: fill(mail.draftText, { city, date, url: `${ctx.system.publicUrl}/fortsetzen` }),
  });
}
