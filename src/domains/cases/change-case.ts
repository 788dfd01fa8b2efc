import type { AuditSubject } from "#platform/audit";
import type { Ctx } from "#platform/context";
import { DomainError, notFound } from "#platform/errors";
import type { LocalizedText } from "#platform/i18n";
import { openCase, type OpenCase } from "./case-file.ts";
import { isAllowed, type Step } from "./process.ts";

/** Whose case it is: what staff do with it is shown to this person under "who read my data". */
export interface CaseOwner {
  readonly personId: string | null;
  readonly accountId: string | null;
}

export function ownerOf({ row }: OpenCase): CaseOwner {
  return { personId: row.person_id, accountId: row.account_id };
}

/** The audit row of a step of the desk. */
export function caseworkOn({ caseId }: { readonly caseId: string }, owner: CaseOwner): AuditSubject {
  return {
    kind: "case",
    id: caseId,
    personId: owner.personId ?? undefined,
    accountId: owner.accountId ?? undefined,
    purpose: "casework",
  };
}

const CLOSED: LocalizedText = {
  de: "Der Vorgang ist abgeschlossen. Das geht nun nicht mehr; einen Vermerk können Sie noch hinzufügen.",
  en: "The case is closed. This is no longer possible; you can still add a note.",
};
const MOVED_ON: LocalizedText = {
  de: "Der Vorgang ist inzwischen in einem anderen Stand. Sehen Sie nach, was jetzt möglich ist.",
  en: "The case has moved on in the meantime. See what is possible now.",
};

/** Opens a case for its team, locked: whoever comes second sees the state that the first one left. */
export async function openForTeam(ctx: Ctx, caseId: string): Promise<OpenCase> {
  const open = await openCase(ctx, caseId, { lock: true });
  demandTeam(ctx, open.row);
  return open;
}

/**
 * Opens a case for a step of the desk, as `openForTeam`.
 * @throws DomainError `conflict` when the case's state does not allow the step
 */
export async function openForStep(ctx: Ctx, caseId: string, step: Step): Promise<OpenCase> {
  const open = await openForTeam(ctx, caseId);
  if (!isAllowed(step, open.row.state))
    throw new DomainError("conflict", { text: open.row.state === "closed" ? CLOSED : MOVED_ON });
  return open;
}

/** Staff see the cases of their teams alone; whoever does not belong gets the answer as if there were no such case. */
export function demandTeam(ctx: Ctx, row: { readonly team: string }): void {
  if (ctx.actor.kind === "staff" && !ctx.actor.teams.includes(row.team)) throw notFound();
}
