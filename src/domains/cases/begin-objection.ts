import { DomainError } from "#platform/errors";
import type { Ctx } from "#platform/context";
import { beginDraft, type BegunDraft } from "./begin-draft.ts";
import type { CaseRef } from "./applicant-steps.ts";
import { readOwnCase } from "./read-case.ts";

/**
 * Begins the objection to a refusal, as an application that follows the case (§§ 68 to 70 VwGO).
 * @throws DomainError `conflict` when the case was not refused or its service knows no objection
 */
export async function beginObjection(ctx: Ctx, ref: CaseRef): Promise<BegunDraft> {
  const { row, service } = await readOwnCase(ctx, ref);
  const { objection } = service.process;
  if (!objection || row.outcome !== "refused") throw new DomainError("conflict");
  return beginDraft(ctx, { serviceKey: objection, followsId: row.id });
}
