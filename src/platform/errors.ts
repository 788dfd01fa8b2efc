import type { LocalizedText } from "./i18n.ts";

export type ErrorCode =
  | "not-signed-in"
  | "level-too-low"
  | "forbidden"
  | "not-found"
  | "invalid"
  | "conflict"
  | "gone"
  | "too-large"
  | "too-many"
  | "unavailable"
  | "internal";

const STATUS: Record<ErrorCode, number> = {
  "not-signed-in": 401,
  "level-too-low": 401,
  forbidden: 403,
  "not-found": 404,
  invalid: 422,
  conflict: 409,
  gone: 410,
  "too-large": 413,
  "too-many": 429,
  unavailable: 503,
  internal: 500,
};

export interface ErrorDetails {
  /** One sentence for the person: what happened and what to do. */
  readonly text?: LocalizedText;
  /** The level that would be enough, with `level-too-low`. */
  readonly level?: "low" | "substantial" | "high";
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
}

/** What cannot go on. Thrown anywhere, translated once at the edge into a page or `application/problem+json`. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(details.text?.de ?? code);
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

export function notFound(): DomainError {
  return new DomainError("not-found");
}
