import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompactEncrypt, compactDecrypt } from "jose";
import { expect, test } from "vitest";
import { openEncryption } from "./encryption.ts";

function folder(): string {
  return mkdtempSync(join(tmpdir(), "keys-"));
}

test("what was sealed opens with the same key only", async () => {
  const encryption = openEncryption(folder());
  const { key, wrapped } = await encryption.newDataKey();
  const sealed = await encryption.sealJson(key, { name: "Änne" });
  expect(await encryption.openJson(await encryption.unwrap(wrapped), sealed)).toEqual({ name: "Änne" });
  const other = await encryption.newDataKey();
  await expect(encryption.open(other.key, sealed)).rejects.toThrow();
});

test("one changed byte is refused", async () => {
  const encryption = openEncryption(folder());
  const { key } = await encryption.newDataKey();
  const sealed = await encryption.sealJson(key, "text");
  const parts = sealed.split(".");
  const text = parts[3] ?? "";
  parts[3] = (text[0] === "A" ? "B" : "A") + text.slice(1);
  await expect(encryption.open(key, parts.join("."))).rejects.toThrow();
});

test("an older master key still opens after a newer one was put before it", async () => {
  const path = folder();
  const before = openEncryption(path);
  const { key, wrapped } = await before.newDataKey();
  const file = join(path, "master.json");
  const keys = JSON.parse(readFileSync(file, "utf8")) as object[];
  writeFileSync(
    file,
    JSON.stringify([{ kid: "newer", key: Buffer.alloc(32, 7).toString("base64url") }, ...keys]),
  );
  const after = openEncryption(path);
  expect(await after.unwrap(wrapped)).toEqual(key);
  expect(after.derive("x")).toEqual(before.derive("x"));
  expect((await after.newDataKey()).wrapped).not.toBe(wrapped);
});

test("keys are for the owner alone, and a damaged file is not replaced", () => {
  const path = folder();
  openEncryption(path);
  const file = join(path, "master.json");
  expect(statSync(file).mode & 0o077).toBe(0);
  writeFileSync(file, "[]");
  expect(() => openEncryption(path)).toThrow("backup");
});

test("what is sealed is JWE, which another library reads and writes", async () => {
  const encryption = openEncryption(folder());
  const { key } = await encryption.newDataKey();
  const ours = await compactDecrypt(await encryption.sealJson(key, { a: 1 }), key);
  expect(new TextDecoder().decode(ours.plaintext)).toBe('{"a":1}');
  const theirs = await new CompactEncrypt(new TextEncoder().encode('{"b":2}'))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .encrypt(key);
  expect(await encryption.openJson(key, theirs)).toEqual({ b: 2 });
});

test("a shortened tag is refused", async () => {
  const encryption = openEncryption(folder());
  const { key } = await encryption.newDataKey();
  const sealed = await encryption.sealJson(key, "text");
  await expect(encryption.open(key, sealed.slice(0, -6))).rejects.toThrow();
});
