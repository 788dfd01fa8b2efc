import { sql } from "kysely";
import { z } from "zod";
import type { Ctx } from "#platform/context";
import { notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { staff } from "#platform/permissions";
import { verb } from "#platform/verb";
import { tables } from "./tables.ts";

export interface StaffMember {
  readonly id: Id<"staff">;
  readonly name: string;
  readonly absentUntil: Temporal.PlainDate | undefined;
}

/** The staff of these teams by name; whoever is away today has the last day of it. */
export async function listStaff(ctx: Ctx, teams: readonly string[]): Promise<StaffMember[]> {
  const rows = await tables(ctx)
    .selectFrom("identity.staff")
    .select(["id", "name", "absent_from", "absent_until"])
    .where(sql<boolean>`teams && ${sql.val([...teams])}::text[]`)
    .orderBy("name")
    .execute();
  const today = ctx.today();
  const isAway = (from: Temporal.PlainDate | null, until: Temporal.PlainDate | null): boolean =>
    from !== null &&
    until !== null &&
    Temporal.PlainDate.compare(from, today) <= 0 &&
    Temporal.PlainDate.compare(today, until) <= 0;
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    absentUntil: isAway(row.absent_from, row.absent_until) ? (row.absent_until ?? undefined) : undefined,
  }));
}

/**
 * Notes when a colleague of the lead's own teams is away, so that the lead can give their cases to others.
 * @throws DomainError `not-found` for somebody of other teams, as for nobody
 */
export const setAbsence = verb(
  {
    name: "identity.setAbsence",
    permission: staff("lead"),
    input: z
      .object({ staffId: z.uuid(), from: z.iso.date(), until: z.iso.date() })
      .refine((given) => given.from <= given.until, { path: ["until"], message: "before-from" }),
    audit: (given) => ({ kind: "staff", id: given.staffId, detail: { absence: true } }),
  },
  async (ctx, given): Promise<void> => {
    const teams = ctx.actor.kind === "staff" ? ctx.actor.teams : [];
    const changed = await tables(ctx)
      .updateTable("identity.staff")
      .set({
        absent_from: Temporal.PlainDate.from(given.from),
        absent_until: Temporal.PlainDate.from(given.until),
      })
      .where("id", "=", given.staffId as Id<"staff">)
      .where(sql<boolean>`teams && ${sql.val([...teams])}::text[]`)
      .returning("id")
      .executeTakeFirst();
    if (!changed) throw notFound();
  },
);
