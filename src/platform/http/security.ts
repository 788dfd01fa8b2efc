import type { IncomingHttpHeaders } from "node:http";
import { timingSafeEqual } from "node:crypto";
import { hashOf } from "../ids.ts";

/** One static policy for every page: no inline script or style exists, so neither nonce nor `unsafe-inline` is needed. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

export function securityHeaders(publicUrl: string): Readonly<Record<string, string>> {
  if (!publicUrl.startsWith("https:")) return HEADERS;
  return { ...HEADERS, "strict-transport-security": "max-age=31536000; includeSubDomains" };
}

/** What is uploaded by people is served with this: no script, no form, no frame of ours. */
export const SANDBOX_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/**
 * Whether a changing request comes from a page of ours. Browsers send `Sec-Fetch-Site` or, the older ones, `Origin`;
 * a request with neither is not from a page and is refused.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  return headers.origin !== undefined && headers.origin === new URL(publicUrl).origin;
}

/** The form token of a visitor without a session: bound to the draft's cookie, if there is one. */
export function anonymousCsrf(draftCookie: string | undefined): string {
  return draftCookie ? hashOf(`csrf:${draftCookie}`).slice(0, 24) : "none";
}

export function isEqualSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(hashOf(a)), Buffer.from(hashOf(b))];
  return timingSafeEqual(left, right);
}

/** A local path to return to, or the one given instead: never another host, scheme or a line break. */
export function localPath(path: string | undefined, instead = "/"): string {
  if (!path || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes("\\")) return instead;
  return path;
}
