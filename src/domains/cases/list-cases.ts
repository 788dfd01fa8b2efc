import { z } from "zod";
import type { Ctx } from "#platform/context";
import type { Id } from "#platform/ids";
import { resident, staff } from "#platform/permissions";
import { view } from "#platform/verb";
import type { CaseRow } from "./case-file.ts";
import { DESK_STATES } from "./process.ts";
import { tables, type CaseState } from "./tables.ts";

export type CaseListRow = Pick<
  CaseRow,
  | "id"
  | "reference"
  | "service_key"
  | "state"
  | "outcome"
  | "channel"
  | "applicant_name"
  | "team"
  | "assignee_id"
  | "created_at"
  | "due_on"
  | "wiedervorlage_on"
  | "is_sample"
  | "valid_until"
  | "decided_at"
>;

const COLUMNS = [
  "id",
  "reference",
  "service_key",
  "state",
  "outcome",
  "channel",
  "applicant_name",
  "team",
  "assignee_id",
  "created_at",
  "due_on",
  "wiedervorlage_on",
  "is_sample",
  "valid_until",
  "decided_at",
] as const;

/** The cases of the resident who is signed in, newest first. */
export const listOwnCases = view(
  { name: "cases.listOwnCases", permission: resident(), input: z.object({}) },
  async (ctx): Promise<CaseListRow[]> => {
    if (ctx.actor.kind !== "resident") return [];
    return tables(ctx)
      .selectFrom("cases.application")
      .select(COLUMNS)
      .where("account_id", "=", ctx.actor.accountId)
      .orderBy("created_at", "desc")
      .limit(100)
      .execute();
  },
);

export interface OwnDraft {
  readonly id: Id<"draft">;
  readonly serviceKey: string;
  readonly updatedAt: Temporal.Instant;
  readonly deleteOn: Temporal.PlainDate;
}

/** The drafts of the resident who is signed in. */
export const listOwnDrafts = view(
  { name: "cases.listOwnDrafts", permission: resident(), input: z.object({}) },
  async (ctx): Promise<OwnDraft[]> => {
    if (ctx.actor.kind !== "resident") return [];
    const rows = await tables(ctx)
      .selectFrom("cases.draft")
      .select(["id", "service_key", "updated_at", "delete_on"])
      .where("account_id", "=", ctx.actor.accountId)
      .where("delete_on", ">=", ctx.today())
      .orderBy("updated_at", "desc")
      .execute();
    return rows.map((row) => ({
      id: row.id,
      serviceKey: row.service_key,
      updatedAt: row.updated_at,
      deleteOn: row.delete_on,
    }));
  },
);

const queueInput = z.object({
  show: z.enum(["open", "mine", "unassigned", "overdue", "waiting", "due-again", "closed"]).default("open"),
  service: z.string().optional(),
  search: z.string().trim().max(100).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type QueueInput = z.input<typeof queueInput>;

export interface Queue {
  readonly rows: readonly CaseListRow[];
  readonly total: number;
  readonly pageSize: number;
  /** How many there are in each part of the queue, over all services of the teams. */
  readonly counts: Readonly<
    Record<"open" | "mine" | "unassigned" | "overdue" | "waiting" | "due-again", number>
  >;
}

export const QUEUE_PAGE = 30;

/** The queue of the teams of whoever asks, the most urgent first; a search looks at references and names. */
export const listQueue = view(
  { name: "cases.listQueue", permission: staff("caseworker", "lead"), input: queueInput },
  async (ctx, given): Promise<Queue> => {
    const base = filtered(ctx, given);
    const { total } = await base
      .select((select) => select.fn.countAll<number>().as("total"))
      .executeTakeFirstOrThrow();
    const rows = await base
      .select(COLUMNS)
      .orderBy(given.show === "closed" ? "decided_at" : "due_on", given.show === "closed" ? "desc" : "asc")
      .orderBy("id")
      .limit(QUEUE_PAGE)
      .offset((given.page - 1) * QUEUE_PAGE)
      .execute();
    return { rows, total, pageSize: QUEUE_PAGE, counts: await countParts(ctx) };
  },
);

type QueueQuery = z.output<typeof queueInput>;

function filtered(ctx: Ctx, given: QueueQuery) {
  const { actor } = ctx;
  const teams = actor.kind === "staff" ? [...actor.teams] : [];
  let query = tables(ctx)
    .selectFrom("cases.application")
    .where("team", "in", teams.length > 0 ? teams : [""]);
  if (given.service) query = query.where("service_key", "=", given.service);
  if (given.search) {
    const pattern = `%${given.search.replace(/[%_\\]/g, "\\$&")}%`;
    return query.where((where) =>
      where.or([where("reference", "ilike", pattern), where("applicant_name", "ilike", pattern)]),
    );
  }
  const open =
    given.show === "closed"
      ? query.where("state", "=", "closed")
      : query.where("state", "in", DESK_STATES as CaseState[]);
  const today = ctx.today();
  switch (given.show) {
    case "open":
      return open.where("state", "in", ["in-review", "awaiting-second-signature"]);
    case "mine":
      return actor.kind === "staff" ? open.where("assignee_id", "=", actor.staffId) : open;
    case "unassigned":
      return open.where("assignee_id", "is", null).where("state", "=", "in-review");
    case "overdue":
      return open.where("due_on", "<", today);
    case "waiting":
      return open.where("state", "in", ["awaiting-applicant", "suspended"]);
    case "due-again":
      return query.where("state", "<>", "closed").where("wiedervorlage_on", "<=", today);
    case "closed":
      return open;
  }
}

async function countParts(ctx: Ctx): Promise<Queue["counts"]> {
  const parts = ["open", "mine", "unassigned", "overdue", "waiting", "due-again"] as const;
  const counts = await Promise.all(
    parts.map(async (show) => {
      const { count } = await filtered(ctx, { show, page: 1 })
        .select((select) => select.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return [show, Number(count)] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<(typeof parts)[number], number>;
}
