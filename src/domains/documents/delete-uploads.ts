import { z } from "zod";
import type { Ctx } from "#platform/context";
import type { ContentHash } from "#platform/files";
import type { Id } from "#platform/ids";
import type { JobKind } from "#platform/jobs";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
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
  await removeLater(ctx, [
    ...uploads.map((row) => row.content_hash),
    ...letters.flatMap((row) => row.pdf_hash ?? []),
  ]);
}

/** Deletes single files of a case or draft that the caller has opened: taken back, or no longer part of an answer. */
export const removeUploads = verb(
  {
    name: "documents.removeUploads",
    permission: anyone,
    input: z.object({ ownerId: z.uuid(), uploadIds: z.array(z.uuid()).min(1).max(200) }),
    audit: ({ ownerId }, ids: readonly Id<"upload">[]) =>
      ids.map((id) => ({ kind: "upload", id, detail: { ownerId } })),
  },
  async (ctx, { ownerId, uploadIds }): Promise<Id<"upload">[]> => {
    const removed = await tables(ctx)
      .deleteFrom("documents.upload")
      .where("owner_id", "=", ownerId)
      .where("id", "in", uploadIds as Id<"upload">[])
      .returning(["id", "content_hash"])
      .execute();
    await removeLater(
      ctx,
      removed.map((row) => row.content_hash),
    );
    return removed.map((row) => row.id);
  },
);

async function removeLater(ctx: Ctx, hashes: readonly ContentHash[]): Promise<void> {
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
    const kept = await referredTo(ctx, hashes);
    for (const hash of hashes) if (!kept.has(hash)) await ctx.system.files.remove(hash);
  },
};

/** Which of these files a row refers to. */
export async function referredTo(
  ctx: Ctx,
  hashes: readonly ContentHash[],
): Promise<ReadonlySet<ContentHash>> {
  const uploads = await tables(ctx)
    .selectFrom("documents.upload")
    .select("content_hash")
    .where("content_hash", "in", hashes)
    .execute();
  const letters = await tables(ctx)
    .selectFrom("documents.letter")
    .select("pdf_hash")
    .where("pdf_hash", "in", hashes)
    .execute();
  return new Set([
    ...uploads.map((row) => row.content_hash),
    ...letters.flatMap((row) => row.pdf_hash ?? []),
  ]);
}
