import { z } from "zod";
import { listPrintQueue, markPrinted, openForPrint } from "#documents";
import { setAbsence } from "#identity";
import { operation, type AnyOperation } from "#platform/http/api";
import { DomainError } from "#platform/errors";
import { staff } from "#platform/permissions";
import { beginDraft } from "../begin-draft.ts";
import { refundCase, takeCounterPayment } from "../case-payments.ts";
import { decideCase, signSecond } from "../decide-case.ts";
import { assignCase, handOverCase, takeCase, TAKEN_BY_ANOTHER } from "../case-holder.ts";
import { addNote, askApplicant, extendDeadline, resumeCase, suspendCase } from "../desk-steps.ts";
import { listQueue } from "../list-cases.ts";
import { readCase } from "../read-case.ts";
import { readTeamLoad } from "../team-load.ts";
import { caseSchema, done, present } from "./case-schema.ts";

const tag = "desk";
const caseworker = staff("caseworker", "lead");
const printers = staff("caseworker", "lead", "front-office");
const caseId = z.uuid();

/** What the desk offers to caseworkers, for programs. */
export const deskOperations: readonly AnyOperation[] = [
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
  step(
    "counter-payment",
    "Note that the fee was paid at the counter",
    takeCounterPayment.input,
    takeCounterPayment,
  ),
  step("refund", "Order the refund of the fee", refundCase.input, refundCase),
  operation({
    method: "POST",
    path: "/api/v1/desk/drafts",
    access: caseworker,
    summary: "Enter an application for somebody at the counter, on the phone or from paper",
    tag,
    input: z.object({
      serviceKey: z.string(),
      channel: z.enum(["counter", "phone", "paper"]),
      applicantName: z.string().min(1).max(200),
      personId: z.uuid().optional(),
    }),
    output: z.object({ draftId: z.uuid() }),
    run: async (ctx, given) => ({ draftId: (await beginDraft(ctx, given)).draftId }),
  }),
  operation({
    method: "GET",
    path: "/api/v1/desk/team",
    access: staff("lead"),
    summary: "How the open cases of the lead's teams are spread; without a name those that nobody has",
    tag,
    input: z.object({}),
    output: z.array(
      z.object({
        staffId: z.uuid().nullable(),
        name: z.string().nullable(),
        open: z.int(),
        overdue: z.int(),
        absentUntil: z.string().nullable(),
      }),
    ),
    run: async (ctx) =>
      (await readTeamLoad(ctx, {})).map(({ member, open, overdue }) => ({
        staffId: member?.id ?? null,
        name: member?.name ?? null,
        open,
        overdue,
        absentUntil: member?.absentUntil?.toString() ?? null,
      })),
  }),
  operation({
    method: "POST",
    path: "/api/v1/desk/absences",
    access: staff("lead"),
    summary: "Note when a colleague is away",
    tag,
    input: z.object({ staffId: z.uuid(), from: z.iso.date(), until: z.iso.date() }),
    output: done,
    run: async (ctx, given) => {
      await setAbsence(ctx, given);
      return {};
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/desk/letters",
    access: printers,
    summary: "The letters that wait to be printed and posted",
    tag,
    input: z.object({}),
    output: z.array(z.object({ id: z.uuid(), caseId: z.uuid(), createdAt: z.string() })),
    run: async (ctx) =>
      (await listPrintQueue(ctx, {})).map(({ id, ownerId, createdAt }) => ({
        id,
        caseId: ownerId,
        createdAt: createdAt.toString(),
      })),
  }),
  operation({
    method: "GET",
    path: "/api/v1/desk/letters/{letterId}",
    access: printers,
    summary: "The PDF of a letter to be printed, in base 64",
    tag,
    input: z.object({ letterId: z.uuid() }),
    output: z.object({ pdf: z.base64() }),
    run: async (ctx, given) => ({
      pdf: Buffer.from((await openForPrint(ctx, given)).pdf).toString("base64"),
    }),
  }),
  operation({
    method: "POST",
    path: "/api/v1/desk/letters/{letterId}/posted",
    access: printers,
    summary: "Note that a letter is in the post",
    tag,
    input: z.object({ letterId: z.uuid() }),
    output: done,
    run: async (ctx, given) => {
      await markPrinted(ctx, given);
      return {};
    },
  }),
];

/** A step of the desk as a POST under the case. */
function step<Input extends z.ZodType>(
  path: string,
  summary: string,
  input: Input,
  run: (ctx: Parameters<AnyOperation["run"]>[0], given: never) => Promise<object>,
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
      if ("reason" in result) throw new DomainError("conflict", { text: TAKEN_BY_ANOTHER });
      return "state" in result ? { state: String(result.state) } : {};
    },
  });
}
