import { checkAnswers, errorText, evaluate, type Answers } from "#forms";
import type { Ctx } from "#platform/context";
import { applicantOf, openDraft, type DraftRef } from "./draft-access.ts";
import { factsFor } from "./facts.ts";
import { saveDraft } from "./save-draft.ts";

interface Given {
  readonly draftId: string;
  readonly code?: string | undefined;
  readonly answers: Readonly<Record<string, unknown>>;
}

interface Saved {
  readonly saved: boolean;
  readonly missing: string[];
  readonly errors: { path: string; code: string; message: string }[];
  readonly feeCents: number;
}

/** Takes answers by key from a program: all or none, judged by the same rules as the pages. */
export async function parseAnswers(ctx: Ctx, { draftId, code, answers }: Given): Promise<Saved> {
  const ref: DraftRef = code === undefined ? { draftId } : { draftId, code };
  const draft = await openDraft(ctx, ref);
  const { service, flow } = draft.version;
  const facts = await factsFor(ctx, service, applicantOf(ctx, draft.content));
  // What has not the shape of its field counts as absent in the engine, so any JSON may be looked at.
  const merged = { ...draft.content.answers, ...answers } as Answers;
  const evaluation = evaluate(flow, merged, facts);
  const wrong = checkAnswers(flow, merged, facts).filter((error) => error.code !== "required");
  const errors = wrong.map((error) => ({
    path: error.path,
    code: error.code,
    message: errorText(error, ctx.language),
  }));
  if (errors.length === 0) await saveDraft(ctx, { ref, answers: merged });
  return {
    saved: errors.length === 0,
    missing: evaluation.missing.map((each) => each.path),
    errors,
    feeCents: evaluation.fee.totalCents,
  };
}
