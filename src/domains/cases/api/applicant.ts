import { z } from "zod";
import { letterPdf, MAX_UPLOAD_BYTES, readLetter, storeUpload } from "#documents";
import { startAttempt } from "#payments";
import { operation, type AnyOperation } from "#platform/http/api";
import { anyone, resident } from "#platform/permissions";
import { answerQuestion, caseRef, openForApplicant, withdrawCase } from "../applicant-steps.ts";
import { beginDraft } from "../begin-draft.ts";
import { beginObjection } from "../begin-objection.ts";
import { checkCase } from "../check-case.ts";
import { cosignCase, readForCosigning } from "../cosign.ts";
import { discardDraft } from "../discard-draft.ts";
import { openDraft } from "../draft-access.ts";
import { setNoticeAddress } from "../draft-notice.ts";
import { listOwnCases } from "../list-cases.ts";
import { parseAnswers } from "../parse-answers.ts";
import { readOwnCase } from "../read-case.ts";
import { submitCase } from "../submit-case.ts";
import { answersOf, caseSchema, done, present } from "./case-schema.ts";

const tag = "cases";
const draft = z.object({ draftId: z.uuid(), code: z.string().max(60).optional() });
const ownCase = caseRef.extend({ caseId: z.uuid() });
/** Base 64 takes four characters for three bytes. */
const BASE64_LENGTH = Math.ceil(MAX_UPLOAD_BYTES / 3) * 4;

