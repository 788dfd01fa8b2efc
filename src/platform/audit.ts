import { actorIdOf } from "./actor.ts";
import type { Ctx } from "./context.ts";
import { execute, tablesOf, toJson, type Filled, type Json } from "./database/database.ts";
import { newId, type Id } from "./ids.ts";

export interface AuditSubject {
  /** `case`, `person`, `permit` …: the kind of thing that was touched. */
  readonly kind: string;
  readonly id: string;
  /** Whose data it was, so that this person can see the row. */
  readonly personId?: string | undefined;
  /** The same for people without an entry in the register. */
  readonly accountId?: string | undefined;
  readonly purpose?: string | undefined;
  /** Ids, states and field names; never a name, a birth date or an answer. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

export interface AuditEntryTable {
  id: Id<"audit-entry">;
  created_at: Temporal.Instant;
  action: string;
  actor_kind: string;
  actor_id: string | null;
  subject_kind: string;
  subject_id: string;
  person_id: string | null;
  account_id: string | null;
  purpose: string | null;
  detail: Json<Record<string, unknown>>;
  request_id: string | null;
}

export interface AuditTables {
  "platform.audit_entry": AuditEntryTable;
  "platform.audit_seal": {
    seq: Filled<number>;
    entry_id: string;
    hash: string;
    created_at: Temporal.Instant;
  };
}

export const auditTables = tablesOf<AuditTables>();

/** Writes one row a subject in the verb's own transaction; the sealer chains them after the commit. */
export async function writeAudit(
  ctx: Ctx,
  action: string,
  subjects: AuditSubject | readonly AuditSubject[],
): Promise<void> {
  for (const subject of [subjects].flat()) {
    await execute(ctx.db, INSERT_ENTRY, [
      newId<"audit-entry">(),
      ctx.now(),
      action,
      ctx.actor.kind,
      actorIdOf(ctx.actor),
      subject.kind,
      subject.id,
      subject.personId ?? null,
      subject.accountId ?? null,
      subject.purpose ?? null,
      toJson(subject.detail ?? {}),
      ctx.requestId,
    ]);
  }
}

// Every verb ends with this, so it is written out rather than built each time.
const INSERT_ENTRY = `
  INSERT INTO platform.audit_entry (id, created_at, action, actor_kind, actor_id, subject_kind, subject_id, person_id,
    account_id, purpose, detail, request_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** What a person may see of who read or changed their data (DSGVO Art. 15; the idea of OZG § 10), newest first. */
export async function listAuditOf(
  ctx: Ctx,
  person: { readonly personId: string | undefined; readonly accountId: string },
  limit = 200,
): Promise<
  Pick<AuditEntryTable, "created_at" | "action" | "actor_kind" | "subject_kind" | "subject_id" | "purpose">[]
> {
  return auditTables(ctx)
    .selectFrom("platform.audit_entry")
    .select(["created_at", "action", "actor_kind", "subject_kind", "subject_id", "purpose"])
    .where((where) =>
      where.or([
        where("account_id", "=", person.accountId),
        ...(person.personId ? [where("person_id", "=", person.personId)] : []),
      ]),
    )
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();
}
