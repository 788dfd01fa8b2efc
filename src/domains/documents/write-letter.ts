import { cityOf } from "#catalogue";
import type { Ctx } from "#platform/context";
import type { DataKey } from "#platform/encryption";
import type { Language } from "#platform/i18n";
import { newId, type Id } from "#platform/ids";
import { letterLanguage, type LetterContent, type Sender, type StoredLetter } from "./letter-content.ts";
import { LETTER_JOB } from "./letter-pdf.ts";
import { tables } from "./tables.ts";

export interface NewLetter {
  readonly ownerId: string;
  readonly key: DataKey;
  /** `granted`, `refused` …: what the letter says, for lists. */
  readonly kind: string;
  readonly language: Language;
  /** Goes to the print queue, since the recipient has no inbox. */
  readonly byPost: boolean;
  readonly content: LetterContent;
}

/** Writes a letter, inside the verb that gives the reason; its PDF is made by a job after the commit. */
export async function writeLetter(ctx: Ctx, letter: NewLetter): Promise<Id<"letter">> {
  const id = newId<"letter">();
  const stored: StoredLetter = { content: letter.content, sender: senderOf(ctx) };
  await tables(ctx)
    .insertInto("documents.letter")
    .values({
      id,
      owner_id: letter.ownerId,
      kind: letter.kind,
      language: letterLanguage(letter.language),
      sealed: await ctx.system.encryption.sealJson(letter.key, stored),
      by_post: letter.byPost,
      created_at: ctx.now(),
    })
    .execute();
  await ctx.system.jobs.enqueue(ctx, LETTER_JOB, { letterId: id });
  return id;
}

function senderOf(ctx: Ctx): Sender {
  const { authority, contact } = cityOf(ctx);
  const { name, street, postalCode, place } = authority;
  return { name, street, postalCode, place, phone: contact.phone, email: contact.email };
}
