import type { Selectable } from "kysely";
import { z } from "zod";
import type { Ctx } from "#platform/context";
import { toJson } from "#platform/database/database";
import { notFound } from "#platform/errors";
import { newId, type Id } from "#platform/ids";
import type { LocalizedText } from "#platform/i18n";
import { resident } from "#platform/permissions";
import { verb, view } from "#platform/verb";
import { tables, type InboxMessageTable } from "./tables.ts";

export interface InboxMessage {
  readonly id: Id<"inbox-message">;
  readonly kind: string;
  readonly caseId: string | undefined;
  readonly letterId: string | undefined;
  readonly subject: LocalizedText;
  readonly createdAt: Temporal.Instant;
  readonly countsAsKnownOn: Temporal.PlainDate | undefined;
  readonly readAt: Temporal.Instant | undefined;
}

export interface NewInboxMessage {
  readonly accountId: Id<"account">;
  readonly kind: "decision" | "question" | "payment" | "notice";
  readonly caseId?: string;
  readonly letterId?: string;
  readonly subject: LocalizedText;
}

/** OZG § 9 (1) S. 4: the fourth day after the act was made ready for retrieval. */
export function knownFrom(readyOn: Temporal.PlainDate): Temporal.PlainDate {
  return readyOn.add({ days: 4 });
}

/** Puts a message into an account's inbox; called inside the verb that gives the reason for it. */
export async function postToInbox(ctx: Ctx, message: NewInboxMessage): Promise<Id<"inbox-message">> {
  const id = newId<"inbox-message">();
  await tables(ctx)
    .insertInto("identity.inbox_message")
    .values({
      id,
      account_id: message.accountId,
      kind: message.kind,
      case_id: message.caseId ?? null,
      letter_id: message.letterId ?? null,
      subject: toJson(message.subject),
      created_at: ctx.now(),
      counts_as_known_on: message.kind === "decision" ? knownFrom(ctx.today()) : null,
    })
    .execute();
  return id;
}

export const listInbox = view(
  { name: "identity.listInbox", permission: resident(), input: z.object({}) },
  async (ctx): Promise<InboxMessage[]> => {
    if (ctx.actor.kind !== "resident") return [];
    const rows = await tables(ctx)
      .selectFrom("identity.inbox_message")
      .selectAll()
      .where("account_id", "=", ctx.actor.accountId)
      .orderBy("created_at", "desc")
      .limit(200)
      .execute();
    return rows.map(toMessage);
  },
);

/** Opens a message: the first opening is the day of access (OZG § 9 (1) S. 7) and is kept. */
export const openInboxMessage = verb(
  {
    name: "identity.openInboxMessage",
    permission: resident(),
    input: z.object({ messageId: z.uuid() }),
    audit: (given, message: InboxMessage) => ({
      kind: "inbox-message",
      id: given.messageId,
      detail: { kind: message.kind },
    }),
  },
  async (ctx, { messageId }): Promise<InboxMessage> => {
    if (ctx.actor.kind !== "resident") throw notFound();
    const row = await tables(ctx)
      .updateTable("identity.inbox_message")
      .set((update) => ({ read_at: update.fn.coalesce("read_at", update.val(ctx.now())) }))
      .where("id", "=", messageId as Id<"inbox-message">)
      .where("account_id", "=", ctx.actor.accountId)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw notFound();
    return toMessage(row);
  },
);

export async function countUnread(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== "resident") return 0;
  const { count } = await tables(ctx)
    .selectFrom("identity.inbox_message")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("account_id", "=", ctx.actor.accountId)
    .where("read_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

function toMessage(row: Selectable<InboxMessageTable>): InboxMessage {
  return {
    id: row.id,
    kind: row.kind,
    caseId: row.case_id ?? undefined,
    letterId: row.letter_id ?? undefined,
    subject: row.subject,
    createdAt: row.created_at,
    countsAsKnownOn: row.counts_as_known_on ?? undefined,
    readAt: row.read_at ?? undefined,
  };
}

/** Where notices for an account go, if the identity provider or the person has given an address. */
export async function emailOf(ctx: Ctx, accountId: Id<"account">): Promise<string | undefined> {
  const row = await tables(ctx)
    .selectFrom("identity.account")
    .select("email")
    .where("id", "=", accountId)
    .executeTakeFirst();
  return row?.email ?? undefined;
}
