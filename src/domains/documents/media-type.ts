import { fileTypeFromBuffer } from "file-type";

const MEDIA_TYPES = ["application/pdf", "image/jpeg", "image/png"] as const;
/** What may be handed in. */
export type MediaType = (typeof MEDIA_TYPES)[number];

/** The type by the first bytes alone, never by the name; undefined for everything that is not accepted. */
export async function mediaTypeOf(bytes: Uint8Array): Promise<MediaType | undefined> {
  const found = await fileTypeFromBuffer(bytes);
  return MEDIA_TYPES.find((type) => type === found?.mime);
}
