import { z } from "zod";
import { parseAnswers } from "./parse-answers.ts";
import { operation, type AnyOperation } from "#platform/http/api";
import { anyone, resident, staff } from "#platform/permissions";
import { answerQuestion, caseRef, withdrawCase } from "./applicant-steps.ts";
import { beginDraft } from "./begin-draft.ts";
import { checkCase } from "./check-case.ts";
import { decideCase, signSecond } from "./decide-case.ts";
import {
  addNote,
  askApplicant,
  assignCase,
  extendDeadline,
  handOverCase,
  resumeCase,
  suspendCase,
  takeCase,
} from "./desk-steps.ts";
import { listOwnCases, listQueue } from "./list-cases.ts";
import { readCase, readOwnCase, type CaseView } from "./read-case.ts";
import { submitCase } from "./submit-case.ts";

const tag = "cases";
const caseworker = staff("caseworker", "lead");
const caseId = z.uuid();
const done = z.object({}).describe("Nothing but that it was done");
const localized = z.record(z.string(), z.string());

const caseSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  service: z.string(),
  state: z.string(),
  outcome: z.string().nullable(),
  createdAt: z.string(),
  dueOn: z.string(),
  feeCents: z.int(),
  isPaid: z.boolean(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  answers: z.array(
    z.object({
      title: z.string(),
      rows: z.array(z.object({ path: z.string(), label: z.string(), text: z.string() })),
    }),
  ),
  checks: z.array(
    z.object({
      key: z.string(),
      result: z.enum(["passed", "failed", "unclear"]),
      norm: z.string(),
      reason: localized,
    }),
  ),
  messages: z.array(z.object({ direction: z.string(), at: z.string(), text: z.string() })),
});

/** What programs can do with applications: the verbs of the portal and of the desk. */
export const operations: readonly AnyOperation[] = [
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
    input: z.object({
      draftId: z.uuid(),
      code: z.string().optional(),
      answers: z.record(z.string(), z.unknown()),
    }),
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
    path: "/api/v1/drafts/{draftId}/submission",
    access: anyone,
    summary: "Submit an application, exactly once",
    tag,
    input: z.object({ draftId: z.uuid(), code: z.string().optional() }),
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
    input: caseRef.extend({ caseId }),
    output: caseSchema,
    run: async (ctx, given) => present(await readOwnCase(ctx, given)),
  }),
  operation({
    method: "POST",
    path: "/api/v1/cases/{caseId}/answer",
    access: anyone,
    summary: "Answer the caseworker's question",
    tag,
    input: z.object({ caseId, code: z.string().optional(), text: z.string() }),
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
    input: z.object({ caseId, code: z.string().optional() }),
    output: done,
    run: async (ctx, ref) => {
      await withdrawCase(ctx, { ref });
      return {};
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/desk/cases",
    access: caseworker,
    summary: "The queue of the caller's teams",
    tag,
    input: listQueue.input as unknown as z.ZodType<Parameters<typeof listQueue>[1]>,
    output: z.object({
      total: z.int(),
      rows: z.array(
        z.object({
          id: z.uuid(),
          reference: z.string(),
          service: z.string(),
          state: z.string(),
          dueOn: z.string(),
          name: z.string().nullable(),
        }),
      ),
    }),
    run: async (ctx, given) => {
      const { total, rows } = await listQueue(ctx, given);
      return {
        total: Number(total),
        rows: rows.map((row) => ({
          id: row.id,
          reference: row.reference,
          service: row.service_key,
          state: row.state,
          dueOn: row.due_on.toString(),
          name: row.applicant_name,
        })),
      };
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/desk/cases/{caseId}",
    access: caseworker,
    summary: "A case for a caseworker; reading it is logged",
    tag,
    input: z.object({ caseId }),
    output: caseSchema,
    run: async (ctx, given) => present(await readCase(ctx, given)),
  }),
  step("take", "Take a case", z.object({ caseId }), takeCase),
  step(
    "assignment",
    "Give a case to a colleague",
    z.object({ caseId, staffId: z.uuid().nullable() }),
    assignCase,
  ),
  step("question", "Ask the applicant", z.object({ caseId, question: z.string() }), askApplicant),
  step(
    "suspension",
    "Suspend a case until a day",
    z.object({ caseId, until: z.iso.date(), reason: z.string() }),
    suspendCase,
  ),
  step("resumption", "Go on with a suspended case", z.object({ caseId }), resumeCase),
  step(
    "deadline",
    "Extend the deadline",
    z.object({ caseId, dueOn: z.iso.date(), reason: z.string() }),
    extendDeadline,
  ),
  step(
    "note",
    "Add a note",
    z.object({ caseId, note: z.string(), wiedervorlageOn: z.iso.date().optional() }),
    addNote,
  ),
  step(
    "hand-over",
    "Hand a case over to another team",
    z.object({ caseId, team: z.string(), reason: z.string() }),
    handOverCase,
  ),
  step("decision", "Decide a case", decideCase.input, decideCase),
  step("second-signature", "Sign second", signSecond.input, signSecond),
];

/** A step of the desk as a POST under the case. */
function step<Input extends z.ZodType>(
  path: string,
  summary: string,
  input: Input,
  run: (ctx: Parameters<AnyOperation["run"]>[0], given: never) => Promise<unknown>,
): AnyOperation {
  return operation({
    method: "POST",
    path: `/api/v1/desk/cases/{caseId}/${path}`,
    access: caseworker,
    summary,
    tag,
    input,
    output: z.object({ state: z.string().optional() }),
    run: async (ctx, given) => {
      // The verb parses its input itself; the schema here is the same one or names the same fields.
      const result = await run(ctx, given as never);
      return typeof result === "string" ? { state: result } : {};
    },
  });
}

function present({ row, sections, checks, messages }: CaseView): z.input<typeof caseSchema> {
  return {
    id: row.id,
    reference: row.reference,
    service: row.service_key,
    state: row.state,
    outcome: row.outcome,
    createdAt: row.created_at.toString(),
    dueOn: row.due_on.toString(),
    feeCents: row.fee_cents,
    isPaid: row.paid_at !== null,
    validFrom: row.valid_from?.toString() ?? null,
    validUntil: row.valid_until?.toString() ?? null,
    answers: sections.map(({ title, rows }) => ({
      title,
      rows: rows.map(({ path, label, text }) => ({ path, label, text })),
    })),
    checks: checks.map(({ key, result, norm, reason }) => ({
      key,
      result,
      norm,
      reason: { de: reason.de, ...(reason["en"] ? { en: reason["en"] } : {}) },
    })),
    messages: messages.map(({ direction, at, text }) => ({ direction, at: at.toString(), text })),
  };
}
