import { sql } from "kysely";
import type { Ctx } from "#platform/context";
import { tablesOf, type Filled, type Json } from "#platform/database/database";
import { notFound } from "#platform/errors";
import { idFrom, isUuid, type Id } from "#platform/ids";

export type SettingChangeId = Id<"setting-change">;

/** One row a proposal. Several domains may keep settings in this table; the keys of this one begin with its subjects. */
export interface SettingChangeTable {
  id: SettingChangeId;
  key: string;
  value: Json<unknown>;
  reason: string;
  proposed_by: string;
  created_at: Temporal.Instant;
  approved_by: Filled<string | null>;
  decided_at: Filled<Temporal.Instant | null>;
  state: "proposed" | "approved" | "refused";
}

export interface SettingChange {
  readonly id: SettingChangeId;
  readonly key: string;
  readonly value: unknown;
  readonly reason: string;
  readonly proposed_by: string;
  readonly created_at: Temporal.Instant;
  /** Who decided, either way. */
  readonly approved_by: string | null;
  readonly decided_at: Temporal.Instant | null;
  readonly state: "proposed" | "approved" | "refused";
}

export const settingTables = tablesOf<{ "platform.setting_change": SettingChangeTable }>();

const MOST = 200;
const ofCatalogue = sql<boolean>`(key LIKE 'service.%' OR key LIKE 'office.%')`;

/** The value in force for each key: the one approved last. */
export async function listApproved(ctx: Pick<Ctx, "db">): Promise<{ key: string; value: unknown }[]> {
  return settingTables(ctx)
    .selectFrom("platform.setting_change")
    .distinctOn("key")
    .select(["key", "value"])
    .where("state", "=", "approved")
    .where(ofCatalogue)
    .orderBy("key")
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** The proposals that wait for a second person, oldest first. */
export async function listProposed(ctx: Ctx): Promise<SettingChange[]> {
  return settingTables(ctx)
    .selectFrom("platform.setting_change")
    .selectAll()
    .where("state", "=", "proposed")
    .where(ofCatalogue)
    .orderBy("created_at")
    .limit(MOST)
    .execute();
}

/** What was decided, of one key or of all, newest first. */
export async function listDecided(ctx: Ctx, key?: string): Promise<SettingChange[]> {
  const all = settingTables(ctx)
    .selectFrom("platform.setting_change")
    .selectAll()
    .where("state", "<>", "proposed")
    .where(ofCatalogue)
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .limit(MOST);
  return (key === undefined ? all : all.where("key", "=", key)).execute();
}

/** @throws DomainError `not-found` */
export async function getChange(ctx: Ctx, id: string, lock = false): Promise<SettingChange> {
  if (!isUuid(id)) throw notFound();
  const one = settingTables(ctx)
    .selectFrom("platform.setting_change")
    .selectAll()
    .where("id", "=", idFrom<"setting-change">(id))
    .where(ofCatalogue);
  const found = await (lock ? one.forUpdate() : one).executeTakeFirst();
  if (!found) throw notFound();
  return found;
}
