import { DRAFT_COOKIE } from "#platform/http/cookies";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { openForApplicant } from "../applicant-steps.ts";
import { DRAFT_DAYS } from "../begin-draft.ts";
import { openDraft } from "../draft-access.ts";
import { codeForm, found } from "./code-form.tsx";
import { messages } from "./messages.ts";

/** `/fortsetzen`: a draft or a case by its code. The code is posted, never part of an address. */
export async function showResume(request: PageRequest): Promise<Reply> {
  return resumePage(request, "", false);
}

export async function postResume(request: PageRequest): Promise<Reply> {
  const code = field(request.body, "code");
  const draft = await found(openDraft(request.ctx, { code }));
  const open = draft ? undefined : await found(openForApplicant(request.ctx, { code }));
  if (!draft && !open) return resumePage(request, code, true);
  request.setCookie(DRAFT_COOKIE, code, DRAFT_DAYS * 86_400);
  return { redirect: draft ? `/entwurf/${draft.id}/beginn` : `/vorgaenge/${open?.row.id}` };
}

function resumePage(request: PageRequest, code: string, isUnknown: boolean): Reply {
  const text = messages(request.language).resume;
  return codeForm(request, {
    ...text,
    action: "/fortsetzen",
    code,
    error: isUnknown ? text.unknown : undefined,
  });
}
