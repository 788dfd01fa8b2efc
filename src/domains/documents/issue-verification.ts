import { startOf } from "#platform/clock";
import type { Ctx } from "#platform/context";
import { execute, toJson } from "#platform/database/database";
import type { LocalizedText } from "#platform/i18n";
import { hashOf, newCode } from "#platform/ids";
import { tables } from "./tables.ts";

export interface VerificationSubject {
  readonly subjectKind: string;
  readonly subjectId: string;
}

export interface NewVerification extends VerificationSubject {
  readonly caseId: string;
  readonly title: LocalizedText;
  readonly validFrom: Temporal.PlainDate;
  /** The last valid day; without it the thing holds until it is revoked. */
  readonly validUntil: Temporal.PlainDate | undefined;
}

/**
 * Makes the code behind which `/pruefen` tells whether something holds; inside the verb that issues it. Only its hash
 * is stored: the code is on the letter and nowhere else.
 */
export async function issueVerification(ctx: Ctx, issued: NewVerification): Promise<string> {
  const code = newCode(16);
  await tables(ctx)
    .insertInto("documents.verification")
    .values({
      code_hash: hashOf(code),
      subject_kind: issued.subjectKind,
      subject_id: issued.subjectId,
      title: toJson(issued.title),
      valid_from: issued.validFrom,
      valid_until: issued.validUntil ?? null,
      created_at: ctx.now(),
    })
    .execute();
  return code;
}

/** Ends what was issued, at once or from a day on; an earlier end stays. */
export async function revokeVerification(
  ctx: Ctx,
  revoked: VerificationSubject & { readonly from?: Temporal.PlainDate },
): Promise<void> {
  const at = revoked.from ? startOf(revoked.from) : ctx.now();
  await tables(ctx)
    .updateTable("documents.verification")
    .set({ revoked_at: at })
    .where("subject_kind", "=", revoked.subjectKind)
    .where("subject_id", "=", revoked.subjectId)
    .where((where) => where.or([where("revoked_at", "is", null), where("revoked_at", ">", at)]))
    .execute();
}

/** Moves the days for which something holds, because the thing itself was changed; what is revoked stays so. */
export async function changeValidity(
  ctx: Ctx,
  changed: VerificationSubject & {
    readonly validFrom: Temporal.PlainDate;
    readonly validUntil: Temporal.PlainDate | undefined;
  },
): Promise<void> {
  await tables(ctx)
    .updateTable("documents.verification")
    .set({ valid_from: changed.validFrom, valid_until: changed.validUntil ?? null })
    .where("subject_kind", "=", changed.subjectKind)
    .where("subject_id", "=", changed.subjectId)
    .execute();
}

/** The next place in the city's one list of what can be revoked, for credentials that other domains issue. */
export async function nextRevocationIndex(ctx: Ctx): Promise<number> {
  const [row] = await execute<{ index: number }>(
    ctx.db,
    "SELECT nextval('documents.revocation_index') AS index",
  );
  if (!row) throw new Error("The sequence gave no number");
  return row.index;
}
