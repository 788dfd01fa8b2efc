/** What both sides of ClamAV's INSTREAM agree on: https://docs.clamav.net/manual/Usage/Scanning.html#clamd */
export const INSTREAM = "zINSTREAM\0";
export const CHUNK_BYTES = 64 * 1024;

/** The bytes as clamd reads them: each chunk after its length in four bytes, most significant first; 0 ends. */
export function* framesOf(bytes: Uint8Array, chunkBytes = CHUNK_BYTES): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const chunk = bytes.subarray(start, start + chunkBytes);
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(count: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, count);
  return bytes;
}
