import { z } from "zod";
import { cityOf } from "#catalogue";
import { listStaff } from "#identity";
import { DomainError, notFound } from "#platform/errors";
import type { LocalizedText } from "#platform/i18n";
import type { Id } from "#platform/ids";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { addEvent } from "./case-file.ts";
import { caseworkOn, openForStep, ownerOf, type CaseOwner } from "./change-case.ts";
import { tables } from "./tables.ts";

const caseId = z.uuid();

export const TAKEN_BY_ANOTHER: LocalizedText = {
  de: "Jemand anderes hat den Vorgang schon übernommen.",
  en: "Somebody else has taken the case already.",
};
const NOT_OF_THE_TEAM: LocalizedText = {
  de: "Wählen Sie jemanden aus dem Team, bei dem der Vorgang liegt.",
  en: "Choose somebody of the team that has the case.",
};
const NO_SUCH_TEAM: LocalizedText = {
  de: "Dieses Team gibt es nicht. Wählen Sie eines aus der Liste.",
  en: "There is no such team. Choose one from the list.",
};

export type Taken =
  | ({ readonly ok: true } & CaseOwner)
  | { readonly ok: false; readonly reason: "taken-by-another" };

/** Takes a case that nobody has. Of two who try at once one gets it and the other is told. */
export const takeCase = verb(
  {
    name: "cases.takeCase",
    permission: staff("caseworker", "lead"),
    input: z.object({ caseId }),
    audit: (given, taken: Taken) => (taken.ok ? caseworkOn(given, taken) : undefined),
  },
  async (ctx, given): Promise<Taken> => {
    const open = await openForStep(ctx, given.caseId, "take");
    if (ctx.actor.kind !== "staff") throw notFound();
    if (open.row.assignee_id && open.row.assignee_id !== ctx.actor.staffId)
      return { ok: false, reason: "taken-by-another" };
    await tables(ctx)
      .updateTable("cases.application")
      .set({ assignee_id: ctx.actor.staffId })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "taken");
    return { ok: true, ...ownerOf(open) };
  },
);

/**
 * Gives a case to a colleague of its team, or back to the team's queue.
 * @throws DomainError `invalid` for somebody who is not of the team, who could not open it
 */
export const assignCase = verb(
  {
    name: "cases.assignCase",
    permission: staff("lead"),
    input: z.object({ caseId, staffId: z.uuid().nullable() }),
    audit: caseworkOn,
  },
  async (ctx, given): Promise<CaseOwner> => {
    const open = await openForStep(ctx, given.caseId, "assign");
    const isMember = (await listStaff(ctx, [open.row.team])).some((member) => member.id === given.staffId);
    if (given.staffId !== null && !isMember) throw invalid("staffId", NOT_OF_THE_TEAM);
    await tables(ctx)
      .updateTable("cases.application")
      .set({ assignee_id: given.staffId as Id<"staff"> | null })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "assigned");
    return ownerOf(open);
  },
);

/**
 * Hands a case over to another team of the city.
 * @throws DomainError `invalid` for a team that there is not: nobody would see the case again
 */
export const handOverCase = verb(
  {
    name: "cases.handOverCase",
    permission: staff("caseworker", "lead"),
    input: z.object({ caseId, team: z.string().min(1), reason: z.string().trim().min(3).max(2000) }),
    audit: caseworkOn,
  },
  async (ctx, given): Promise<CaseOwner> => {
    const open = await openForStep(ctx, given.caseId, "hand-over");
    if (!cityOf(ctx).teams.some((team) => team.key === given.team)) throw invalid("team", NO_SUCH_TEAM);
    await tables(ctx)
      .updateTable("cases.application")
      .set({ team: given.team, assignee_id: null })
      .where("id", "=", open.row.id)
      .execute();
    await addEvent(ctx, open, "handed-over", { team: given.team }, given.reason);
    return ownerOf(open);
  },
);

function invalid(path: string, text: LocalizedText): DomainError {
  return new DomainError("invalid", { text, fields: [{ path, message: "unknown" }] });
}
