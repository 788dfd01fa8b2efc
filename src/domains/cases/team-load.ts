import { z } from "zod";
import { listStaff, type StaffMember } from "#identity";
import { staff } from "#platform/permissions";
import { view } from "#platform/verb";
import { DESK_STATES } from "./process.ts";
import { tables, type CaseState } from "./tables.ts";

export interface TeamLoad {
  readonly member: StaffMember | undefined;
  readonly open: number;
  readonly overdue: number;
  readonly oldest: Temporal.Instant | undefined;
}

/** How the open cases of the lead's teams are spread over people, with what is overdue and who is away. */
export const readTeamLoad = view(
  { name: "cases.readTeamLoad", permission: staff("lead"), input: z.object({}) },
  async (ctx): Promise<TeamLoad[]> => {
    const teams = ctx.actor.kind === "staff" ? [...ctx.actor.teams, ""] : [""];
    const rows = await tables(ctx)
      .selectFrom("cases.application")
      .select((select) => [
        "assignee_id",
        select.fn.countAll<number>().as("open"),
        select.fn.min("created_at").as("oldest"),
        select.fn
          .sum<number>(select.case().when("due_on", "<", ctx.today()).then(1).else(0).end())
          .as("overdue"),
      ])
      .where("team", "in", teams)
      .where("state", "in", DESK_STATES as CaseState[])
      .groupBy("assignee_id")
      .execute();
    const members = await listStaff(ctx, teams);
    const of = (id: string | null): Omit<TeamLoad, "member"> => {
      const row = rows.find((each) => each.assignee_id === id);
      return { open: Number(row?.open ?? 0), overdue: Number(row?.overdue ?? 0), oldest: row?.oldest };
    };
    return [{ member: undefined, ...of(null) }, ...members.map((member) => ({ member, ...of(member.id) }))];
  },
);
