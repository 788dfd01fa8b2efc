import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";

declare const brand: unique symbol;
/** A string that only one place may make: `Id<"case">` is no `Id<"person">`. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

/** A new id, sortable by the millisecond of its making (UUID version 7, RFC 9562). */
export function newId<Name extends string>(): Id<Name> {
  return randomUUIDv7() as Id<Name>;
}

/** Names a string read from the database or a route as the id that it is; the caller has looked it up or will. */
export function idFrom<Name extends string>(text: string): Id<Name> {
  return text as Id<Name>;
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

// Crockford's base 32 without I, L, O, U: nothing in it can be misread on paper.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A code in groups of four, e.g. `7K3M-9QXT-…`; five bits a character, so 16 characters are 80 bits. Random, unless
 * the bytes are given.
 */
export function newCode(characters: number, bytes: Uint8Array = randomBytes(characters)): string {
  const text = [...bytes.subarray(0, characters)].map((byte) => ALPHABET[byte % 32]).join("");
  return text.match(/.{1,4}/g)?.join("-") ?? text;
}

/** A code as typed, in the form it was made: case, spaces and the usual misreadings do not matter. */
export function normalizeCode(typed: string): string {
  const text = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0")
    .slice(0, 64);
  return text.match(/.{1,4}/g)?.join("-") ?? "";
}

export function newToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** What is stored of a secret that is only compared: its SHA-256 in base64url. */
export function hashOf(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("base64url");
}
