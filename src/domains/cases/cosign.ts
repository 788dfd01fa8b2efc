import { z } from "zod";
import { summary, evaluate } from "#forms";
import { createHmac } from "node:crypto";
import { notFound } from "#platform/errors";
import type { Ctx } from "#platform/context";
import { hashOf, newCode, normalizeCode, type Id } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb, view } from "#platform/verb";
import { addEvent, openCase, type OpenCase } from "./case-file.ts";
import { startCase } from "./start-case.ts";
import { notifyApplicant } from "./notify.ts";
import { tables } from "./tables.ts";

/** Makes the code with which a second person reads and signs the application; the applicant hands it on. */
export async function askCosigner(ctx: Ctx, caseId: Id<"case">): Promise<void> {
  await tables(ctx)
    .insertInto("cases.cosignature")
    .values({
      application_id: caseId,
      code_hash: hashOf(cosignCode(ctx, caseId)),
      state: "asked",
      sealed_signer: null,
      created_at: ctx.now(),
    })
    .execute();
}

/**
 * The code of a case, shown to the applicant as long as the signature is missing. It is derived from the server's
 * key and the case, so that it can be shown again without being stored.
 */
export function cosignCode(ctx: Ctx, caseId: string): string {
  const bytes = createHmac("sha256", ctx.system.encryption.derive("cosign")).update(caseId).digest();
  return newCode(16, bytes);
}

export interface CosignView {
  readonly caseId: Id<"case">;
  readonly reference: string;
  readonly title: OpenCase["version"]["service"]["title"];
  readonly applicantName: string | undefined;
  readonly state: "asked" | "signed" | "refused";
  readonly sections: ReturnType<typeof summary>;
}

const byCode = z.object({ code: z.string().min(4).max(60) });

/** What the second person reads before signing: the application as it was submitted. */
export const readForCosigning = view(
  {
    name: "cases.readForCosigning",
    permission: anyone,
    input: byCode,
    audit: (_given, seen: CosignView) => ({ kind: "case", id: seen.caseId, purpose: "cosignature" }),
  },
  async (ctx, { code }): Promise<CosignView> => {
    const { open, state } = await openForCosigning(ctx, code, false);
    const evaluation = evaluate(open.version.flow, open.content.answers, open.content.facts);
    return {
      caseId: open.row.id,
      reference: open.row.reference,
      title: open.version.service.title,
      applicantName: open.row.applicant_name ?? undefined,
      state,
      sections: summary(evaluation, ctx.language),
    };
  },
);

/** Gives or refuses the consent. Given, the case goes on to its checks; refused, it goes to a caseworker. */
export const cosignCase = verb(
  {
    name: "cases.cosignCase",
    permission: anyone,
    input: byCode.extend({ consents: z.boolean(), name: z.string().min(2).max(200) }),
    audit: (given, caseId: Id<"case">) => ({
      kind: "case",
      id: caseId,
      detail: { consents: given.consents },
    }),
  },
  async (ctx, { code, consents, name }): Promise<Id<"case">> => {
    const { open, state } = await openForCosigning(ctx, code, true);
    if (state !== "asked" || open.row.state !== "awaiting-cosignature") return open.row.id;
    await tables(ctx)
      .updateTable("cases.cosignature")
      .set({
        state: consents ? "signed" : "refused",
        sealed_signer: await ctx.system.encryption.sealJson(open.key, {
          name,
          accountId: ctx.actor.kind === "resident" ? ctx.actor.accountId : null,
        }),
        decided_at: ctx.now(),
      })
      .where("application_id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, consents ? "cosigned" : "cosign-refused");
    await tables(ctx)
      .updateTable("cases.application")
      .set({ cosign_by: null, ...(consents ? {} : { state: "in-review" as const }) })
      .where("id", "=", open.row.id)
      .execute();
    if (consents) await startCase(ctx, open);
    await notifyApplicant(ctx, open, "cosignature");
    return open.row.id;
  },
);

async function openForCosigning(
  ctx: Ctx,
  code: string,
  lock: boolean,
): Promise<{ open: OpenCase; state: CosignView["state"] }> {
  const row = await tables(ctx)
    .selectFrom("cases.cosignature")
    .select(["application_id", "state"])
    .where("code_hash", "=", hashOf(normalizeCode(code)))
    .executeTakeFirst();
  if (!row) throw notFound();
  return { open: await openCase(ctx, row.application_id, { lock }), state: row.state };
}
