import { createPublicKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { CompactSign, compactVerify, importJWK, type JWK } from "jose";
import { z } from "zod";
import { newToken } from "./ids.ts";
import { readOrMakeKeys } from "./keys.ts";

/** What the city signs; a key serves one purpose only. */
export type SigningPurpose = "document" | "message" | "export";
const PURPOSES: readonly SigningPurpose[] = ["document", "message", "export"];

export interface Signer {
  /** JWS compact (RFC 7515), ES256, with the `kid` of the purpose's newest key. */
  sign(purpose: SigningPurpose, payload: unknown): Promise<string>;
  /** The payload, or undefined when the signature does not hold for this purpose. */
  verify(purpose: SigningPurpose, jws: string): Promise<unknown>;
  /** The public keys, for `/.well-known/jwks.json`. */
  publicKeys(): { keys: JWK[] };
}

const keySchema = z.object({
  purpose: z.enum(PURPOSES),
  kid: z.string(),
  jwk: z.record(z.string(), z.unknown()),
  /** The certificate of the key and those above it, DER in base 64 (RFC 7517 § 4.7), where an authority gave one. */
  x5c: z.array(z.base64()).min(1).optional(),
});
type StoredKey = z.output<typeof keySchema>;

/**
 * The city's one signer, with the keys of `folder/signing.json`: the first of a purpose signs, all verify. A key that
 * brings a chain of X.509 certificates names it in each signature, so that others can trace it to their anchor.
 * @throws Error when a chain does not belong to its key or is broken
 */
export function openSigner(folder: string): Signer {
  const stored = readOrMakeKeys(folder, "signing.json", z.array(keySchema), () => PURPOSES.map(makeKey));
  for (const key of stored) demandChain(key);
  const keyOf = (purpose: SigningPurpose, kid?: string) =>
    stored.find((key) => key.purpose === purpose && (kid === undefined || key.kid === kid));

  return {
    sign: async (purpose, payload) => {
      const key = keyOf(purpose);
      if (!key) throw new Error(`There is no signing key for ${purpose}`);
      return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: "ES256", kid: key.kid, ...chainOf(key) })
        .sign(await importJWK(key.jwk as JWK, "ES256"));
    },
    verify: async (purpose, jws) => {
      try {
        const { kid } = JSON.parse(Buffer.from(jws.split(".")[0] ?? "", "base64url").toString()) as {
          kid?: string;
        };
        const key = keyOf(purpose, kid);
        if (!key || kid === undefined) return undefined;
        const { payload } = await compactVerify(jws, await importJWK(publicPart(key), "ES256"));
        return JSON.parse(new TextDecoder().decode(payload)) as unknown;
      } catch {
        return undefined;
      }
    },
    publicKeys: () => ({
      keys: stored.map((key) => ({
        ...publicPart(key),
        kid: key.kid,
        use: "sig",
        alg: "ES256",
        ...chainOf(key),
      })),
    }),
  };
}

function makeKey(purpose: SigningPurpose): StoredKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { purpose, kid: `${purpose}-${newToken(6)}`, jwk: { ...privateKey.export({ format: "jwk" }) } };
}

function publicPart(key: StoredKey): JWK {
  const { kty, crv, x, y } = key.jwk as JWK & { kty: string; crv: string; x: string; y: string };
  return { kty, crv, x, y };
}

function chainOf({ x5c }: StoredKey): { x5c?: string[] } {
  return x5c ? { x5c: [...x5c] } : {};
}

/** The first certificate is of the key itself, each one is signed by the next (RFC 7515 § 4.1.6). */
function demandChain(key: StoredKey): void {
  const chain = (key.x5c ?? []).map((der) => new X509Certificate(Buffer.from(der, "base64")));
  if (!chain[0]) return;
  const own = createPublicKey({ key: { ...publicPart(key) }, format: "jwk" });
  if (!chain[0].publicKey.equals(own))
    throw new Error(`signing.json: the certificate of ${key.kid} is of another key`);
  chain.forEach((certificate, index) => {
    const issuer = chain[index + 1];
    if (issuer && !certificate.verify(issuer.publicKey))
      throw new Error(`signing.json: the certificates of ${key.kid} are no chain`);
  });
}
