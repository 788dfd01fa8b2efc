import { generateKeyPairSync } from "node:crypto";
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
});
type StoredKey = z.output<typeof keySchema>;

/** The city's one signer, with the keys of `folder/signing.json`: the first of a purpose signs, all verify. */
export function openSigner(folder: string): Signer {
  const stored = readOrMakeKeys(folder, "signing.json", z.array(keySchema), () => PURPOSES.map(makeKey));
  const keyOf = (purpose: SigningPurpose, kid?: string) =>
    stored.find((key) => key.purpose === purpose && (kid === undefined || key.kid === kid));

  return {
    sign: async (purpose, payload) => {
      const key = keyOf(purpose);
      if (!key) throw new Error(`There is no signing key for ${purpose}`);
      return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: "ES256", kid: key.kid })
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
      keys: stored.map((key) => ({ ...publicPart(key), kid: key.kid, use: "sig", alg: "ES256" })),
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
