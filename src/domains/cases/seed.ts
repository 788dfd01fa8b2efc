import { evaluate, type Answers, type Facts } from "#forms";
import { getService } from "#catalogue";
import type { Ctx } from "#platform/context";
import { execute, toJson } from "#platform/database/database";
import { newId, type Id } from "#platform/ids";
import { recordUsage } from "#usage";
import { deleteOn } from "./process.ts";
import { tables, type ApplicationTable, type CasesTables, type Channel, type Outcome } from "./tables.ts";
import type { Insertable } from "kysely";

/** An invented application of the demo city's past. */
export interface InventedCase {
  readonly serviceKey: string;
  readonly createdAt: Temporal.Instant;
  readonly channel: Channel;
  readonly personId: Id<"person"> | undefined;
  readonly applicantName: string;
  readonly answers: Answers;
  readonly facts: Facts;
  /** How and when it ended; without it the case is still to be checked. */
  readonly end?: {
    readonly outcome: Outcome;
    readonly at: Temporal.Instant;
    readonly isAutomatic: boolean;
    readonly validFrom?: Temporal.PlainDate;
    readonly validUntil?: Temporal.PlainDate;
  };
}

const BATCH = 200;

/** Writes invented cases in bulk, each with its own key, history and count; inside the demo city's transaction. */
export async function insertInventedCases(
  ctx: Ctx,
  invented: readonly InventedCase[],
): Promise<Id<"case">[]> {
  const ids: Id<"case">[] = [];
  for (let at = 0; at < invented.length; at += BATCH) {
    const part = invented.slice(at, at + BATCH);
    ids.push(...(await insertPart(ctx, part)));
  }
  return ids;
}

/**
 * Gives the invented open cases to people, as a team would have them after some weeks: the older two thirds have
 * somebody, in turn; the newest wait for who takes them.
 */
export async function spreadInventedCases(
  ctx: Ctx,
  caseIds: readonly string[],
  staffIds: readonly Id<"staff">[],
): Promise<void> {
  if (caseIds.length === 0 || staffIds.length === 0) return;
  const waiting = await tables(ctx)
    .selectFrom("cases.application")
    .select("id")
    .where("id", "in", caseIds as Id<"case">[])
    .where("state", "=", "in-review")
    .where("assignee_id", "is", null)
    .orderBy("created_at")
    .execute();
  for (const [index, { id }] of waiting.slice(0, Math.ceil((waiting.length * 2) / 3)).entries()) {
    const staffId = staffIds[index % staffIds.length];
    if (!staffId) continue;
    await tables(ctx)
      .updateTable("cases.application")
      .set({ assignee_id: staffId })
      .where("id", "=", id)
      .execute();
    await tables(ctx)
      .insertInto("cases.event")
      .values({ ...eventOf(id, "taken", ctx.now()), actor_kind: "staff", staff_id: staffId })
      .execute();
  }
}

async function insertPart(ctx: Ctx, invented: readonly InventedCase[]): Promise<Id<"case">[]> {
  const numbers = await execute<{ number: number }>(
    ctx.db,
    "SELECT nextval('cases.case_number') AS number FROM generate_series(1, $1)",
    [invented.length],
  );
  const applications: Insertable<ApplicationTable>[] = [];
  const keys: { owner_id: string; wrapped: string; created_at: string }[] = [];
  const events: Insertable<CasesTables["cases.event"]>[] = [];
  for (const [index, each] of invented.entries()) {
    const id = newId<"case">();
    const { service, version, flow } = getService(ctx, each.serviceKey);
    const evaluation = evaluate(flow, each.answers, each.facts);
    const { key, wrapped } = await ctx.system.encryption.newDataKey();
    const createdOn = each.createdAt.toZonedDateTimeISO("Europe/Berlin").toPlainDate();
    keys.push({ owner_id: id, wrapped, created_at: each.createdAt.toString() });
    applications.push({
      id,
      reference: `${createdOn.year}-${String(numbers[index]?.number ?? 0).padStart(6, "0")}`,
      service_key: service.key,
      definition_version: version,
      state: each.end ? "closed" : "checking",
      outcome: each.end?.outcome ?? null,
      channel: each.channel,
      account_id: null,
      person_id: each.personId ?? null,
      applicant_name: each.applicantName,
      code_hash: null,
      language: "de",
      team: service.team,
      sealed: await ctx.system.encryption.sealJson(key, { answers: evaluation.answers, facts: each.facts }),
      fee_cents: evaluation.fee.totalCents,
      paid_at: each.end?.outcome === "granted" && evaluation.fee.totalCents > 0 ? each.end.at : null,
      is_automatic: each.end?.isAutomatic ?? false,
      created_at: each.createdAt,
      due_on: createdOn.add(service.process.decideWithin),
      decided_at: each.end?.at ?? null,
      valid_from: each.end?.validFrom ?? null,
      valid_until: each.end?.validUntil ?? null,
      delete_on: each.end
        ? deleteOn(
            service,
            each.end.outcome,
            each.end.at.toZonedDateTimeISO("Europe/Berlin").toPlainDate(),
            each.end.validUntil,
          )
        : null,
    });
    events.push(eventOf(id, "submitted", each.createdAt));
    if (each.end) events.push(eventOf(id, each.end.outcome, each.end.at));
    const then = { ...ctx, today: () => createdOn };
    await recordUsage(then, { service: service.key, event: "started", channel: each.channel });
    await recordUsage(then, { service: service.key, event: "submitted", channel: each.channel });
    if (each.end)
      await recordUsage(then, { service: service.key, event: each.end.outcome, channel: each.channel });
  }
  await execute(
    ctx.db,
    "INSERT INTO keys.data_key SELECT * FROM jsonb_to_recordset($1::jsonb) AS k(owner_id uuid, wrapped text, created_at timestamptz)",
    [toJson(keys)],
  );
  await tables(ctx).insertInto("cases.application").values(applications).execute();
  await tables(ctx).insertInto("cases.event").values(events).execute();
  return applications.map((row) => row.id);
}

function eventOf(id: Id<"case">, kind: string, at: Temporal.Instant): Insertable<CasesTables["cases.event"]> {
  return {
    id: newId<"case-event">(),
    application_id: id,
    kind,
    actor_kind: "system",
    staff_id: null,
    sealed_note: null,
    detail: toJson({}),
    created_at: at,
  };
}
