import { createHash } from "node:crypto";

export interface CachedPage {
  readonly body: Buffer;
  readonly etag: string;
}

/** Whole pages for people without a session. Emptied when something is published, in every process by NOTIFY. */
export interface PageCache {
  find(key: string): CachedPage | undefined;
  keep(key: string, html: string): CachedPage;
  clear(): void;
}

const MOST_PAGES = 2000;

export function makePageCache(): PageCache {
  const pages = new Map<string, CachedPage>();
  return {
    find: (key) => pages.get(key),
    keep: (key, html) => {
      const body = Buffer.from(html);
      const page = { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
      // Addresses are made up by visitors, so the oldest make room.
      if (pages.size >= MOST_PAGES) pages.delete(pages.keys().next().value ?? "");
      pages.set(key, page);
      return page;
    },
    clear: () => pages.clear(),
  };
}
