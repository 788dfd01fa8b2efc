import type { Selectable } from "kysely";
import type { Answers, Facts } from "#forms";
import type { Ctx } from "#platform/context";
import { execute, toJson } from "#platform/database/database";
import { unwrapKey, wrappedKeyOf } from "#platform/data-keys";
import type { DataKey } from "#platform/encryption";
import { notFound } from "#platform/errors";
import { isUuid, newId, type Id } from "#platform/ids";
import type { LocalizedText } from "#platform/i18n";
import { getServiceVersion, type ServiceVersion } from "#catalogue";
import type { CheckResult } from "./procedure.ts";
import { tables, type ApplicationTable } from "./tables.ts";

/** What a case holds under its own key. */
export interface CaseContent {
  readonly answers: Answers;
  /** The facts as they were at submission, so that conditions and summary stay what the applicant saw. */
  readonly facts: Facts;
  /** A decision that waits for its second signature. */
  readonly proposed?: unknown;
  readonly decision?: {
    readonly reason?: string | undefined;
    /** Who decided, for the letter (§ 37 (3) VwVfG); nobody where a program did. */
    readonly signedBy?: string | undefined;
    readonly refusal?: string | undefined;
    readonly result?: readonly { readonly label: LocalizedText; readonly value: string }[];
    readonly subject?: { readonly kind: string; readonly id: string };
  };
}

export type CaseRow = Selectable<ApplicationTable>;

export interface OpenCase {
  readonly row: CaseRow;
  readonly version: ServiceVersion;
  readonly key: DataKey;
  readonly content: CaseContent;
}

/** Reads a case and opens it, with its row locked if it is about to change. No permission is checked here. */
export async function openCase(
  ctx: Ctx,
  caseId: string,
  options: { readonly lock?: boolean } = {},
): Promise<OpenCase> {
  if (!isUuid(caseId)) throw notFound();
  const query = tables(ctx)
    .selectFrom("cases.application as application")
    .selectAll("application")
    .select(wrappedKeyOf("application.id").as("wrapped_key"))
    .where("id", "=", caseId as Id<"case">);
  const found = await (options.lock ? query.forUpdate("application") : query).executeTakeFirst();
  if (!found || found.sealed === null) throw notFound();
  const { wrapped_key, ...row } = found;
  const key = await unwrapKey(ctx, wrapped_key);
  return {
    row,
    version: await getServiceVersion(ctx, row.service_key, row.definition_version),
    key,
    content: (await ctx.system.encryption.openJson(key, found.sealed)) as CaseContent,
  };
}

export async function sealContent(ctx: Ctx, open: OpenCase, content: CaseContent): Promise<string> {
  return ctx.system.encryption.sealJson(open.key, content);
}

/** Adds an entry to the case's history; a note is sealed under the case's key. */
export async function addEvent(
  ctx: Ctx,
  open: Pick<OpenCase, "key"> & { readonly row: Pick<CaseRow, "id"> },
  kind: string,
  detail: Readonly<Record<string, string | number | boolean | null>> = {},
  note?: string,
): Promise<void> {
  await execute(ctx.db, INSERT_EVENT, [
    newId<"case-event">(),
    open.row.id,
    kind,
    ctx.actor.kind,
    ctx.actor.kind === "staff" ? ctx.actor.staffId : null,
    note ? await ctx.system.encryption.sealJson(open.key, note) : null,
    toJson(detail),
    ctx.now(),
  ]);
}

const INSERT_EVENT = `
  INSERT INTO cases.event (id, application_id, kind, actor_kind, staff_id, sealed_note, detail, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Replaces the results of a case's checks by those of today. */
export async function storeChecks(ctx: Ctx, open: OpenCase, checks: readonly CheckResult[]): Promise<void> {
  await tables(ctx).deleteFrom("cases.check_result").where("application_id", "=", open.row.id).execute();
  if (checks.length === 0) return;
  const rows = await Promise.all(
    checks.map(async (check) => ({
      application_id: open.row.id,
      check_key: check.key,
      result: check.result,
      sealed: await ctx.system.encryption.sealJson(open.key, check),
      created_at: ctx.now(),
    })),
  );
  await tables(ctx).insertInto("cases.check_result").values(rows).execute();
}

export async function listChecks(ctx: Ctx, open: OpenCase): Promise<CheckResult[]> {
  const rows = await tables(ctx)
    .selectFrom("cases.check_result")
    .select("sealed")
    .where("application_id", "=", open.row.id)
    .execute();
  // Sealed by `storeChecks` alone.
  return Promise.all(
    rows.map(async (row) => (await ctx.system.encryption.openJson(open.key, row.sealed)) as CheckResult),
  );
}
