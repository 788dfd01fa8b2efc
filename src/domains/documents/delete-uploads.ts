import type { Ctx } from "#platform/context";
import type { JobKind } from "#platform/jobs";
import { tables } from "./tables.ts";

const REMOVE_JOB = "documents.removeFiles";
const HASHES_PER_JOB = 100;

/**
 * Deletes all that was stored for these owners, uploads and letters, inside the verb that deletes them: the rows
 * now, the files after the commit, so that a transaction that fails loses nothing.
 */
export async function deleteUploads(ctx: Ctx, ownerIds: readonly string[]): Promise<void> {
  if (ownerIds.length === 0) return;
  const uploads = await tables(ctx)
    .deleteFrom("documents.upload")
    .where("owner_id", "in", ownerIds)
    .returning("content_hash")
    .execute();
  const letters = await tables(ctx)
    .deleteFrom("documents.letter")
    .where("owner_id", "in", ownerIds)
    .returning("pdf_hash")
    .execute();
  const hashes = [...uploads.map((row) => row.content_hash), ...letters.flatMap((row) => row.pdf_hash ?? [])];
  for (let start = 0; start < hashes.length; start += HASHES_PER_JOB) {
    await ctx.system.jobs.enqueue(ctx, REMOVE_JOB, {
      hashes: hashes.slice(start, start + HASHES_PER_JOB).join(),
    });
  }
}

/** Removes files to which no row refers; what another row still needs stays. */
export const removeFilesJob: JobKind = {
  name: REMOVE_JOB,
  retries: 8,
  run: async (ctx, data) => {
    const hashes = String(data["hashes"]).split(",");
    const kept = new Set<string>();
    const uploads = await tables(ctx)
      .selectFrom("documents.upload")
      .select("content_hash")
      .where("content_hash", "in", hashes)
      .execute();
    for (const row of uploads) kept.add(row.content_hash);
    const letters = await tables(ctx)
      .selectFrom("documents.letter")
      .select("pdf_hash")
      .where("pdf_hash", "in", hashes)
      .execute();
    for (const row of letters) if (row.pdf_hash) kept.add(row.pdf_hash);
    for (const hash of hashes) if (!kept.has(hash)) await ctx.system.files.remove(hash);
  },
};
