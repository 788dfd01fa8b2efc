import { z } from "zod";
import type { CaseView } from "../read-case.ts";

export const done = z.object({}).describe("Nothing but that it was done");
const localized = z.record(z.string(), z.string());

export const caseSchema = z.object({
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
  letters: z.array(z.object({ id: z.uuid(), kind: z.string(), createdAt: z.string() })),
});

/** The answers as people read them, page by page. */
export function answersOf(sections: CaseView["sections"]): z.input<typeof caseSchema>["answers"] {
  return sections.map(({ title, rows }) => ({
    title,
    rows: rows.map(({ path, label, text }) => ({ path, label, text })),
  }));
}

/** A case as programs see it: the same for its applicant and for the desk. */
export function present({ row, sections, checks, messages, letters }: CaseView): z.input<typeof caseSchema> {
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
    answers: answersOf(sections),
    checks: checks.map(({ key, result, norm, reason }) => ({
      key,
      result,
      norm,
      reason: { de: reason.de, ...(reason["en"] ? { en: reason["en"] } : {}) },
    })),
    messages: messages.map(({ direction, at, text }) => ({ direction, at: at.toString(), text })),
    letters: letters.map(({ id, kind, createdAt }) => ({ id, kind, createdAt: createdAt.toString() })),
  };
}
