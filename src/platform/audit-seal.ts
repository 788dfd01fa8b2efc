import { createHash } from "node:crypto";
import type { Ctx } from "./context.ts";
import { auditTables, type AuditEntryTable } from "./audit.ts";
import { execute } from "./database/database.ts";

const GENESIS = "stadtkern-audit-1";
const BATCH = 1000;

export interface AuditVerification {
  readonly ok: boolean;
  readonly sealed: number;
  /** Rows that are committed but not chained yet: they can still be changed unseen. */
  readonly unsealed: number;
  /** The first place in the chain that does not fit, when there is one. */
  readonly brokenAt?: {
    readonly seq: number;
    readonly entryId: string;
    readonly reason: "changed" | "missing";
  };
}

type Entry = {
  [Key in keyof AuditEntryTable]: Key extends "detail" ? Record<string, unknown> : AuditEntryTable[Key];
};

/**
 * Chains the rows that were committed since the last time, in batches. One sealer at a time: a second one waits for
 * nothing and seals nothing. (A chain written by the verbs themselves would serialise every write.)
 * @returns the number of rows sealed
 */
export async function sealAudit(ctx: Ctx): Promise<number> {
  return ctx.system.database.transaction(async (db) => {
    const [lock] = await execute<{ held: boolean }>(db, "SELECT pg_try_advisory_xact_lock(7332012) AS held");
    if (!lock?.held) return 0;
    const inside = { ...ctx, db };
    const last = await auditTables(inside)
      .selectFrom("platform.audit_seal")
      .select(["seq", "hash"])
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst();
    const entries = await auditTables(inside)
      .selectFrom("platform.audit_entry as entry")
      .selectAll("entry")
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom("platform.audit_seal as seal")
              .select("seal.seq")
              .whereRef("seal.entry_id", "=", "entry.id"),
          ),
        ),
      )
      .orderBy("id")
      .limit(BATCH)
      .execute();
    if (entries.length === 0) return 0;
    let { seq, hash } = last ?? { seq: 0, hash: GENESIS };
    const seals = entries.map((entry) => {
      seq += 1;
      hash = chain(hash, entry);
      return { seq, entry_id: entry.id, hash, created_at: ctx.now() };
    });
    await auditTables(inside).insertInto("platform.audit_seal").values(seals).execute();
    return seals.length;
  });
}

/** Recomputes the whole chain and names the first row that was changed or removed, and the tail that is not sealed. */
export async function verifyAudit(ctx: Ctx): Promise<AuditVerification> {
  let hash = GENESIS;
  let sealed = 0;
  for (;;) {
    const rows = await auditTables(ctx)
      .selectFrom("platform.audit_seal as seal")
      .leftJoin("platform.audit_entry as entry", "entry.id", "seal.entry_id")
      .selectAll("entry")
      .select(["seal.seq as seal_seq", "seal.hash as seal_hash", "seal.entry_id as seal_entry"])
      .where("seal.seq", ">", sealed)
      .orderBy("seal.seq")
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      const at = { seq: row.seal_seq, entryId: row.seal_entry };
      if (row.id === null || row.seal_seq !== sealed + 1) return broken(sealed, { ...at, reason: "missing" });
      // The join gives nullable columns; the id shows that the row is there.
      hash = chain(hash, row as unknown as Entry);
      if (hash !== row.seal_hash) return broken(sealed, { ...at, reason: "changed" });
      sealed += 1;
    }
    if (rows.length < BATCH) break;
  }
  const { count } = await auditTables(ctx)
    .selectFrom("platform.audit_entry")
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { ok: true, sealed, unsealed: Number(count) - sealed };
}

function broken(sealed: number, brokenAt: NonNullable<AuditVerification["brokenAt"]>): AuditVerification {
  return { ok: false, sealed, unsealed: 0, brokenAt };
}

function chain(previous: string, entry: Entry): string {
  const content = [
    entry.id,
    entry.created_at.toString({ smallestUnit: "microsecond" }),
    entry.action,
    entry.actor_kind,
    entry.actor_id,
    entry.subject_kind,
    entry.subject_id,
    entry.person_id,
    entry.account_id,
    entry.purpose,
    JSON.stringify(Object.entries(entry.detail).sort(([a], [b]) => (a < b ? -1 : 1))),
    entry.request_id,
  ];
  return createHash("sha256").update(previous).update(JSON.stringify(content)).digest("base64url");
}
