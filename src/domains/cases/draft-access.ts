import { hkdfSync } from "node:crypto";
import { z } from "zod";
import type { Answers, Facts } from "#forms";
import { getServiceVersion, type ServiceVersion } from "#catalogue";
import type { Ctx } from "#platform/context";
import { unwrapKey, wrappedKeyOf } from "#platform/data-keys";
import type { DataKey } from "#platform/encryption";
import { DomainError, notFound } from "#platform/errors";
import { hashOf, isUuid, normalizeCode, type Id } from "#platform/ids";
import type { Applicant } from "./procedure.ts";
import { tables, type Channel } from "./tables.ts";

/** Sixteen characters of base 32 are 80 bits. */
export const CODE_CHARACTERS = 16;

/** How a draft is opened: by the account or the member of staff that is signed in, or by its resume code. */
export const draftRef = z.object({ draftId: z.string().optional(), code: z.string().max(60).optional() });
export type DraftRef = z.output<typeof draftRef>;

/** What a draft holds, sealed: answers as given, also those that are hidden at the moment. */
export interface DraftContent {
  readonly answers: Answers;
  /** What the registers said when they were last asked: at the beginning, and again before sending. */
  readonly facts?: Facts | undefined;
  /** The case that this one will follow. */
  readonly followsId?: string | undefined;
  /** At the counter: for whom. */
  readonly personId?: string | undefined;
  readonly applicantName?: string | undefined;
  /** The applicant has said whether the registers may fill in the form (EGovG § 5). */
  readonly prefill?: "taken" | "declined" | undefined;
}

export interface OpenDraft {
  readonly id: Id<"draft">;
  readonly version: ServiceVersion;
  readonly content: DraftContent;
  readonly key: DataKey;
  readonly revision: number;
  readonly channel: Channel;
  readonly updatedAt: Temporal.Instant;
  readonly deleteOn: Temporal.PlainDate;
  readonly hasCode: boolean;
}

/**
 * Finds and opens a draft. Whoever may not see it gets the same answer as if it did not exist.
 * @throws DomainError `not-found`
 */
export async function openDraft(
  ctx: Ctx,
  ref: DraftRef,
  options: { readonly lock?: boolean } = {},
): Promise<OpenDraft> {
  const { actor } = ctx;
  const code = ref.code === undefined ? undefined : normalizeCode(ref.code);
  if (code === undefined && (!ref.draftId || !isUuid(ref.draftId))) throw notFound();
  let query = tables(ctx)
    .selectFrom("cases.draft as draft")
    .selectAll("draft")
    .select(wrappedKeyOf("draft.id").as("wrapped_key"));
  if (code !== undefined) query = query.where("code_hash", "=", hashOf(code));
  if (ref.draftId !== undefined && isUuid(ref.draftId))
    query = query.where("id", "=", ref.draftId as Id<"draft">);
  if (code === undefined) {
    if (actor.kind === "resident") query = query.where("account_id", "=", actor.accountId);
    else if (actor.kind === "staff") query = query.where("staff_id", "=", actor.staffId);
    else throw actor.kind === "anonymous" ? new DomainError("not-signed-in") : notFound();
  }
  const row = await (options.lock ? query.forUpdate("draft") : query).executeTakeFirst();
  if (!row || Temporal.PlainDate.compare(row.delete_on, ctx.today()) < 0) throw notFound();
  const key =
    code !== undefined && row.sealed_key !== null
      ? await ctx.system.encryption.open(keyFromCode(code), row.sealed_key)
      : await unwrapKey(ctx, row.wrapped_key);
  return {
    id: row.id,
    version: await getServiceVersion(ctx, row.service_key, row.definition_version),
    // Sealed by `sealDraft` alone, so what comes out has its shape.
    content: (await ctx.system.encryption.openJson(key, row.sealed)) as DraftContent,
    key,
    revision: row.revision,
    channel: row.channel,
    updatedAt: row.updated_at,
    deleteOn: row.delete_on,
    hasCode: row.code_hash !== null,
  };
}

/** The key that only the resume code gives; its hash, which is stored, does not lead to it. */
export function keyFromCode(code: string): DataKey {
  return new Uint8Array(hkdfSync("sha256", normalizeCode(code), "stadtkern", "draft-key", 32));
}

/** For whom a draft is: the resident signed in, or the person that staff enter it for. */
export function applicantOf(ctx: Ctx, content: DraftContent): Applicant {
  if (ctx.actor.kind === "resident") {
    return { accountId: ctx.actor.accountId, personId: ctx.actor.personId, name: ctx.actor.name };
  }
  return {
    accountId: undefined,
    personId: content.personId as Id<"person"> | undefined,
    name: content.applicantName,
  };
}
