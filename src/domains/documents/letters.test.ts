import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "#platform/context";
import { createDataKey, destroyDataKeys } from "#platform/data-keys";
import type { DataKey } from "#platform/encryption";
import { newId, type Id } from "#platform/ids";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, residentActor, staffActor, type TestSystem } from "#test/system";
import {
  deleteUploads,
  letterPdf,
  listLetters,
  listPrintQueue,
  markPrinted,
  openForPrint,
  printAccess,
  readLetter,
  writeLetter,
  type LetterContent,
} from "./index.ts";
import { tables } from "./tables.ts";

const content: LetterContent = {
  title: "Bescheid",
  reference: "2026-000001",
  date: "2026-06-15",
  recipient: ["Erika Erfunden"],
  paragraphs: ["Bewilligt."],
  facts: [],
  norms: ["§ 45 StVO"],
  remedy: "Widerspruch.",
  isAutomatic: true,
};

describeOnBothDatabases("letters", (database) => {
  let system: TestSystem;
  let ctx: Ctx;
  let ownerId: string;
  let key: DataKey;

  beforeAll(async () => {
    system = await openTestSystem({ pool: database().pool, city: "cities/jena" });
    ctx = system.ctx();
    // This suite's owners are no cases: the team of each letter is its own.
    printAccess.add(system.system, "test", {
      visibleTo: async ({ actor }, ids) =>
        new Set(actor.kind === "staff" && actor.teams.includes("parken") ? ids : []),
    });
  });
  afterAll(() => system.close());
  beforeEach(async () => {
    await system.runJobs();
    ownerId = newId();
    key = await createDataKey(ctx, ownerId);
  });

  const write = (byPost = false, language = "de"): Promise<Id<"letter">> =>
    system.system.database.transaction((db) =>
      writeLetter({ ...ctx, db }, { ownerId, key, kind: "granted", language, byPost, content }),
    );
  const hashOfRow = async (): Promise<string | null | undefined> =>
    (
      await tables(ctx)
        .selectFrom("documents.letter")
        .select("pdf_hash")
        .where("owner_id", "=", ownerId)
        .executeTakeFirst()
    )?.pdf_hash;

  test("a letter is there as text and PDF at once, and the job stores the same PDF sealed", async () => {
    const letterId = await write();
    expect(await listLetters(ctx, ownerId)).toMatchObject([
      { id: letterId, kind: "granted", language: "de", byPost: false, printedAt: undefined, isReady: false },
    ]);
    expect((await readLetter(ctx, { ownerId, letterId, key })).content).toEqual(content);
    const before = Buffer.from(await letterPdf(ctx, { ownerId, letterId, key }));
    expect(before.toString("latin1", 0, 5)).toBe("%PDF-");
    await system.runJobs();
    expect(await listLetters(ctx, ownerId)).toMatchObject([{ isReady: true }]);
    const sealed = Buffer.from((await ctx.system.files.get((await hashOfRow()) ?? "")) ?? []);
    expect(sealed.length).toBeGreaterThan(before.length);
    expect(sealed.includes("%PDF")).toBe(false);
    expect(Buffer.from(await letterPdf(ctx, { ownerId, letterId, key })).equals(before)).toBe(true);
  });

  test("nothing of a letter is in clear in its row", async () => {
    await write();
    expect(
      JSON.stringify(
        await tables(ctx)
          .selectFrom("documents.letter")
          .selectAll()
          .where("owner_id", "=", ownerId)
          .execute(),
      ),
    ).not.toMatch(/Erfunden|Bewilligt|2026-000001/);
  });

  test("a verb that fails leaves neither letter nor job", async () => {
    await expect(
      system.system.database.transaction(async (db) => {
        await writeLetter(
          { ...ctx, db },
          { ownerId, key, kind: "granted", language: "de", byPost: false, content },
        );
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect(await listLetters(ctx, ownerId)).toEqual([]);
    expect(await system.runJobs()).toBe(0);
  });

  test("the PDF is never made inside a transaction", async () => {
    const letterId = await write();
    await expect(
      system.system.database.transaction((db) => letterPdf({ ...ctx, db }, { ownerId, letterId, key })),
    ).rejects.toThrow("inside a transaction");
  });

  test("a letter whose key was destroyed needs no PDF, and its job does not fail", async () => {
    await write();
    await system.system.database.transaction((db) => destroyDataKeys({ ...ctx, db }, [ownerId]));
    await system.runJobs();
    expect(await hashOfRow()).toBeNull();
  });

  test("another owner's letter is not found", async () => {
    const letterId = await write();
    await expect(readLetter(ctx, { ownerId: newId(), letterId, key })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(letterPdf(ctx, { ownerId, letterId: "1", key })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("a language from right to left falls back", async () => {
    await write(false, "ar");
    expect(await listLetters(ctx, ownerId)).toMatchObject([{ language: "en" }]);
  });

  test("deleting an owner's documents takes letters and PDFs along", async () => {
    await write();
    await system.runJobs();
    const hash = (await hashOfRow()) ?? "";
    expect(await ctx.system.files.has(hash)).toBe(true);
    await system.system.database.transaction((db) => deleteUploads({ ...ctx, db }, [ownerId]));
    await system.runJobs();
    expect(await listLetters(ctx, ownerId)).toEqual([]);
    expect(await ctx.system.files.has(hash)).toBe(false);
  });

  test("the print queue: staff only, printed once, each step in the audit log", async () => {
    const letterId = await write(true);
    await write(false);
    const clerk = system.ctx(staffActor());
    const queue = (await listPrintQueue(clerk, {})).filter((letter) => letter.ownerId === ownerId);
    expect(queue.map((letter) => letter.id)).toEqual([letterId]);
    const { pdf } = await openForPrint(clerk, { letterId });
    expect(Buffer.from(pdf).toString("latin1", 0, 5)).toBe("%PDF-");
    expect(await markPrinted(clerk, { letterId })).toEqual({ isNew: true });
    expect(await markPrinted(clerk, { letterId })).toEqual({ isNew: false });
    expect((await listPrintQueue(clerk, {})).map((letter) => letter.id)).not.toContain(letterId);
    const audit = await ctx.system.database.pool.script(
      `SELECT action FROM platform.audit_entry WHERE subject_id = '${letterId}' ORDER BY id`,
    );
    expect(audit).toEqual([{ action: "documents.openForPrint" }, { action: "documents.markPrinted" }]);
    for (const actor of [undefined, residentActor(), staffActor({ roles: ["warden"] })]) {
      const code = actor ? "forbidden" : "not-signed-in";
      await expect(listPrintQueue(system.ctx(actor), {})).rejects.toMatchObject({ code });
      await expect(openForPrint(system.ctx(actor), { letterId })).rejects.toMatchObject({ code });
      await expect(markPrinted(system.ctx(actor), { letterId })).rejects.toMatchObject({ code });
    }
  });

  test("the print queue is that of one's own teams; a letter of another team is not there", async () => {
    const letterId = await write(true);
    const other = system.ctx(staffActor({ teams: ["anderes"] }));
    expect(await listPrintQueue(other, {})).toEqual([]);
    await expect(openForPrint(other, { letterId })).rejects.toMatchObject({ code: "not-found" });
    await expect(markPrinted(other, { letterId })).rejects.toMatchObject({ code: "not-found" });
    expect((await listPrintQueue(system.ctx(staffActor()), {})).map((letter) => letter.id)).toContain(
      letterId,
    );
  });

  test("a letter that does not go by post is not in anybody's hands", async () => {
    const letterId = await write(false);
    const clerk = system.ctx(staffActor());
    await expect(openForPrint(clerk, { letterId })).rejects.toMatchObject({ code: "not-found" });
    await expect(markPrinted(clerk, { letterId })).rejects.toMatchObject({ code: "not-found" });
  });
});
