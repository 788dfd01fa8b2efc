import { z } from "zod";
import type { Ctx } from "#platform/context";
import { execute } from "#platform/database/database";
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
/** All files of one case or draft together: five times what any service of a city asks for. */
export const MAX_OWNER_BYTES = 50_000_000;

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
  | { readonly ok: false; readonly reason: UploadFault };

type UploadFault = "empty" | "type" | "too-large" | "all-too-large" | "virus" | "scanner-unavailable";

/**
 * Takes a file in. Until the scanner has called it clean its bytes are in memory only; then they are sealed under the
 * owner's key and stored, and last the row is written that makes them a file.
 */
export async function storeUpload(ctx: Ctx, upload: NewUpload): Promise<StoredUpload> {
  refuseInsideTransaction("A virus scan");
  const { bytes } = upload;
  if (upload.isTooLarge || bytes.length > MAX_UPLOAD_BYTES) return { ok: false, reason: "too-large" };
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  // Asked before the scan, which takes time; asked again under a lock before the row is written.
  if (!(await hasRoom(ctx, upload.ownerId, bytes.length))) return { ok: false, reason: "all-too-large" };
  const mediaType = await mediaTypeOf(bytes);
  if (!mediaType) return { ok: false, reason: "type" };
  const scanned = (await virusScanners.find(ctx.system, "uploads")?.scan(bytes)) ?? "unavailable";
  if (scanned !== "clean")
    return { ok: false, reason: scanned === "infected" ? "virus" : "scanner-unavailable" };
  const file = await keep(ctx, upload, mediaType);
  return file ? { ok: true, file } : { ok: false, reason: "all-too-large" };
}

async function hasRoom(ctx: Ctx, ownerId: string, byteCount: number): Promise<boolean> {
  const { used } = await tables(ctx)
    .selectFrom("documents.upload")
    .select((select) => select.fn.sum<string | null>("byte_count").as("used"))
    .where("owner_id", "=", ownerId)
    .executeTakeFirstOrThrow();
  return Number(used ?? 0) + byteCount <= MAX_OWNER_BYTES;
}

async function keep(
  ctx: Ctx,
  { ownerId, key, name, bytes }: NewUpload,
  mediaType: MediaType,
): Promise<{ id: Id<"upload">; name: string } | undefined> {
  const { encryption, files } = ctx.system;
  const cleanName = cleanFileName(name, mediaType);
  const sealedName = await encryption.seal(key, new TextEncoder().encode(cleanName));
  // Sealing is never the same twice, so no other row can refer to this hash.
  const contentHash = await storeSealed(ctx, key, bytes);
  try {
    const id = await addUpload(ctx, { ownerId, sealedName, mediaType, byteCount: bytes.length, contentHash });
    if (id) return { id, name: cleanName };
    await files.remove(contentHash);
    return undefined;
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
    audit: (given, id: Id<"upload"> | undefined) =>
      id && {
        kind: "upload",
        id,
        detail: { ownerId: given.ownerId, mediaType: given.mediaType, byteCount: given.byteCount },
      },
  },
  async (ctx, given): Promise<Id<"upload"> | undefined> => {
    await execute(ctx.db, "SELECT pg_advisory_xact_lock(hashtextextended($1, 7332013))", [given.ownerId]);
    if (!(await hasRoom(ctx, given.ownerId, given.byteCount))) return undefined;
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
