import type { Selectable } from "kysely";
import { z } from "zod";
import type { Ctx } from "#platform/context";
import { dataKeyOf } from "#platform/data-keys";
import { notFound } from "#platform/errors";
import type { Id } from "#platform/ids";
import { staff } from "#platform/permissions";
import { verb, view } from "#platform/verb";
import { letterPdf } from "./letter-pdf.ts";
import { findLetter, letterRow, type LetterRow } from "./read-letter.ts";
import { visibleOwners } from "./print-access.ts";
import { tables, type LetterTable } from "./tables.ts";

const printers = staff("caseworker", "lead", "front-office");
const letterId = z.uuid();

export interface QueuedLetter extends LetterRow {
  /** The case to which it belongs. */
  readonly ownerId: string;
}

/**
 * The letters of the caller's teams that wait to be printed and posted, oldest first; without names, which are sealed
 * in them.
 */
export const listPrintQueue = view(
  {
    name: "documents.listPrintQueue",
    permission: printers,
    input: z.object({ limit: z.int().min(1).max(500).default(100) }),
  },
  async (ctx, { limit }): Promise<QueuedLetter[]> => {
    const rows = await tables(ctx)
      .selectFrom("documents.letter")
      .selectAll()
      .where("by_post", "=", true)
      .where("printed_at", "is", null)
      .orderBy("created_at")
      .execute();
    const visible = await visibleOwners(
      ctx,
      rows.map((row) => row.owner_id),
    );
    return rows
      .filter((row) => visible.has(row.owner_id))
      .slice(0, limit)
      .map((row) => ({ ...letterRow(row), ownerId: row.owner_id }));
  },
);

/** The PDF of a letter in the print queue. That it was opened is an event, as with the case itself. */
export const openForPrint = view(
  {
    name: "documents.openForPrint",
    permission: printers,
    input: z.object({ letterId }),
    audit: (given, opened: { ownerId: string; pdf: Uint8Array }) => ({
      kind: "letter",
      id: given.letterId,
      purpose: "print",
      detail: { ownerId: opened.ownerId },
    }),
  },
  async (ctx, given): Promise<{ ownerId: string; pdf: Uint8Array }> => {
    const row = await letterToPrint(ctx, given.letterId);
    const key = await dataKeyOf(ctx, row.owner_id);
    return {
      ownerId: row.owner_id,
      pdf: await letterPdf(ctx, { ownerId: row.owner_id, letterId: row.id, key }),
    };
  },
);

/** Takes a letter out of the print queue, because it is in the post; a second time changes nothing. */
export const markPrinted = verb(
  {
    name: "documents.markPrinted",
    permission: printers,
    input: z.object({ letterId }),
    audit: (given, marked: { readonly isNew: boolean }) =>
      marked.isNew ? { kind: "letter", id: given.letterId, detail: { printed: true } } : undefined,
  },
  async (ctx, given): Promise<{ isNew: boolean }> => {
    await letterToPrint(ctx, given.letterId);
    const marked = await tables(ctx)
      .updateTable("documents.letter")
      .set({ printed_at: ctx.now() })
      .where("id", "=", given.letterId as Id<"letter">)
      .where("printed_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    return { isNew: marked !== undefined };
  },
);

/** A letter of another team is there for nobody, like its case. */
async function letterToPrint(ctx: Ctx, id: string): Promise<Selectable<LetterTable>> {
  const row = await findLetter(ctx, id);
  if (!row?.by_post || !(await visibleOwners(ctx, [row.owner_id])).has(row.owner_id)) throw notFound();
  return row;
}
