import { z } from "zod";
import { deleteUploads } from "#documents";
import type { Ctx } from "#platform/context";
import { destroyDataKeys } from "#platform/data-keys";
import type { Id } from "#platform/ids";
import type { JobKind } from "#platform/jobs";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { tables } from "./tables.ts";

const RETENTION_JOB = "cases.retention";
const BATCH = 200;

/** Every night: deletes for good what has reached its day. */
export const retentionJob: JobKind = {
  name: RETENTION_JOB,
  schedule: "15 2 * * *",
  run: async (ctx) => {
    while ((await deleteDueCases(ctx, {})).length === BATCH);
    while ((await deleteDueDrafts(ctx, {})).length === BATCH);
  },
};

/**
 * Deletes the cases whose retention has ended: the key is destroyed, so that answers, messages, letters and uploads
 * cannot be read again, in no backup either. What stays is a row without a person, for statistics.
 */
export const deleteDueCases = verb(
  {
    name: "cases.deleteDueCases",
    permission: systemOnly,
    input: z.object({}),
    audit: (_given, ids: readonly string[]) => ids.map((id) => ({ kind: "case", id, purpose: "retention" })),
  },
  async (ctx): Promise<Id<"case">[]> => {
    const due = await tables(ctx)
      .selectFrom("cases.application")
      .select("id")
      .where("deleted_at", "is", null)
      .where("delete_on", "<", ctx.today())
      .orderBy("delete_on")
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute();
    const ids = due.map((row) => row.id);
    await deleteForGood(ctx, ids);
    return ids;
  },
);

/** After a restore: deletes once more what had been deleted since the backup was made. */
export const purgeDestroyed = verb(
  {
    name: "cases.purgeDestroyed",
    permission: systemOnly,
    input: z.object({ ids: z.array(z.uuid()) }),
    audit: (_given, ids: readonly string[]) => ids.map((id) => ({ kind: "case", id, purpose: "restore" })),
  },
  async (ctx, given): Promise<Id<"case">[]> => {
    if (given.ids.length === 0) return [];
    const drafts = await tables(ctx)
      .deleteFrom("cases.draft")
      .where("id", "in", given.ids as Id<"draft">[])
      .returning("id")
      .execute();
    const rows = await tables(ctx)
      .selectFrom("cases.application")
      .select("id")
      .where("id", "in", given.ids as Id<"case">[])
      .where("deleted_at", "is", null)
      .execute();
    const ids = rows.map((row) => row.id);
    await deleteForGood(ctx, ids);
    await destroyDataKeys(
      ctx,
      drafts.map((row) => row.id),
    );
    return ids;
  },
);

async function deleteForGood(ctx: Ctx, ids: Id<"case">[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ["cases.message", "cases.check_result", "cases.cosignature"] as const) {
    await tables(ctx).deleteFrom(table).where("application_id", "in", ids).execute();
  }
  await tables(ctx)
    .updateTable("cases.event")
    .set({ sealed_note: null })
    .where("application_id", "in", ids)
    .execute();
  await tables(ctx)
    .updateTable("cases.application")
    .set({
      sealed: null,
      applicant_name: null,
      account_id: null,
      person_id: null,
      code_hash: null,
      deleted_at: ctx.now(),
    })
    .where("id", "in", ids)
    .execute();
  await deleteUploads(ctx, ids);
  await destroyDataKeys(ctx, ids);
}

/** Deletes drafts that nobody has touched for thirty days (OZG § 8a (3)). */
export const deleteDueDrafts = verb(
  {
    name: "cases.deleteDueDrafts",
    permission: systemOnly,
    input: z.object({}),
    audit: (_given, ids: readonly string[]) => ids.map((id) => ({ kind: "draft", id, purpose: "retention" })),
  },
  async (ctx): Promise<Id<"draft">[]> => {
    const due = await tables(ctx)
      .selectFrom("cases.draft")
      .select("id")
      .where("delete_on", "<", ctx.today())
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute();
    const ids = due.map((row) => row.id);
    if (ids.length === 0) return [];
    await tables(ctx).deleteFrom("cases.draft").where("id", "in", ids).execute();
    await deleteUploads(ctx, ids);
    await destroyDataKeys(ctx, ids);
    return ids;
  },
);
