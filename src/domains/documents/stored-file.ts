import type { Ctx } from "#platform/context";
import type { DataKey } from "#platform/encryption";
import type { ContentHash } from "#platform/files";

/** Seals bytes under the key and stores them; the hash is that of the sealed bytes, so it tells nothing of them. */
export async function storeSealed(ctx: Ctx, key: DataKey, bytes: Uint8Array): Promise<ContentHash> {
  return ctx.system.files.put(new TextEncoder().encode(await ctx.system.encryption.seal(key, bytes)));
}

/** Undefined when the file is no longer in the store. */
export async function openStored(ctx: Ctx, key: DataKey, hash: ContentHash): Promise<Uint8Array | undefined> {
  const sealed = await ctx.system.files.get(hash);
  return sealed && ctx.system.encryption.open(key, new TextDecoder().decode(sealed));
}
