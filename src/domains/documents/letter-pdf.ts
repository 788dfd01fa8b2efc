import { z } from "zod";
import { as, type Ctx } from "#platform/context";
import { systemActor } from "#platform/actor";
import { dataKeyOf } from "#platform/data-keys";
import { refuseInsideTransaction } from "#platform/database/pool";
import { DomainError } from "#platform/errors";
import type { Id } from "#platform/ids";
import type { JobKind } from "#platform/jobs";
import { systemOnly } from "#platform/permissions";
import { verb } from "#platform/verb";
import { findLetter, openLetter, type LetterRef } from "./read-letter.ts";
import { renderLetterPdf } from "./render-letter.ts";
import { openStored, storeSealed } from "./stored-file.ts";
import { tables } from "./tables.ts";

export const LETTER_JOB = "documents.makeLetterPdf";

/** The PDF of a letter: the stored one, or made now from the same text when the job has not come to it yet. */
export async function letterPdf(ctx: Ctx, ref: LetterRef): Promise<Uint8Array> {
  const { row, stored } = await openLetter(ctx, ref);
  const ready = row.pdf_hash ? await openStored(ctx, ref.key, row.pdf_hash) : undefined;
  if (ready) return ready;
  refuseInsideTransaction("Making a letter");
  return renderLetterPdf(stored.sender, stored.content, row.language);
}

/** Makes the PDF of a letter once and stores it sealed; a letter that was deleted meanwhile needs none. */
export const letterJob: JobKind = {
  name: LETTER_JOB,
  run: async (ctx, data) => {
    const row = await findLetter(ctx, String(data["letterId"]));
    if (!row || row.pdf_hash !== null) return;
    const key = await dataKeyOf(ctx, row.owner_id).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === "gone") return undefined;
      throw error;
    });
    if (!key) return;
    const pdf = await letterPdf(ctx, { ownerId: row.owner_id, letterId: row.id, key });
    const pdfHash = await storeSealed(ctx, key, pdf);
    const isNoted = await noteLetterPdf(as(ctx, systemActor(LETTER_JOB)), { letterId: row.id, pdfHash });
    // Another worker was first, or the letter was deleted: nobody refers to these bytes.
    if (!isNoted) await ctx.system.files.remove(pdfHash);
  },
};

const noteLetterPdf = verb(
  {
    name: "documents.noteLetterPdf",
    permission: systemOnly,
    input: z.object({ letterId: z.uuid(), pdfHash: z.string() }),
    audit: (given, isNoted: boolean) =>
      isNoted ? { kind: "letter", id: given.letterId, detail: { pdf: true } } : undefined,
  },
  async (ctx, { letterId, pdfHash }): Promise<boolean> => {
    const noted = await tables(ctx)
      .updateTable("documents.letter")
      .set({ pdf_hash: pdfHash })
      .where("id", "=", letterId as Id<"letter">)
      .where("pdf_hash", "is", null)
      .returning("id")
      .executeTakeFirst();
    return noted !== undefined;
  },
);
