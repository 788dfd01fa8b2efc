import { z } from "zod";
import type { Ctx } from "#platform/context";
import { refuseInsideTransaction } from "#platform/database/pool";
import type { DataKey } from "#platform/encryption";
import { newId, type Id } from "#platform/ids";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { cleanFileName } from "./file-name.ts";
import { mediaTypeOf, type MediaType } from "./media-type.ts";
import { storeSealed } from "./stored-file.ts";
import { tables } from "./tables.ts";
import { virusScanners } from "./virus-scanner.ts";

export const MAX_UPLOAD_BYTES = 10_000_000;

export interface NewUpload {
  /** The case or draft, which the caller has opened: whoever can open it may add to it. */
  readonly ownerId: string;
  readonly key: DataKey;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Cut off on its way in, so that the bytes are not complete. */
  readonly isTooLarge: boolean;
}

export type StoredUpload =
  | { readonly ok: true; readonly file: { readonly id: Id<"upload">; readonly name: string } }
  | { readonly ok: false; readonly reason: "empty" | "type" | "too-large" | "virus" | "scanner-unavailable" };

/**
 * Takes a file in. Until the scanner has called it clean its bytes are in memory only; then they are sealed under the
 * owner's key and stored, and last the row is written that makes them a file.
 */
export async function storeUpload(ctx: Ctx, upload: NewUpload): Promise<StoredUpload> {
  refuseInsideTransaction("A virus scan");
  const { bytes } = upload;
  if (upload.isTooLarge || bytes.length > MAX_UPLOAD_BYTES) return { ok: false, reason: "too-large" };
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  const mediaType = await mediaTypeOf(bytes);
  if (!mediaType) return { ok: false, reason: "type" };
  const scanned = (await virusScanners.find(ctx.system, "uploads")?.scan(bytes)) ?? "unavailable";
  if (scanned !== "clean")
    return { ok: false, reason: scanned === "infected" ? "virus" : "scanner-unavailable" };
  return { ok: true, file: await keep(ctx, upload, mediaType) };
}

async function keep(
  ctx: Ctx,
  { ownerId, key, name, bytes }: NewUpload,
  mediaType: MediaType,
): Promise<{ id: Id<"upload">; name: string }> {
  const { encryption, files } = ctx.system;
  const cleanName = cleanFileName(name, mediaType);
  const sealedName = await encryption.seal(key, new TextEncoder().encode(cleanName));
  // Sealing is never the same twice, so no other row can refer to this hash.
  const contentHash = await storeSealed(ctx, key, bytes);
  try {
    const id = await addUpload(ctx, { ownerId, sealedName, mediaType, byteCount: bytes.length, contentHash });
    return { id, name: cleanName };
  } catch (error) {
    await files.remove(contentHash);
    throw error;
  }
}

const addUpload = verb(
  {
    name: "documents.addUpload",
    permission: anyone,
    input: z.object({
      ownerId: z.uuid(),
      sealedName: z.string(),
      mediaType: z.custom<MediaType>((value) => typeof value === "string"),
      byteCount: z.int().positive(),
      contentHash: z.string(),
    }),
    audit: (given, id: Id<"upload">) => ({
      kind: "upload",
      id,
      detail: { ownerId: given.ownerId, mediaType: given.mediaType, byteCount: given.byteCount },
    }),
  },
  async (ctx, given): Promise<Id<"upload">> => {
    const id = newId<"upload">();
    await tables(ctx)
      .insertInto("documents.upload")
      .values({
        id,
        owner_id: given.ownerId,
        sealed_name: given.sealedName,
        media_type: given.mediaType,
        byte_count: given.byteCount,
        content_hash: given.contentHash,
        scan_state: "clean",
        created_at: ctx.now(),
      })
      .execute();
    return id;
  },
);
