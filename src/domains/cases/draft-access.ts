import { hkdfSync } from "node:crypto";
import type { Selectable } from "kysely";
import { z } from "zod";
import type { Answers, Facts } from "#forms";
import { getServiceVersion, type ServiceVersion } from "#catalogue";
import type { Ctx } from "#platform/context";
import { joinDataKey, unwrapKey } from "#platform/data-keys";
import { execute } from "#platform/database/database";
import type { DataKey } from "#platform/encryption";
import { DomainError, notFound } from "#platform/errors";
import { hashOf, isUuid, normalizeCode, type Id } from "#platform/ids";
import type { Applicant } from "./procedure.ts";
import type { Channel, DraftTable } from "./tables.ts";

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
  const code = ref.code === undefined ? undefined : normalizeCode(ref.code);
  if (code === undefined && (!ref.draftId || !isUuid(ref.draftId))) throw notFound();
  const [where, parameters] = whoMay(ctx, ref, code);
  const [row] = await execute<DraftRow>(
    ctx.db,
    `${FIND_DRAFT} ${where}${options.lock ? " FOR UPDATE OF draft" : ""}`,
    parameters,
  );
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

type DraftRow = Omit<Selectable<DraftTable>, "created_at" | "told_at" | "account_id" | "staff_id"> & {
  readonly wrapped_key: string | null;
};

// Every page of a form asks this, so it is written out rather than built each time.
const FIND_DRAFT = `
  SELECT draft.id, draft.service_key, draft.definition_version, draft.channel, draft.code_hash, draft.sealed_key,
    draft.sealed, draft.revision, draft.updated_at, draft.delete_on, data_key.wrapped AS wrapped_key
  FROM cases.draft AS draft ${joinDataKey("draft.id")}`;

/** The condition under which this request may open a draft, with its parameters. */
function whoMay(ctx: Ctx, ref: DraftRef, code: string | undefined): [string, unknown[]] {
  const { actor } = ctx;
  const id = ref.draftId !== undefined && isUuid(ref.draftId) ? ref.draftId : undefined;
  if (code !== undefined) {
    const hash = hashOf(code);
    return id === undefined
      ? ["WHERE draft.code_hash = $1", [hash]]
      : ["WHERE draft.code_hash = $1 AND draft.id = $2", [hash, id]];
  }
  if (actor.kind === "resident")
    return ["WHERE draft.id = $1 AND draft.account_id = $2", [id, actor.accountId]];
  if (actor.kind === "staff") return ["WHERE draft.id = $1 AND draft.staff_id = $2", [id, actor.staffId]];
  throw actor.kind === "anonymous" ? new DomainError("not-signed-in") : notFound();
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
