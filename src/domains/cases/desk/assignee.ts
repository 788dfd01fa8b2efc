import type { StaffMember } from "#identity";
import type { PageRequest } from "#platform/http/route";
import type { CaseListRow } from "../list-cases.ts";
import { messages } from "./messages.ts";

/** Who has a case, in words: nobody, whoever reads this, or the colleague by name. */
export function assigneeText(
  row: Pick<CaseListRow, "assignee_id">,
  request: PageRequest,
  colleagues: readonly StaffMember[],
): string {
  const text = messages(request.language).queue;
  const { actor } = request.ctx;
  if (row.assignee_id === null) return text.nobody;
  if (actor.kind === "staff" && actor.staffId === row.assignee_id) return text.me;
  return colleagues.find((member) => member.id === row.assignee_id)?.name ?? "–";
}
