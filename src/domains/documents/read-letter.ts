import type { Selectable } from "kysely";
import type { Ctx } from "#platform/context";
import type { DataKey } from "#platform/encryption";
import { notFound } from "#platform/errors";
import type { Language } from "#platform/i18n";
import { isUuid, type Id } from "#platform/ids";
import type { LetterContent, StoredLetter } from "./letter-content.ts";
import { tables, type LetterTable } from "./tables.ts";

export interface LetterRow {
  readonly id: Id<"letter">;
  readonly kind: string;
  readonly language: Language;
  readonly createdAt: Temporal.Instant;
  readonly byPost: boolean;
  readonly printedAt: Temporal.Instant | undefined;
  /** The PDF is stored already; until then it is made when somebody asks for it. */
  readonly isReady: boolean;
}

export interface LetterRef {
  readonly ownerId: string;
  readonly letterId: string;
  readonly key: DataKey;
}

export interface OpenLetter {
  readonly row: Selectable<LetterTable>;
  readonly stored: StoredLetter;
}

/** The letters of a case, oldest first. The caller has opened the case. */
export async function listLetters(ctx: Ctx, ownerId: string): Promise<LetterRow[]> {
  const rows = await tables(ctx)
    .selectFrom("documents.letter")
    .selectAll()
    .where("owner_id", "=", ownerId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(letterRow);
}

/** A letter's text, to show as a page: for everybody who cannot or will not open the PDF. */
export async function readLetter(
  ctx: Ctx,
  ref: LetterRef,
): Promise<{ content: LetterContent; language: Language; row: LetterRow }> {
  const { row, stored } = await openLetter(ctx, ref);
  return { content: stored.content, language: row.language, row: letterRow(row) };
}

/** @throws DomainError `not-found` when it is not a letter of this owner */
export async function openLetter(ctx: Ctx, { ownerId, letterId, key }: LetterRef): Promise<OpenLetter> {
  const row = await findLetter(ctx, letterId);
  if (row?.owner_id !== ownerId) throw notFound();
  return { row, stored: await openStoredLetter(ctx, key, row.sealed) };
}

export async function findLetter(ctx: Ctx, letterId: string): Promise<Selectable<LetterTable> | undefined> {
  if (!isUuid(letterId)) return undefined;
  return tables(ctx)
    .selectFrom("documents.letter")
    .selectAll()
    .where("id", "=", letterId as Id<"letter">)
    .executeTakeFirst();
}

export async function openStoredLetter(ctx: Ctx, key: DataKey, sealed: string): Promise<StoredLetter> {
  // Only `writeLetter` seals this column, and one changed byte would not open.
  return (await ctx.system.encryption.openJson(key, sealed)) as StoredLetter;
}

export function letterRow(row: Selectable<LetterTable>): LetterRow {
  return {
    id: row.id,
    kind: row.kind,
    language: row.language,
    createdAt: row.created_at,
    byPost: row.by_post,
    printedAt: row.printed_at ?? undefined,
    isReady: row.pdf_hash !== null,
  };
}
