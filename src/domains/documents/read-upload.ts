import type { Ctx } from "#platform/context";
import type { DataKey } from "#platform/encryption";
import { DomainError, notFound } from "#platform/errors";
import { isUuid, type Id } from "#platform/ids";
import type { MediaType } from "./media-type.ts";
import { openStored } from "./stored-file.ts";
import { tables } from "./tables.ts";

export interface UploadRow {
  readonly id: Id<"upload">;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly byteCount: number;
  readonly createdAt: Temporal.Instant;
}

export interface UploadContent {
  readonly name: string;
  readonly mediaType: MediaType;
  readonly bytes: Uint8Array;
}

/** The files of a case or draft in the order in which they came. The caller has opened it: the key says so. */
export async function listUploads(ctx: Ctx, ownerId: string, key: DataKey): Promise<UploadRow[]> {
  const rows = await tables(ctx)
    .selectFrom("documents.upload")
    .select(["id", "sealed_name", "media_type", "byte_count", "created_at"])
    .where("owner_id", "=", ownerId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      name: await openName(ctx, key, row.sealed_name),
      mediaType: row.media_type,
      byteCount: row.byte_count,
      createdAt: row.created_at,
    })),
  );
}

/**
 * One file of a case or draft that the caller has opened.
 * @throws DomainError `not-found` when it is not a file of this owner
 */
export async function readUpload(
  ctx: Ctx,
  wanted: { readonly ownerId: string; readonly uploadId: string; readonly key: DataKey },
): Promise<UploadContent> {
  if (!isUuid(wanted.uploadId)) throw notFound();
  const row = await tables(ctx)
    .selectFrom("documents.upload")
    .select(["sealed_name", "media_type", "content_hash"])
    .where("id", "=", wanted.uploadId as Id<"upload">)
    .where("owner_id", "=", wanted.ownerId)
    .executeTakeFirst();
  if (!row) throw notFound();
  const bytes = await openStored(ctx, wanted.key, row.content_hash);
  if (!bytes) throw new DomainError("gone");
  return { name: await openName(ctx, wanted.key, row.sealed_name), mediaType: row.media_type, bytes };
}

async function openName(ctx: Ctx, key: DataKey, sealed: string): Promise<string> {
  return new TextDecoder().decode(await ctx.system.encryption.open(key, sealed));
}
