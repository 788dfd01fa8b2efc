import { z } from "zod";
import type { Ctx } from "#platform/context";
import type { ContentHash } from "#platform/files";
import type { JobKind } from "#platform/jobs";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { referredTo } from "./delete-uploads.ts";
import { tables } from "./tables.ts";

/** How long a file may be without a row: long enough for every upload and every restore to end. */
const GRACE_HOURS = 24;
const BATCH = 1000;

/**
 * Every night: removes files to which nothing refers, as after a crash between the file and its row. This domain alone
 * stores files, so its rows are all that can refer to them.
 */
export const sweepFilesJob: JobKind = {
  name: "documents.sweepFiles",
  schedule: "45 3 * * *",
  run: async (ctx) => {
    let batch: ContentHash[] = [];
    for await (const hash of ctx.system.files.list()) {
      batch.push(hash);
      if (batch.length < BATCH) continue;
      await sweep(ctx, batch);
      batch = [];
    }
    await sweep(ctx, batch);
  },
};

async function sweep(ctx: Ctx, hashes: readonly ContentHash[]): Promise<void> {
  if (hashes.length === 0) return;
  for (const hash of await noteUnreferenced(ctx, { hashes: [...hashes] }))
    await ctx.system.files.remove(hash);
}

/** Notes which of these files nothing refers to, and gives back those that have been so for a day. */
const noteUnreferenced = verb(
  {
    name: "documents.noteUnreferenced",
    permission: systemOnly,
    input: z.object({ hashes: z.array(z.string()).min(1).max(BATCH) }),
    audit: (_given, due: readonly ContentHash[]) =>
      due.map((id) => ({ kind: "file", id, purpose: "unreferenced" })),
  },
  async (ctx, { hashes }): Promise<ContentHash[]> => {
    const kept = await referredTo(ctx, hashes);
    const loose = hashes.filter((hash) => !kept.has(hash));
    if (kept.size > 0)
      await tables(ctx)
        .deleteFrom("documents.unreferenced_file")
        .where("content_hash", "in", [...kept])
        .execute();
    if (loose.length === 0) return [];
    await tables(ctx)
      .insertInto("documents.unreferenced_file")
      .values(loose.map((content_hash) => ({ content_hash, created_at: ctx.now() })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const due = await tables(ctx)
      .deleteFrom("documents.unreferenced_file")
      .where("content_hash", "in", loose)
      .where("created_at", "<=", ctx.now().subtract({ hours: GRACE_HOURS }))
      .returning("content_hash")
      .execute();
    return due.map((row) => row.content_hash);
  },
);
