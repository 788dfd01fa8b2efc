import type { Ctx } from "#platform/context";
import { DomainError, notFound } from "#platform/errors";
import { openCase, type OpenCase } from "./case-file.ts";
import { isAllowed, type Step } from "./process.ts";

export type StepRefused = { readonly ok: false; readonly reason: "not-in-this-state" | "taken-by-another" };

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
  if (!isAllowed(step, open.row.state)) {
    throw new DomainError("conflict", {
      text: {
        de: "Der Vorgang ist inzwischen in einem anderen Stand. Laden Sie die Seite neu.",
        en: "The case has moved on in the meantime. Reload the page.",
      },
    });
  }
  return open;
}

/** Staff see the cases of their teams alone; whoever does not belong gets the answer as if there were no such case. */
export function demandTeam(ctx: Ctx, row: { readonly team: string }): void {
  if (ctx.actor.kind === "staff" && !ctx.actor.teams.includes(row.team)) throw notFound();
}
