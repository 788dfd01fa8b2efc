import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalJWKSet, compactVerify, type JWK } from "jose";
import { describe, expect, test } from "vitest";
import { openSigner } from "./signer.ts";

// Public parts alone, of an invented city and an invented authority.
const CITY_CERTIFICATE =
  "MIIBRDCB7AIUZAwIZ5cnCaUuZNl6PuIQma92pHgwCgYIKoZIzj0EAwIwIjEgMB4GA1UEAwwXUHJvYmUtV3VyemVsIChlcmZ1bmRlbikwIBcNMjYxMTIzMjIwNzI1WhgPMjEyNjEwMzAyMjA3MjVaMCcxJTAjBgNVBAMMHFN0YWR0IFByb2JlaGF1c2VuIChlcmZ1bmRlbikwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASWlIHnPCROrYB9TNtznr6kE74wDYdtLLeMx0zkWvYsLpcaKwJj6og6NAWEOCWzP+R/v4jW+nEqN/BVI82aE/sNMAoGCCqGSM49BAMCA0cAMEQCIE9YzJD6SldTGSaBkmv/keWBEQavelpmVpKVe8hPn7dgAiA4Q/uaejjAuoAJsIq8XV3MW2zqO1EXojs984ncCXnxzg==";
const ROOT_CERTIFICATE =
  "MIIBmzCCAUGgAwIBAgIUWdwyPu2jPKzwrkarjj3Vy7Q/aYIwCgYIKoZIzj0EAwIwIjEgMB4GA1UEAwwXUHJvYmUtV3VyemVsIChlcmZ1bmRlbikwIBcNMjYxMTIzMjIwNzI1WhgPMjEyNjEwMzAyMjA3MjVaMCIxIDAeBgNVBAMMF1Byb2JlLVd1cnplbCAoZXJmdW5kZW4pMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAElZUwhh/WRGENgVAlTxNDiymYovNDLtkRxfk2q4bLN9Bo4YOI0mu9HEH7ayveYPXcT1cpdBhVYcp2FOwf2CD3OqNTMFEwHQYDVR0OBBYEFKIKt0U4iPfQF37lSq1SmzQE2CNeMB8GA1UdIwQYMBaAFKIKt0U4iPfQF37lSq1SmzQE2CNeMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAKuBhbSvNbJ3TrzneLkAGMHOdwEjggDkSFw/h8G7kyaiAiAELQxtXhoyAe3Z1u+8O27SQQC0thCLmGVQdWkMQlLuTA==";
const CITY_KEY = {
  kty: "EC",
  crv: "P-256",
  x: "lpSB5zwkTq2AfUzbc56-pBO-MA2HbSy3jMdM5Fr2LC4",
  y: "lxorAmPqiDo0BYQ4JbM_5H-_iNb6cSo38FUjzZoT-w0",
};

interface Stored {
  purpose: string;
  kid: string;
  jwk: JWK;
  x5c?: string[];
}
const folderWith = (...keys: Stored[]): string => {
  const folder = join(mkdtempSync(join(tmpdir(), "stadtkern-signer-")), "keys");
  mkdirSync(folder);
  if (keys.length > 0) writeFileSync(join(folder, "signing.json"), JSON.stringify(keys));
  return folder;
};
const newKey = (purpose: string, kid: string): Stored => ({
  purpose,
  kid,
  jwk: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" }) as JWK,
});

describe("the city's signer", () => {
  test("makes a key for each purpose at the first start, and keeps it", async () => {
    const folder = folderWith();
    const signed = await openSigner(folder).sign("document", { code: "A" });
    const again = openSigner(folder);
    expect(await again.verify("document", signed)).toEqual({ code: "A" });
    expect(again.publicKeys().keys).toHaveLength(3);
    expect(JSON.stringify(again.publicKeys())).not.toContain('"d"');
    expect(JSON.parse(readFileSync(join(folder, "signing.json"), "utf8"))).toHaveLength(3);
  });

  test("does not accept a signature of one purpose for another, nor a changed one", async () => {
    const signer = openSigner(folderWith());
    const signed = await signer.sign("message", { a: 1 });
    expect(await signer.verify("document", signed)).toBeUndefined();
    const [header, , signature] = signed.split(".");
    const changed = [header, Buffer.from('{"a":2}').toString("base64url"), signature].join(".");
    expect(await signer.verify("message", changed)).toBeUndefined();
    expect(await signer.verify("message", "no signature")).toBeUndefined();
  });

  test("signs with the newest key after a rotation, and what was signed before still holds", async () => {
    const old = newKey("document", "old");
    const before = await openSigner(folderWith(old)).sign("document", { n: 1 });
    const signer = openSigner(folderWith(newKey("document", "new"), old));
    const after = await signer.sign("document", { n: 2 });
    expect(await signer.verify("document", before)).toEqual({ n: 1 });
    expect(await signer.verify("document", after)).toEqual({ n: 2 });
    // Anybody can check both with the published keys alone.
    const published = createLocalJWKSet(signer.publicKeys());
    const kids = [before, after].map(
      async (jws) => (await compactVerify(jws, published)).protectedHeader.kid,
    );
    expect(await Promise.all(kids)).toEqual(["old", "new"]);
  });

  test("publishes the chain of certificates of a key that has one", () => {
    const x5c = [CITY_CERTIFICATE, ROOT_CERTIFICATE];
    const signer = openSigner(folderWith({ purpose: "document", kid: "c", jwk: CITY_KEY, x5c }));
    expect(signer.publicKeys().keys[0]).toMatchObject({ kid: "c", x5c });
  });

  test("refuses a certificate of another key, and certificates that are no chain", () => {
    const other = newKey("document", "other");
    expect(() => openSigner(folderWith({ ...other, x5c: [CITY_CERTIFICATE] }))).toThrow("of another key");
    const key = { purpose: "document", kid: "c", jwk: CITY_KEY };
    expect(() => openSigner(folderWith({ ...key, x5c: [CITY_CERTIFICATE, CITY_CERTIFICATE] }))).toThrow(
      "are no chain",
    );
  });
});
