import { z } from "zod";
import { summary, evaluate } from "#forms";
import { createHmac } from "node:crypto";
import { notFound } from "#platform/errors";
import type { Ctx } from "#platform/context";
import type { LocalizedText } from "#platform/i18n";
import { hashOf, newCode, normalizeCode, type Id } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb, view } from "#platform/verb";
import { caseworkOn, ownerOf, type CaseOwner } from "./change-case.ts";
import { addEvent, openCase, type OpenCase } from "./case-file.ts";
import { sealSigner } from "./cosigner.ts";
import { isAllowed } from "./process.ts";
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
  readonly owner: CaseOwner;
  readonly reference: string;
  readonly title: OpenCase["version"]["service"]["title"];
  readonly applicantName: string | undefined;
  /** What the service wants confirmed, in words. */
  readonly confirms: LocalizedText | undefined;
  readonly state: "asked" | "signed" | "refused";
  /** The applicant looks at it, who cannot consent. */
  readonly isOwn: boolean;
  readonly sections: ReturnType<typeof summary>;
}

const byCode = z.object({ code: z.string().min(4).max(60) });

/** What the second person reads before signing: the application as it was submitted. */
export const readForCosigning = view(
  {
    name: "cases.readForCosigning",
    permission: anyone,
    input: byCode,
    audit: (_given, seen: CosignView) => ({ ...caseworkOn(seen, seen.owner), purpose: "cosignature" }),
  },
  async (ctx, { code }): Promise<CosignView> => {
    const { open, state } = await openForCosigning(ctx, code, false);
    const evaluation = evaluate(open.version.flow, open.content.answers, open.content.facts);
    return {
      caseId: open.row.id,
      owner: ownerOf(open),
      reference: open.row.reference,
      title: open.version.service.title,
      applicantName: open.row.applicant_name ?? undefined,
      confirms: open.version.service.process.cosignature?.confirms,
      state,
      isOwn: isApplicant(ctx, open),
      sections: summary(evaluation, ctx.language),
    };
  },
);

export type Cosigned =
  | { readonly ok: true; readonly caseId: Id<"case"> }
  /** The consent must come from somebody else; `same-name` where only the name says that it does not. */
  | { readonly ok: false; readonly reason: "own-application" | "same-name" | "answered-already" };

/**
 * Gives or refuses the consent, once. Given, the case goes on to its checks; refused, it goes to a caseworker. Whoever
 * is signed in consents under the account's name, whatever is typed.
 */
export const cosignCase = verb(
  {
    name: "cases.cosignCase",
    permission: anyone,
    input: byCode.extend({ consents: z.boolean(), name: z.string().trim().min(2).max(200) }),
    audit: (given, cosigned: Cosigned) =>
      cosigned.ok ? { kind: "case", id: cosigned.caseId, detail: { consents: given.consents } } : undefined,
  },
  async (ctx, { code, consents, name }): Promise<Cosigned> => {
    const { open, state } = await openForCosigning(ctx, code, true);
    if (state !== "asked" || !isAllowed("cosign", open.row.state))
      return { ok: false, reason: "answered-already" };
    const own = ownConsent(ctx, open, name);
    if (own) return { ok: false, reason: own };
    await tables(ctx)
      .updateTable("cases.cosignature")
      .set({
        state: consents ? "signed" : "refused",
        sealed_signer: await sealSigner(ctx, open, name),
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
    return { ok: true, caseId: open.row.id };
  },
);

/** Whether the applicant is about to consent: known by the account, else by the name, which a sign-in can clear up. */
function ownConsent(ctx: Ctx, open: OpenCase, name: string): "own-application" | "same-name" | undefined {
  if (ctx.actor.kind === "resident") return isApplicant(ctx, open) ? "own-application" : undefined;
  const { row } = open;
  return row.applicant_name !== null && isSameName(name, row.applicant_name) ? "same-name" : undefined;
}

function isApplicant({ actor }: Ctx, { row }: OpenCase): boolean {
  if (actor.kind !== "resident") return false;
  return (
    actor.accountId === row.account_id || (actor.personId !== undefined && actor.personId === row.person_id)
  );
}

/** The same name for people who read it: letters alone count, not case, blanks, hyphens or the order of the names. */
function isSameName(one: string, other: string): boolean {
  const parts = (name: string): string =>
    name
      .normalize("NFKD")
      .toLowerCase()
      .split(/[\s,.\p{Pd}]+/u)
      .filter(Boolean)
      .toSorted()
      .join(" ");
  return parts(one) === parts(other);
}

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
