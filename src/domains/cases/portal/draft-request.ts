import { evaluate, type Evaluation, type Facts } from "#forms";
import { localized } from "#platform/i18n";
import { DRAFT_COOKIE } from "#platform/http/cookies";
import type { PageRequest } from "#platform/http/route";
import { applicantOf, openDraft, type DraftRef, type OpenDraft } from "../draft-access.ts";
import { factsFor } from "../facts.ts";

/** A draft opened for a page, with what its answers mean. */
export interface DraftRequest {
  readonly ref: DraftRef;
  readonly draft: OpenDraft;
  readonly facts: Facts;
  readonly evaluation: Evaluation;
  readonly serviceTitle: string;
  /** Where the pages of this draft are: `/entwurf/<id>`, at the desk under `/desk`. */
  readonly base: string;
}

/** How this request may open a draft: signed in by its id, else with the code in the cookie of the draft. */
export function refOf(request: PageRequest): DraftRef {
  const { kind } = request.ctx.actor;
  const code = kind === "anonymous" ? request.cookie(DRAFT_COOKIE) : undefined;
  return { draftId: request.params["draftId"], ...(code === undefined ? {} : { code }) };
}

/** Opens the draft of the address. The registers are asked again only where `fresh` asks for it. */
export async function readDraft(
  request: PageRequest,
  options: { readonly fresh?: boolean } = {},
): Promise<DraftRequest> {
  const ref = refOf(request);
  const draft = await openDraft(request.ctx, ref);
  const { service, flow } = draft.version;
  const kept = options.fresh ? undefined : draft.content.facts;
  const facts = kept ?? (await factsFor(request.ctx, service, applicantOf(request.ctx, draft.content)));
  return {
    ref,
    draft,
    facts,
    evaluation: evaluate(flow, draft.content.answers, facts),
    serviceTitle: localized(service.title, request.language),
    base: `${request.area === "desk" ? "/desk" : ""}/entwurf/${draft.id}`,
  };
}

/** The address of one step of a draft. */
export function stepHref(base: string, stepId: string): string {
  return `${base}/seite/${stepId}`;
}
