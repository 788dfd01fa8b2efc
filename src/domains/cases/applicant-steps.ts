import { z } from "zod";
import type { Ctx } from "#platform/context";
import { notFound } from "#platform/errors";
import { hashOf, newId, normalizeCode } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { cancelPayment } from "#payments";
import { verb } from "#platform/verb";
import { addEvent, openCase, type OpenCase } from "./case-file.ts";
import { closeCase } from "./close-case.ts";
import { isAllowed } from "./process.ts";
import { tables } from "./tables.ts";

/** How an applicant names a case: by its id when signed in, or by the code that was shown at the beginning. */
export const caseRef = z.object({ caseId: z.string().optional(), code: z.string().max(60).optional() });
export type CaseRef = z.output<typeof caseRef>;

/** Opens a case for its applicant; for everybody else it does not exist. */
export async function openForApplicant(
  ctx: Ctx,
  ref: CaseRef,
  options: { readonly lock?: boolean } = {},
): Promise<OpenCase> {
  if (ctx.actor.kind === "resident" && ref.caseId) {
    const open = await openCase(ctx, ref.caseId, options);
    if (open.row.account_id === ctx.actor.accountId) return open;
  }
  if (ref.code === undefined) throw notFound();
  const row = await tables(ctx)
    .selectFrom("cases.application")
    .select("id")
    .where("code_hash", "=", hashOf(normalizeCode(ref.code)))
    .executeTakeFirst();
  if (!row || (ref.caseId !== undefined && ref.caseId !== row.id)) throw notFound();
  return openCase(ctx, row.id, options);
}

const audit = (_given: unknown, open: OpenCase | undefined): { kind: string; id: string } | undefined =>
  open ? { kind: "case", id: open.row.id } : undefined;

/** Answers the question of a caseworker; the case goes back to the desk. */
export const answerQuestion = verb(
  {
    name: "cases.answerQuestion",
    permission: anyone,
    input: z.object({ ref: caseRef, text: z.string().trim().min(1).max(4000) }),
    audit,
  },
  async (ctx, { ref, text }): Promise<OpenCase | undefined> => {
    const open = await openForApplicant(ctx, ref, { lock: true });
    if (!isAllowed("answer", open.row.state)) return undefined;
    await tables(ctx)
      .insertInto("cases.message")
      .values({
        id: newId<"case-message">(),
        application_id: open.row.id,
        direction: "from-applicant",
        staff_id: null,
        sealed: await ctx.system.encryption.sealJson(open.key, text),
        created_at: ctx.now(),
      })
      .execute();
    await tables(ctx)
      .updateTable("cases.application")
      .set({ state: "in-review" })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "answered");
    return open;
  },
);

/** Withdraws an application that is not decided yet. */
export const withdrawCase = verb(
  { name: "cases.withdrawCase", permission: anyone, input: z.object({ ref: caseRef }), audit },
  async (ctx, { ref }): Promise<OpenCase | undefined> => {
    const open = await openForApplicant(ctx, ref, { lock: true });
    if (!isAllowed("withdraw", open.row.state)) return undefined;
    await cancelPayment(ctx, open.row.id);
    await closeCase(ctx, open, { outcome: "withdrawn" });
    return open;
  },
);
