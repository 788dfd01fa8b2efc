import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startObjectStore, type ObjectStore } from "#test/object-store";
import { folderFiles, type FileStore } from "./files.ts";
import { s3Files } from "./s3-files.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
let objects: ObjectStore;
const bucket = (changes: Partial<ObjectStore> = {}): FileStore =>
  s3Files({ ...objects, region: "eu-test-1", ...changes });

beforeAll(async () => {
  // Two a page, so that listing takes more than one.
  objects = await startObjectStore(2);
});
afterAll(() => objects.stop());

describe.each([
  ["a folder", () => folderFiles(join(mkdtempSync(join(tmpdir(), "stadtkern-files-")), "files"))],
  ["an object store", () => bucket()],
] as const)("files in %s", (_name, open) => {
  test("come back by their hash, once however often they were stored, until they are removed", async () => {
    const files = open();
    expect(await Array.fromAsync(files.list())).toEqual([]);
    const texts = ["eins", "zwei", "drei", "vier", "fünf"];
    for (const text of [...texts, ...texts]) expect(await files.put(bytesOf(text))).toBe(hashOf(text));
    expect((await Array.fromAsync(files.list())).toSorted()).toEqual(texts.map(hashOf).toSorted());
    expect(new Uint8Array((await files.get(hashOf("fünf"))) ?? [])).toEqual(bytesOf("fünf"));
    expect([await files.has(hashOf("zwei")), await files.has(hashOf("sechs"))]).toEqual([true, false]);
    for (const text of texts) await files.remove(hashOf(text));
    await files.remove(hashOf("sechs"));
    expect(await files.get(hashOf("eins"))).toBeUndefined();
    expect(await Array.fromAsync(files.list())).toEqual([]);
  });

  test("are only named by hashes, never by a way out of the store", async () => {
    for (const name of ["../secret", "", `${hashOf("a")}/..`, "?list-type=2"])
      await expect((async () => open().get(name))()).rejects.toThrow("content hash");
  });
});

describe("an object store", () => {
  test("that stumbles is asked again; one that stays away is an error, not a missing file", async () => {
    objects.failNext(2);
    expect(await bucket().put(bytesOf("wieder"))).toBe(hashOf("wieder"));
    objects.failNext(20);
    await expect(bucket().get(hashOf("wieder"))).rejects.toThrow("503");
    objects.failNext(0);
  });

  test("refuses a wrong secret, and a bucket that is not there is an error", async () => {
    await expect(bucket({ secretAccessKey: "wrong" }).get(hashOf("a"))).rejects.toThrow("403");
    const missing = bucket({ url: objects.url.replace("bucket", "other") });
    await expect(missing.put(bytesOf("a"))).rejects.toThrow("does not exist");
    await expect(Array.fromAsync(missing.list())).rejects.toThrow("does not exist");
  });
});
