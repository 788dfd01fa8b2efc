import { getService } from "#catalogue";
import type { Ctx } from "#platform/context";
import { unwrapKey, wrappedKeyOf } from "#platform/data-keys";
import type { LocalizedText } from "#platform/i18n";
import type { CaseListRow } from "./list-cases.ts";
import type { CheckResult } from "./procedure.ts";
import { tables } from "./tables.ts";

/** Why a case waits for a person. */
export type QueueReason =
  | { readonly kind: "check"; readonly title: LocalizedText }
  | { readonly kind: "sample" | "consent-refused" | "grant-impossible" | "always" | "not-automatic" };

/** The reasons of the cases of a list, by their ids; a closed case has none. */
export async function reasonsFor(
  ctx: Ctx,
  rows: readonly CaseListRow[],
): Promise<ReadonlyMap<string, readonly QueueReason[]>> {
  const open = rows.filter((row) => row.state !== "closed");
  if (open.length === 0) return new Map();
  const ids = open.map((row) => row.id);
  const checks = await openChecksOf(ctx, ids);
  const refused = await tables(ctx)
    .selectFrom("cases.cosignature")
    .select("application_id")
    .where("application_id", "in", ids)
    .where("state", "=", "refused")
    .execute();
  const impossible = await tables(ctx)
    .selectFrom("cases.event")
    .select("application_id")
    .where("application_id", "in", ids)
    .where("kind", "=", "grant-impossible")
    .execute();
  const has = (list: readonly { readonly application_id: string }[], id: string): boolean =>
    list.some((each) => each.application_id === id);
  return new Map(
    open.map((row): [string, readonly QueueReason[]] => {
      const failed = checks.get(row.id) ?? [];
      if (has(refused, row.id)) return [row.id, [{ kind: "consent-refused" }]];
      if (has(impossible, row.id)) return [row.id, [{ kind: "grant-impossible" }, ...failed]];
      if (failed.length > 0) return [row.id, failed];
      if (row.is_sample) return [row.id, [{ kind: "sample" }]];
      const isNeverAutomatic = !getService(ctx, row.service_key).service.process.automatic;
      return [row.id, [{ kind: isNeverAutomatic ? "always" : "not-automatic" }]];
    }),
  );
}

/** What a check is about is sealed with its result, so the titles are opened for the page that is shown. */
async function openChecksOf(
  ctx: Ctx,
  ids: readonly CaseListRow["id"][],
): Promise<Map<string, QueueReason[]>> {
  const rows = await tables(ctx)
    .selectFrom("cases.check_result")
    .select(["application_id", "sealed"])
    .select(wrappedKeyOf("cases.check_result.application_id").as("wrapped_key"))
    .where("application_id", "in", ids)
    .where("result", "<>", "passed")
    .orderBy("check_key")
    .execute();
  const byCase = new Map<string, QueueReason[]>();
  for (const row of rows) {
    const key = await unwrapKey(ctx, row.wrapped_key);
    // Sealed by `storeChecks` alone.
    const { title } = (await ctx.system.encryption.openJson(key, row.sealed)) as CheckResult;
    byCase.set(row.application_id, [...(byCase.get(row.application_id) ?? []), { kind: "check", title }]);
  }
  return byCase;
}
