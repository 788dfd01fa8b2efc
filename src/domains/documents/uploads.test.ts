import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "#platform/context";
import { createDataKey } from "#platform/data-keys";
import type { DataKey } from "#platform/encryption";
import { newId } from "#platform/ids";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, type TestSystem } from "#test/system";
import { startDemoScanner, type DemoScanner } from "./demo-scanner.ts";
import {
  MAX_OWNER_BYTES,
  deleteUploads,
  removeUploads,
  listUploads,
  readUpload,
  storeUpload,
  virusScanners,
  clamAv,
  type StoredUpload,
} from "./index.ts";
import { sweepFilesJob } from "./sweep-files.ts";
import { tables } from "./tables.ts";

const pdf = (text = ""): Uint8Array => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`);
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

describeOnBothDatabases("uploads", (database) => {
  let scanner: DemoScanner;
  let opened: TestSystem;
  let ctx: Ctx;
  let ownerId: string;
  let key: DataKey;

  beforeAll(async () => {
    scanner = await startDemoScanner();
    opened = await openTestSystem({ pool: database().pool, city: "cities/jena" });
    virusScanners.add(opened.system, "uploads", clamAv(scanner.address));
    ctx = opened.ctx();
  });
  afterAll(async () => {
    await opened.close();
    await scanner.stop();
  });
  beforeEach(async () => {
    ownerId = newId();
    key = await createDataKey(ctx, ownerId);
  });

  const store = (bytes: Uint8Array, name = "Nachweis.pdf", isTooLarge = false): Promise<StoredUpload> =>
    storeUpload(ctx, { ownerId, key, name, bytes, isTooLarge });
  const rows = () =>
    tables(ctx)
      .selectFrom("documents.upload")
      .selectAll()
      .where("owner_id", "=", ownerId)
      .orderBy("created_at")
      .execute();
  /** The same system, telling what was put into its files. */
  const watchFiles = (): { watched: Ctx; kept: string[] } => {
    const kept: string[] = [];
    const { files } = ctx.system;
    const put = async (bytes: Uint8Array): Promise<string> => {
      const hash = await files.put(bytes);
      kept.push(hash);
      return hash;
    };
    const watched = { ...ctx, system: { ...ctx.system, files: { ...files, put } } };
    virusScanners.add(watched.system, "uploads", clamAv(scanner.address));
    return { watched, kept };
  };
  const inTransaction = (work: (inside: Ctx) => Promise<void>): Promise<void> =>
    opened.system.database.transaction((db) => work({ ...ctx, db }));

  test("a file is stored sealed, with its audit row, and read back", async () => {
    const bytes = pdf("Erika Erfunden");
    const stored = await store(bytes, "../Meldung\u202E.PDF");
    expect(stored).toMatchObject({ ok: true, file: { name: "Meldung.PDF" } });
    const [row] = await rows();
    expect(row).toMatchObject({
      media_type: "application/pdf",
      byte_count: bytes.length,
      scan_state: "clean",
    });
    expect(row?.sealed_name).not.toContain("Meldung");
    const kept = Buffer.from((await ctx.system.files.get(row?.content_hash ?? "")) ?? []);
    expect(kept.includes("Erika")).toBe(false);
    expect(kept.includes("%PDF")).toBe(false);
    const [listed] = await listUploads(ctx, ownerId, key);
    expect(listed).toMatchObject({
      name: "Meldung.PDF",
      mediaType: "application/pdf",
      byteCount: bytes.length,
    });
    const read = await readUpload(ctx, { ownerId, uploadId: listed?.id ?? "", key });
    expect(Buffer.from(read.bytes).equals(Buffer.from(bytes))).toBe(true);
    const audit = await ctx.system.database.pool.script(
      `SELECT action FROM platform.audit_entry WHERE subject_id = '${listed?.id}'`,
    );
    expect(audit).toEqual([{ action: "documents.addUpload" }]);
  });

  test.each([
    ["empty", () => Buffer.alloc(0), false],
    ["type", () => Buffer.from("MZ program"), false],
    ["too-large", () => Buffer.concat([pdf(), Buffer.alloc(10_000_000)]), false],
    ["too-large", () => pdf(), true],
    ["virus", () => Buffer.from(pdf(EICAR)), false],
  ] as const)("%s is refused and nothing of it is kept", async (reason, bytes, isTooLarge) => {
    const { watched, kept } = watchFiles();
    expect(await storeUpload(watched, { ownerId, key, name: "a.pdf", bytes: bytes(), isTooLarge })).toEqual({
      ok: false,
      reason,
    });
    expect(kept).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test("exactly ten megabytes are taken", async () => {
    const bytes = Buffer.alloc(10_000_000);
    bytes.set(pdf());
    expect(await store(bytes)).toMatchObject({ ok: true });
  });

  test("with no scanner, or one that is gone, nothing is taken", async () => {
    const gone = await startDemoScanner();
    await gone.stop();
    for (const scanners of [[], [clamAv(gone.address)]]) {
      const other = { ...ctx, system: { ...ctx.system } };
      for (const each of scanners) virusScanners.add(other.system, "uploads", each);
      expect(
        await storeUpload(other, { ownerId, key, name: "a.pdf", bytes: pdf(), isTooLarge: false }),
      ).toEqual({ ok: false, reason: "scanner-unavailable" });
    }
    expect(await rows()).toEqual([]);
  });

  test("never inside a transaction", async () => {
    await expect(
      inTransaction(
        async (inside) =>
          void (await storeUpload(inside, { ownerId, key, name: "a.pdf", bytes: pdf(), isTooLarge: false })),
      ),
    ).rejects.toThrow("inside a transaction");
  });

  test("a row that cannot be written leaves no file behind", async () => {
    const { watched, kept } = watchFiles();
    await expect(
      storeUpload(
        { ...watched, requestId: "\0" },
        { ownerId, key, name: "a.pdf", bytes: pdf(), isTooLarge: false },
      ),
    ).rejects.toThrow();
    expect(kept).toHaveLength(1);
    expect(await ctx.system.files.has(kept[0] ?? "")).toBe(false);
  });

  test("another owner's file, and what is no file, are not found", async () => {
    const stored = await store(pdf());
    const uploadId = stored.ok ? stored.file.id : "";
    await expect(readUpload(ctx, { ownerId: newId(), uploadId, key })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(readUpload(ctx, { ownerId, uploadId: "x' OR 1=1", key })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(readUpload(ctx, { ownerId, uploadId, key: randomBytes(32) })).rejects.toThrow();
  });

  test("deleting takes the rows at once and the files after the commit", async () => {
    await store(pdf("1"));
    await store(pdf("2"));
    const hashes = (await rows()).map((row) => row.content_hash);
    await expect(
      inTransaction(async (inside) => {
        await deleteUploads(inside, [ownerId]);
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    await opened.runJobs();
    expect(await rows()).toHaveLength(2);
    for (const hash of hashes) expect(await ctx.system.files.has(hash)).toBe(true);

    await inTransaction((inside) => deleteUploads(inside, [ownerId]));
    expect(await rows()).toEqual([]);
    for (const hash of hashes) expect(await ctx.system.files.has(hash)).toBe(true);
    await opened.runJobs();
    for (const hash of hashes) expect(await ctx.system.files.has(hash)).toBe(false);
  });

  test("a file to which another row refers stays", async () => {
    await store(pdf());
    const [row] = await rows();
    if (!row) throw new Error("no row");
    const other = newId();
    await tables(ctx)
      .insertInto("documents.upload")
      .values({ ...row, id: newId<"upload">(), owner_id: other })
      .execute();
    await inTransaction((inside) => deleteUploads(inside, [ownerId]));
    await opened.runJobs();
    expect(await ctx.system.files.has(row.content_hash)).toBe(true);
    await inTransaction((inside) => deleteUploads(inside, [other]));
    await opened.runJobs();
    expect(await ctx.system.files.has(row.content_hash)).toBe(false);
  });

  test("all files of one owner have a limit, also where many come at once; others are not touched by it", async () => {
    const bytes = pdf();
    await store(bytes);
    const [row] = await rows();
    if (!row) throw new Error("no row");
    // Full but for three more of this size: rows alone say how much there is.
    let left = MAX_OWNER_BYTES - bytes.length * 4;
    for (; left > 0; left -= 9_000_000) {
      const filler = { ...row, id: newId<"upload">(), byte_count: Math.min(left, 9_000_000) };
      await tables(ctx).insertInto("documents.upload").values(filler).execute();
    }
    const results = await Promise.all(Array.from({ length: 5 }, () => store(bytes)));
    expect(results.filter((each) => each.ok)).toHaveLength(3);
    expect(results.flatMap((each) => (each.ok ? [] : each.reason))).toEqual([
      "all-too-large",
      "all-too-large",
    ]);
    const other = await storeUpload(ctx, {
      ownerId: newId(),
      key,
      name: "a.pdf",
      bytes,
      isTooLarge: false,
    });
    expect(other.ok).toBe(true);
  });

  test("a single file is taken back, and none of another owner by its id", async () => {
    const [first, second] = [await store(pdf("1")), await store(pdf("2"))];
    if (!first.ok || !second.ok) throw new Error("not stored");
    const hashOfFirst = (await rows()).find((row) => row.id === first.file.id)?.content_hash ?? "";
    expect(await removeUploads(ctx, { ownerId: newId(), uploadIds: [first.file.id] })).toEqual([]);
    expect(await removeUploads(ctx, { ownerId, uploadIds: [first.file.id] })).toEqual([first.file.id]);
    expect((await rows()).map((row) => row.id)).toEqual([second.file.id]);
    await opened.runJobs();
    expect(await ctx.system.files.has(hashOfFirst)).toBe(false);
  });

  test("files to which nothing refers are swept when they have been so for a day", async () => {
    await store(pdf());
    const [row] = await rows();
    const loose = await ctx.system.files.put(randomBytes(100));
    const adopted = await ctx.system.files.put(randomBytes(100));
    const sweep = async (hours: number): Promise<boolean[]> => {
      opened.clock.advance({ hours });
      await sweepFilesJob.run(opened.job(), {});
      const { files } = ctx.system;
      return [await files.has(row?.content_hash ?? ""), await files.has(adopted), await files.has(loose)];
    };
    expect(await sweep(0)).toEqual([true, true, true]);
    expect(await sweep(23)).toEqual([true, true, true]);
    // Its row came late.
    if (!row) throw new Error("no row");
    await tables(ctx)
      .insertInto("documents.upload")
      .values({ ...row, id: newId<"upload">(), content_hash: adopted })
      .execute();
    expect(await sweep(1)).toEqual([true, true, false]);
    expect(await sweep(48)).toEqual([true, true, false]);
  });
});
