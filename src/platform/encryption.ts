import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import { newToken } from "./ids.ts";
import { readOrMakeKeys } from "./keys.ts";

/** A data key in the clear; it lives in memory only. */
export type DataKey = Uint8Array;

export interface Encryption {
  /** A new key for one case or draft, and the same wrapped under the master key, as it is stored. */
  newDataKey(): Promise<{ key: DataKey; wrapped: string }>;
  /** A data key wrapped under the newest master key. */
  wrap(key: DataKey): Promise<string>;
  unwrap(wrapped: string): Promise<DataKey>;
  /** A key for one purpose, from the oldest master key: it stays the same when a newer master key is added. */
  derive(purpose: string): DataKey;
  /** JWE compact (RFC 7516), `dir` with A256GCM. */
  seal(key: DataKey, content: Uint8Array): Promise<string>;
  /** @throws Error when one byte was changed or the key is another */
  open(key: DataKey, sealed: string): Promise<Uint8Array>;
  sealJson(key: DataKey, value: unknown): Promise<string>;
  openJson(key: DataKey, sealed: string): Promise<unknown>;
}

const keysSchema = z.array(z.object({ kid: z.string(), key: z.base64url() })).min(1);

/** Encryption under the master keys of `folder/master.json`: the first one wraps, all of them unwrap (rotation). */
export function openEncryption(folder: string): Encryption {
  const masters = readOrMakeKeys(folder, "master.json", keysSchema, () => [
    { kid: newToken(6), key: randomBytes(32).toString("base64url") },
  ]).map(({ kid, key }) => ({ kid, key: new Uint8Array(Buffer.from(key, "base64url")) }));

  const wrap = async (key: DataKey): Promise<string> => {
    const [master] = masters;
    if (!master) throw new Error("There is no master key");
    return seal(master.key, key, master.kid);
  };
  return {
    newDataKey: async () => {
      const key = new Uint8Array(randomBytes(32));
      return { key, wrapped: await wrap(key) };
    },
    wrap,
    derive: (purpose) =>
      new Uint8Array(hkdfSync("sha256", masters.at(-1)?.key ?? "", "stadtkern", purpose, 32)),
    unwrap: async (wrapped) => {
      const { kid } = JSON.parse(Buffer.from(wrapped.split(".")[0] ?? "", "base64url").toString()) as {
        kid?: string;
      };
      const master = masters.find((each) => each.kid === kid);
      if (!master) throw new Error("The master key of this record is not among the keys");
      return open(master.key, wrapped);
    },
    seal: (key, content) => seal(key, content),
    open,
    sealJson: (key, value) => seal(key, new TextEncoder().encode(JSON.stringify(value))),
    openJson: async (key, sealed) => JSON.parse(new TextDecoder().decode(await open(key, sealed))),
  };
}

/**
 * JWE compact serialization (RFC 7516 § 7.1) with `dir` and A256GCM by Node's own AES: a library on Web Crypto takes
 * 150 µs a record here, this 10, and every page of a form opens two. A test reads it back with that library.
 */
async function seal(key: Uint8Array, content: Uint8Array, kid?: string): Promise<string> {
  const header = encode(
    JSON.stringify({ alg: "dir", enc: "A256GCM", ...(kid === undefined ? {} : { kid }) }),
  );
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(header));
  const text = Buffer.concat([cipher.update(content), cipher.final()]);
  return `${header}..${encode(iv)}.${encode(text)}.${encode(cipher.getAuthTag())}`;
}

async function open(key: Uint8Array, sealed: string): Promise<Uint8Array> {
  const [header = "", encryptedKey, iv = "", text = "", tag = "", more] = sealed.split(".");
  const tagBytes = Buffer.from(tag, "base64url");
  if (encryptedKey !== "" || more !== undefined || tagBytes.length !== 16)
    throw new Error("This is not a sealed record");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"));
  decipher.setAAD(Buffer.from(header));
  decipher.setAuthTag(tagBytes);
  return new Uint8Array(Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]));
}

function encode(content: string | Uint8Array): string {
  const bytes =
    typeof content === "string"
      ? Buffer.from(content)
      : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return bytes.toString("base64url");
}
