import { sql } from "kysely";
import { z } from "zod";
import type { Service } from "#catalogue";
import { listUploads, removeUploads } from "#documents";
import {
  checkAnswers,
  conditionHolds,
  evaluate,
  filesOf,
  type AnswerError,
  type Answers,
  type Facts,
} from "#forms";
import { isLevelEnough } from "#platform/actor";
import type { Ctx } from "#platform/context";
import { adoptDataKey } from "#platform/data-keys";
import { DomainError } from "#platform/errors";
import { hashOf, isUuid, normalizeCode, type Id } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { recordUsage } from "#usage";
import { applicantOf, draftRef, openDraft, type OpenDraft } from "./draft-access.ts";
import { addEvent, openCase, type CaseContent } from "./case-file.ts";
import { askCosigner } from "./cosign.ts";
import { factsFor } from "./facts.ts";
import { scheduleCheck } from "./schedule-check.ts";
import { paysFirst, startCase } from "./start-case.ts";
import { tables } from "./tables.ts";

export type Submitted =
  | { readonly ok: true; readonly caseId: Id<"case">; readonly reference: string; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: "incomplete"; readonly errors: readonly AnswerError[] };

/**
 * Submits a draft: exactly once, however often it is sent, since the case takes the draft's id. The answers are
 * evaluated and checked as a whole once more; the fee is frozen.
 * @throws DomainError `level-too-low` when the answers call for a higher level of assurance
 */
export async function submitCase(ctx: Ctx, ref: z.input<typeof draftRef>): Promise<Submitted> {
  const parsed = draftRef.parse(ref);
  const draft = await openDraft(ctx, parsed).catch(errorOf);
  if (draft instanceof Error) return submittedBefore(ctx, parsed, draft);
  // The registers are asked before the transaction: a register may be another system behind HTTP.
  const facts = await factsFor(ctx, draft.version.service, applicantOf(ctx, draft.content));
  return storeCase(ctx, { ref: parsed, facts });
}

const input = z.object({
  ref: draftRef,
  facts: z.custom<Facts>((value) => typeof value === "object" && value !== null),
});

const storeCase = verb(
  {
    name: "cases.submitCase",
    permission: anyone,
    input,
    audit: (_given, submitted: Submitted) =>
      submitted.ok && submitted.isNew
        ? { kind: "case", id: submitted.caseId, detail: { reference: submitted.reference } }
        : undefined,
  },
  async (ctx, { ref, facts }): Promise<Submitted> => {
    // Of two that submit at once the second one waits for the lock and then finds the draft gone.
    const draft = await openDraft(ctx, ref, { lock: true }).catch(errorOf);
    if (draft instanceof Error) return submittedBefore(ctx, ref, draft);
    return store(ctx, draft, facts, ref.code);
  },
);

async function store(ctx: Ctx, draft: OpenDraft, facts: Facts, code: string | undefined): Promise<Submitted> {
  const { service, flow, version } = draft.version;
  const errors = checkAnswers(flow, draft.content.answers, facts);
  if (errors.length > 0) return { ok: false, reason: "incomplete", errors };
  const evaluation = evaluate(flow, draft.content.answers, facts);
  demandLevel(ctx, service, (name) => conditionHolds(flow, evaluation, name));
  const applicant = applicantOf(ctx, draft.content);
  const caseId = draft.id as string as Id<"case">;
  const content: CaseContent = { answers: evaluation.answers, facts: plainFacts(facts) };
  const cosignature = service.process.cosignature;
  const needsCosignature = cosignature !== undefined && conditionHolds(flow, evaluation, cosignature.when);
  // So far opened by the resume code alone; from now on caseworkers must be able to read it.
  if (draft.hasCode) await adoptDataKey(ctx, caseId, draft.key);
  const goesToChecks =
    !needsCosignature && !paysFirst(service, { fee_cents: evaluation.fee.totalCents, paid_at: null });
  const { reference } = await tables(ctx)
    // One way to the database less while the row is locked.
    .with("submitted_draft", (db) => db.deleteFrom("cases.draft").where("id", "=", draft.id))
    .insertInto("cases.application")
    .values({
      id: caseId,
      reference: sql<string>`${String(ctx.today().year)} || '-' || lpad(nextval('cases.case_number')::text, 6, '0')`,
      service_key: service.key,
      definition_version: version,
      state: needsCosignature ? "awaiting-cosignature" : "checking",
      channel: draft.channel,
      account_id: applicant.accountId ?? null,
      person_id: applicant.personId ?? null,
      applicant_name: applicant.name ?? nameFrom(evaluation.answers),
      code_hash: code === undefined ? null : hashOf(normalizeCode(code)),
      language: ctx.language,
      team: service.team,
      sealed: await ctx.system.encryption.sealJson(draft.key, content),
      follows_id: (draft.content.followsId as Id<"case"> | undefined) ?? null,
      fee_cents: evaluation.fee.totalCents,
      created_at: ctx.now(),
      due_on: ctx.today().add(service.process.decideWithin),
      cosign_by: needsCosignature ? ctx.today().add(cosignature.within) : null,
    })
    .returning("reference")
    .executeTakeFirstOrThrow();
  await dropUnusedUploads(ctx, draft, evaluation.answers);
  await addEvent(ctx, { key: draft.key, row: { id: caseId } }, "submitted", { channel: draft.channel });
  if (draft.content.followsId)
    await addEvent(ctx, await openCase(ctx, draft.content.followsId), "objection", { by: reference });
  await recordUsage(ctx, { service: service.key, event: "submitted", channel: draft.channel });
  if (needsCosignature) await askCosigner(ctx, caseId);
  else if (goesToChecks) await scheduleCheck(ctx, caseId);
  else await startCase(ctx, await openCase(ctx, caseId));
  return { ok: true, caseId, reference, isNew: true };
}

