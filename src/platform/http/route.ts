import type { ComponentChildren } from "preact";
import type { Ctx } from "../context.ts";
import type { Language } from "../i18n.ts";
import type { Permission } from "../permissions.ts";
import type { Session, SessionStart } from "./session.ts";

export type Area = "portal" | "desk" | "admin" | "demo" | "api";

/** What a page hands to the shell. */
export interface Page {
  readonly title: string;
  readonly body: ComponentChildren;
  /** Puts "Fehler:" before the title. */
  readonly hasErrors?: boolean;
  /** A wider layout, for tables and work side by side. */
  readonly isWide?: boolean;
  /** A step of a form: its header takes little room. */
  readonly isForm?: boolean;
  /** Scripts that make the page more comfortable, by name; it works without them. */
  readonly islands?: readonly ("slider" | "call-display")[];
  /** The address of the navigation entry to which this page belongs. */
  readonly section?: string;
  /** Not for search engines: whatever shows personal data or a step of a form. */
  readonly isPrivate?: boolean;
}

export type Reply =
  | { readonly page: Page; readonly status?: number }
  /** A local address; the language is added. `303` after a POST. */
  | { readonly redirect: string }
  /** A local address as it is, with its language in it, or an allowed foreign one after sign-in. */
  | { readonly redirectTo: string }
  | {
      readonly file: Uint8Array | string;
      readonly type: string;
      readonly name?: string;
      /** Shown in the browser instead of downloaded; user content never is. */
      readonly isInline?: boolean;
      readonly isPublic?: boolean;
      /** What the browser sends back to be told that nothing has changed (304, RFC 9110, 13.1.2); it then asks each time. */
      readonly etag?: string;
    }
  | { readonly json: unknown; readonly status?: number };

export interface Upload {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Cut off at the limit: the bytes are not complete. */
  readonly isTooLarge: boolean;
}

export type FormBody = Readonly<Record<string, string | readonly string[]>>;

export interface PageRequest {
  readonly ctx: Ctx;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: FormBody;
  /** The body of an API request, unread. */
  readonly json: unknown;
  readonly uploads: readonly Upload[];
  /** The address without language prefix and query. */
  readonly path: string;
  readonly language: Language;
  readonly session: Session | undefined;
  /** The token that each form posts back in the field `_csrf`. */
  readonly csrf: string;
  readonly area: Area;
  /** What came as `Authorization: Bearer …`. */
  readonly bearerToken: string | undefined;
  /** A local address in the language of the page. */
  href(path: string): string;
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string | undefined, seconds?: number): void;
  startSession(start: SessionStart): Promise<void>;
  saveSession(data: Readonly<Record<string, unknown>>): Promise<void>;
  endSession(): Promise<void>;
}

export interface Route {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly access: Permission;
  /** For people without a session the HTML is kept by address and language until something is published. */
  readonly isCached?: boolean;
  /** Accepts `multipart/form-data`, each file up to this many bytes. */
  readonly uploadBytes?: number;
  /** The largest JSON body, where it is more than 256 kB. */
  readonly bodyBytes?: number;
  /** At most this many requests a minute and address. */
  readonly perMinute?: number;
  /** Called by other servers, which send no origin: authenticated in the route itself. */
  readonly isCallback?: boolean;
  /** For programs: JSON in and out, an API token instead of a session, so that no form token is needed. */
  readonly isApi?: boolean;
  /** Readable for every origin (CORS): public data only. */
  readonly isOpen?: boolean;
  run(request: PageRequest): Promise<Reply>;
}

/** The single text of a form field; the first one where several were sent. */
export function field(body: FormBody, name: string): string {
  const value = body[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
}

/** All texts of a form field: checkboxes and selections of several. */
export function fields(body: FormBody, name: string): string[] {
  const value = body[name];
  return typeof value === "string" ? [value] : [...(value ?? [])];
}
