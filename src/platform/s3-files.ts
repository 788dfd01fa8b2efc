import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import type { ContentHash, FileStore } from "./files.ts";

export interface S3Settings {
  /** The bucket's address in path style: `https://objects.example/stadtkern`. */
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/**
 * A file store in a bucket of an S3-compatible object store, for several app processes without a common folder.
 * Requests are signed by AWS Signature Version 4; what fails on the way is tried again three times.
 */
export function s3Files({ url, ...credentials }: S3Settings): FileStore {
  const client = new AwsClient({ ...credentials, service: "s3", retries: 3 });
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await client.fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(30_000) });
    if (response.ok || response.status === 404) return response;
    throw new Error(`The object store answered ${init.method} with ${response.status}`);
  };
  const pathOf = (hash: ContentHash): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("This is not a content hash");
    return `/${hash}`;
  };
  return {
    put: async (bytes) => {
      const hash = createHash("sha256").update(bytes).digest("hex");
      const response = await send(pathOf(hash), {
        method: "PUT",
        body: new Uint8Array(bytes),
        // The store refuses bytes that do not have this hash, so nothing damaged on the way is kept.
        headers: { "x-amz-content-sha256": hash },
      });
      if (!response.ok) throw new Error("The bucket of the object store does not exist");
      return hash;
    },
    get: async (hash) => {
      const response = await send(pathOf(hash), { method: "GET" });
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    },
    has: async (hash) => (await send(pathOf(hash), { method: "HEAD" })).ok,
    remove: async (hash) => void (await send(pathOf(hash), { method: "DELETE" })),
    list: () => listKeys((query) => send(query, { method: "GET" })),
  };
}

/** ListObjectsV2, page by page. The keys are hexadecimal, so nothing in the answer needs an XML parser. */
async function* listKeys(ask: (query: string) => Promise<Response>): AsyncGenerator<ContentHash> {
  let next: string | undefined;
  do {
    const token = next === undefined ? "" : `&continuation-token=${encodeURIComponent(next)}`;
    const response = await ask(`/?list-type=2${token}`);
    if (!response.ok) throw new Error("The bucket of the object store does not exist");
    const xml = await response.text();
    for (const [, key] of xml.matchAll(/<Key>([0-9a-f]{64})<\/Key>/g)) if (key) yield key;
    next = /<NextContinuationToken>([^<]+)</.exec(xml)?.[1];
  } while (next !== undefined);
}