/** A draft may have been begun in a session of a higher level, and the answers may ask for another level. */
function demandLevel(ctx: Ctx, { identification }: Service, holds: (condition: string) => boolean): void {
  if (ctx.actor.kind !== "resident") return;
  const exceptions = identification.exceptions.filter((exception) => holds(exception.when));
  for (const { level } of exceptions.length > 0 ? exceptions : [identification])
    if (level !== "none" && !isLevelEnough(ctx.actor.level, level))
      throw new DomainError("level-too-low", { level });
}

/** A file of an answer that is hidden by now is no part of the application, like the answer itself. */
async function dropUnusedUploads(ctx: Ctx, draft: OpenDraft, answers: Answers): Promise<void> {
  const takesFiles = draft.version.flow.pages.some((page) =>
    page.fields.some(({ field }) => field.type === "file" || field.type === "proof"),
  );
  if (!takesFiles) return;
  const used = new Set<string>(filesOf(draft.version.flow, answers).map((file) => file.id));
  const uploads = await listUploads(ctx, draft.id, draft.key);
  const unused = uploads.flatMap((file) => (used.has(file.id) ? [] : file.id));
  if (unused.length > 0) await removeUploads(ctx, { ownerId: draft.id, uploadIds: unused });
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** A draft that is gone may have become a case, which is then the answer; else it was never there. */
async function submittedBefore(ctx: Ctx, ref: z.output<typeof draftRef>, error: Error): Promise<Submitted> {
  const before = await findSubmitted(ctx, ref);
  if (before) return before;
  throw error;
}

/** The case that this draft has become, for whoever may see it. */
async function findSubmitted(ctx: Ctx, ref: z.output<typeof draftRef>): Promise<Submitted | undefined> {
  let query = tables(ctx).selectFrom("cases.application").select(["id", "reference"]);
  if (ref.code !== undefined) query = query.where("code_hash", "=", hashOf(normalizeCode(ref.code)));
  else if (ref.draftId && isUuid(ref.draftId)) {
    query = query.where("id", "=", ref.draftId as Id<"case">);
    if (ctx.actor.kind === "resident") query = query.where("account_id", "=", ctx.actor.accountId);
    else if (ctx.actor.kind !== "staff") return undefined;
  } else return undefined;
  const row = await query.executeTakeFirst();
  return row ? { ok: true, caseId: row.id, reference: row.reference, isNew: false } : undefined;
}

/** Facts as JSON: dates become ISO text, which the engine reads as dates again. */
function plainFacts(facts: Facts): Facts {
  return JSON.parse(JSON.stringify(facts)) as Facts;
}

/** Without an account the name is what was typed under the usual keys; other names stay sealed. */
function nameFrom(answers: CaseContent["answers"]): string | null {
  const parts = [answers["givenNames"], answers["familyName"]].filter((part) => typeof part === "string");
  return parts.length > 0 ? parts.join(" ") : null;
}
