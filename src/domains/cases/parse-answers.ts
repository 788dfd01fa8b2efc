import { listUploads } from "#documents";
import { checkAnswers, errorText, evaluate, filesOf, misfits, type Answers } from "#forms";
import type { Ctx } from "#platform/context";
import { fill } from "#platform/i18n";
import { applicantOf, openDraft, type DraftRef, type OpenDraft } from "./draft-access.ts";
import { factsFor } from "./facts.ts";
import { messages } from "./messages.ts";
import { saveDraft } from "./save-draft.ts";

interface Given {
  readonly draftId: string;
  readonly code?: string | undefined;
  readonly answers: Readonly<Record<string, unknown>>;
}

interface AnswerFault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

interface Saved {
  readonly saved: boolean;
  readonly missing: string[];
  readonly errors: AnswerFault[];
  readonly feeCents: number;
}

/**
 * Takes answers by key from a program: all or none, judged by the same rules as the pages. A key that the service
 * does not have, a value without the shape of its field and a file of another draft are named, not dropped.
 */
export async function parseAnswers(ctx: Ctx, { draftId, code, answers }: Given): Promise<Saved> {
  const ref: DraftRef = code === undefined ? { draftId } : { draftId, code };
  const draft = await openDraft(ctx, ref);
  const { service, flow } = draft.version;
  const text = messages(ctx.language).answers;
  const shapeFaults = misfits(flow, answers).map(({ path, code: kind }): AnswerFault => ({
    path,
    code: kind,
    message: fill(text[kind], { path }),
  }));
  const facts = await factsFor(ctx, service, applicantOf(ctx, draft.content));
  // What has not the shape of its field was refused above and counts as absent in the engine.
  const merged = { ...draft.content.answers, ...answers } as Answers;
  const evaluation = evaluate(flow, merged, facts);
  const ruleFaults = checkAnswers(flow, merged, facts)
    .filter((error) => error.code !== "required")
    .map((error): AnswerFault => ({
      path: error.path,
      code: error.code,
      message: errorText(error, ctx.language),
    }));
  const fileFaults = (await foreignFiles(ctx, draft, answers)).map((id): AnswerFault => ({
    path: id,
    code: "unknown-file",
    message: text["unknown-file"],
  }));
  const errors = [...shapeFaults, ...fileFaults, ...ruleFaults];
  if (errors.length === 0) await saveDraft(ctx, { ref, answers: merged });
  return {
    saved: errors.length === 0,
    missing: evaluation.missing.map((each) => each.path),
    errors,
    feeCents: evaluation.fee.totalCents,
  };
}

/** The ids of files in these answers that were not uploaded to this draft. */
async function foreignFiles(
  ctx: Ctx,
  draft: OpenDraft,
  answers: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const ids = filesOf(draft.version.flow, answers).map((file) => file.id);
  if (ids.length === 0) return [];
  const own = new Set((await listUploads(ctx, draft.id, draft.key)).map((file) => String(file.id)));
  return ids.filter((id) => !own.has(id));
}
