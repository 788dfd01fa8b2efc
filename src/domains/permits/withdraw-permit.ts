import { z } from "zod";
import { notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { endPermit } from "./issue-permit.ts";
import { tables } from "./tables.ts";

export type Withdrawn =
  | { readonly ok: true; readonly personId: Id<"person"> | undefined }
  | { readonly ok: false; readonly reason: "already-withdrawn" };

/** Withdraws a permit, with the reason; its number and its code are invalid at once (VwVfG § 49; StVO § 46 (3)). */
export const withdrawPermit = verb(
  {
    name: "permits.withdrawPermit",
    permission: staff("caseworker", "lead"),
    input: z.object({
      permitId: z.uuid().transform((text) => text as Id<"permit">),
      because: z.enum(["returned", "moved-away", "conditions-ended", "error"]),
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
  async (ctx, { permitId, because }): Promise<Withdrawn> => {
    const permit = await tables(ctx)
      .selectFrom("permits.permit")
      .select(["person_id", "withdrawn_at"])
      .where("id", "=", permitId)
      .forUpdate()
      .executeTakeFirst();
    if (!permit) throw notFound();
    if (permit.withdrawn_at) return { ok: false, reason: "already-withdrawn" };
    await endPermit(ctx, permitId, because);
    return { ok: true, personId: permit.person_id ?? undefined };
  },
);