/** What the portal offers to an applicant, for programs. */
export const applicantOperations: readonly AnyOperation[] = [
  operation({
    method: "POST",
    path: "/api/v1/services/{serviceKey}/drafts",
    access: anyone,
    summary: "Begin an application; without an account the answer holds the resume code, once",
    tag,
    input: z.object({ serviceKey: z.string() }),
    output: z.object({ draftId: z.uuid(), code: z.string().optional() }),
    run: (ctx, given) => beginDraft(ctx, given),
  }),
  operation({
    method: "POST",
    path: "/api/v1/drafts/{draftId}/answers",
    access: anyone,
    summary: "Save answers, by key; those that are wrong are named and not saved",
    tag,
    input: draft.extend({ answers: z.record(z.string(), z.unknown()) }),
    output: z.object({
      saved: z.boolean(),
      missing: z.array(z.string()),
      errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
      feeCents: z.int(),
    }),
    run: (ctx, given) => parseAnswers(ctx, given),
  }),
  operation({
    method: "POST",
    path: "/api/v1/drafts/{draftId}/files",
    access: anyone,
    summary: "Upload a file in base 64; its id is then part of an answer",
    tag,
    input: draft.extend({ name: z.string().min(1).max(200), content: z.base64().max(BASE64_LENGTH) }),
    output: z.object({
      ok: z.boolean(),
      file: z.object({ id: z.uuid(), name: z.string() }).optional(),
      reason: z.string().optional(),
    }),
    bodyBytes: BASE64_LENGTH + 10_000,
    run: async (ctx, { name, content, ...ref }) => {
      const { id, key } = await openDraft(ctx, ref);
      const bytes = Uint8Array.fromBase64(content);
      return storeUpload(ctx, { ownerId: id, key, name, bytes, isTooLarge: false });
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/drafts/{draftId}/notice-address",
    access: anyone,
    summary: "The address for notices of an application without account",
    tag,
    input: draft.extend({ email: z.email() }),
    output: done,
    run: async (ctx, { email, ...ref }) => {
      await setNoticeAddress(ctx, { ref, email });
      return {};
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/drafts/{draftId}/deletion",
    access: anyone,
    summary: "Delete a draft for good",
    tag,
    input: draft,
    output: done,
    run: async (ctx, ref) => {
      await discardDraft(ctx, { ref });
      return {};
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/drafts/{draftId}/submission",
    access: anyone,
    summary: "Submit an application, exactly once",
    tag,
    input: draft,
    output: z.object({
      ok: z.boolean(),
      caseId: z.uuid().optional(),
      reference: z.string().optional(),
      state: z.string().optional(),
      missing: z.array(z.string()).optional(),
    }),
    run: async (ctx, given) => {
      const submitted = await submitCase(ctx, given);
      if (!submitted.ok) return { ok: false, missing: submitted.errors.map((error) => error.path) };
      return {
        ok: true,
        caseId: submitted.caseId,
        reference: submitted.reference,
        state: await checkCase(ctx, submitted.caseId),
      };
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/my/cases",
    access: resident(),
    summary: "The cases of the resident who is signed in",
    tag,
    input: z.object({}),
    output: z.array(
      z.object({ id: z.uuid(), reference: z.string(), state: z.string(), outcome: z.string().nullable() }),
    ),
    run: async (ctx) =>
      (await listOwnCases(ctx, {})).map(({ id, reference, state, outcome }) => ({
        id,
        reference,
        state,
        outcome,
      })),
  }),
  operation({
    method: "POST",
    path: "/api/v1/cases/{caseId}/status",
    access: anyone,
    summary: "A case for its applicant, with the code in the body",
    tag,
    input: ownCase,
    output: caseSchema,
    run: async (ctx, given) => present(await readOwnCase(ctx, given)),
  }),
  operation({
    method: "POST",
    path: "/api/v1/cases/{caseId}/answer",
    access: anyone,
    summary: "Answer the caseworker's question",
    tag,
    input: ownCase.extend({ text: z.string() }),
    output: done,
    run: async (ctx, { text, ...ref }) => {
      await answerQuestion(ctx, { ref, text });
      return {};
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/cases/{caseId}/withdrawal",
    access: anyone,
    summary: "Withdraw an application",
    tag,
    input: ownCase,
    output: done,
    run: async (ctx, ref) => {
      await withdrawCase(ctx, { ref });
      return {};
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/cases/{caseId}/payment",
    access: anyone,
    summary: "Start paying the fee; the answer names the payment provider's page",
    tag,
    input: ownCase,
    output: z.object({ ok: z.boolean(), url: z.url().optional(), reason: z.string().optional() }),
    run: async (ctx, ref) => startAttempt(ctx, (await openForApplicant(ctx, ref)).row.id),
  }),
  operation({
    method: "POST",
    path: "/api/v1/cases/{caseId}/letters/{letterId}",
    access: anyone,
    summary: "A letter: its text, and the PDF in base 64",
    tag,
    input: ownCase.extend({ letterId: z.uuid() }),
    output: z.object({
      title: z.string(),
      date: z.iso.date(),
      paragraphs: z.array(z.string()),
      /** A certificate has none. */
      remedy: z.string().optional(),
      pdf: z.base64(),
    }),
    run: async (ctx, { letterId, ...ref }) => {
      const { row, key } = await openForApplicant(ctx, ref);
      const letter = { ownerId: row.id, letterId, key };
      const { content } = await readLetter(ctx, letter);
      const { title, date, paragraphs, remedy } = content;
      const pdf = Buffer.from(await letterPdf(ctx, letter)).toString("base64");
      return { title, date, paragraphs: [...paragraphs], ...(remedy === undefined ? {} : { remedy }), pdf };
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/my/cases/{caseId}/objection",
    access: resident(),
    summary: "Begin an objection to a refusal",
    tag,
    input: z.object({ caseId: z.uuid() }),
    output: z.object({ draftId: z.uuid() }),
    run: async (ctx, ref) => ({ draftId: (await beginObjection(ctx, ref)).draftId }),
  }),
  operation({
    method: "POST",
    path: "/api/v1/cosignatures/application",
    access: anyone,
    summary: "What the second person reads before giving consent, by the code that the applicant handed on",
    tag,
    input: z.object({ code: z.string() }),
    output: z.object({
      reference: z.string(),
      title: z.record(z.string(), z.string().optional()),
      state: z.string(),
      answers: caseSchema.shape.answers,
    }),
    run: async (ctx, given) => {
      const { reference, title, state, sections } = await readForCosigning(ctx, given);
      return { reference, title, state, answers: answersOf(sections) };
    },
  }),
  operation({
    method: "POST",
    path: "/api/v1/cosignatures",
    access: anyone,
    summary: "Give or refuse the second person's consent",
    tag,
    input: z.object({ code: z.string(), consents: z.boolean(), name: z.string() }),
    output: z.object({
      ok: z.boolean(),
      reason: z.enum(["own-application", "same-name", "answered-already"]).optional(),
    }),
    run: async (ctx, given) => {
      const cosigned = await cosignCase(ctx, given);
      return cosigned.ok ? { ok: true } : { ok: false, reason: cosigned.reason };
    },
  }),
];
