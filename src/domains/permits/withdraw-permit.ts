import { z } from "zod";
import { notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { endPermit } from "./issue-permit.ts";
import { toPermit } from "./permit.ts";
import { tables } from "./tables.ts";
import { NOTICE_REASONS, sendWithdrawalNotice } from "./withdrawal-notice.ts";

export type Withdrawn =
  | {
      readonly ok: true;
      readonly personId: Id<"person"> | undefined;
      /** Whether a notice was written; undefined where none is due. */
      readonly isNotified: boolean | undefined;
    }
  | { readonly ok: false; readonly reason: "already-withdrawn" };

/**
 * Withdraws a permit, with the reason; its number and its code are invalid at once (VwVfG §§ 48, 49; StVO § 46 (3)).
 * Unless it was given back, its holder gets a notice.
 */
export const withdrawPermit = verb(
  {
    name: "permits.withdrawPermit",
    permission: staff("caseworker", "lead"),
    input: z.object({
      permitId: z.uuid().transform((text) => text as Id<"permit">),
      because: z.enum(["returned", ...NOTICE_REASONS]),
      /** The caseworker's own words in the notice. */
      reason: z.string().trim().max(4000).optional(),
    }),
    audit: ({ permitId, because }, withdrawn: Withdrawn) =>
      withdrawn.ok
        ? {
            kind: "permit",
            id: permitId,
            personId: withdrawn.personId,
            purpose: "withdrawal",
            detail: { because },
          }
        : undefined,
  },
  async (ctx, { permitId, because, reason }): Promise<Withdrawn> => {
    const row = await tables(ctx)
      .selectFrom("permits.permit")
      .selectAll()
      .where("id", "=", permitId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw notFound();
    if (row.withdrawn_at) return { ok: false, reason: "already-withdrawn" };
    await endPermit(ctx, permitId, because);
    const isNotified =
      because === "returned"
        ? undefined
        : await sendWithdrawalNotice(ctx, { ...toPermit(row), caseId: row.case_id }, because, reason);
    return { ok: true, personId: row.person_id ?? undefined, isNotified };
  },
);
