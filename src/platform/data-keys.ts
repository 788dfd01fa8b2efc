import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql, type RawBuilder } from "kysely";
import type { Ctx } from "./context.ts";
import { tablesOf } from "./database/database.ts";
import type { DataKey } from "./encryption.ts";
import { DomainError } from "./errors.ts";

interface KeyTables {
  "keys.data_key": { owner_id: string; wrapped: string; created_at: Temporal.Instant };
}

const tables = tablesOf<KeyTables>();

/**
 * The wrapped key of the owner in this column, to be read in the same query as the owner itself; `unwrapKey` opens
 * it.
 */
export function wrappedKeyOf(ownerColumn: string): RawBuilder<string | null> {
  return sql<string | null>`(SELECT wrapped FROM keys.data_key WHERE owner_id = ${sql.ref(ownerColumn)})`;
}

/** The same for statements that are written out: joins the key as `data_key.wrapped`. */
export function joinDataKey(ownerColumn: string): string {
  return `LEFT JOIN keys.data_key AS data_key ON data_key.owner_id = ${ownerColumn}`;
}

/** @throws DomainError `gone` when the key was destroyed */
export async function unwrapKey(ctx: Ctx, wrapped: string | null): Promise<DataKey> {
  if (wrapped === null) throw new DomainError("gone");
  return ctx.system.encryption.unwrap(wrapped);
}

/** Makes the data key of a case, a draft or a person's file; all that belongs to it is sealed under this key. */
export async function createDataKey(ctx: Ctx, ownerId: string): Promise<DataKey> {
  const { key, wrapped } = await ctx.system.encryption.newDataKey();
  await tables(ctx)
    .insertInto("keys.data_key")
    .values({ owner_id: ownerId, wrapped, created_at: ctx.now() })
    .execute();
  return key;
}

/** Takes a key over that was made elsewhere: a draft without account is opened by its code until it is submitted. */
export async function adoptDataKey(ctx: Ctx, ownerId: string, key: DataKey): Promise<void> {
  const wrapped = await ctx.system.encryption.wrap(key);
  await tables(ctx)
    .insertInto("keys.data_key")
    .values({ owner_id: ownerId, wrapped, created_at: ctx.now() })
    .execute();
}

/** @throws DomainError `gone` when the key was destroyed, so that what it sealed no longer exists */
export async function dataKeyOf(ctx: Ctx, ownerId: string): Promise<DataKey> {
  const row = await tables(ctx)
    .selectFrom("keys.data_key")
    .select("wrapped")
    .where("owner_id", "=", ownerId)
    .executeTakeFirst();
  if (!row) throw new DomainError("gone");
  return ctx.system.encryption.unwrap(row.wrapped);
}

/** Destroys keys: what they sealed can never be read again. Inside the verb that deletes. */
export async function destroyDataKeys(ctx: Ctx, ownerIds: readonly string[]): Promise<void> {
  if (ownerIds.length === 0) return;
  await tables(ctx).deleteFrom("keys.data_key").where("owner_id", "in", ownerIds).execute();
  // Written before the commit: a key named here in vain is only deleted once more, one forgotten would come back.
  const { keysFolder } = ctx.system.config;
  mkdirSync(keysFolder, { recursive: true, mode: 0o700 });
  appendFileSync(destroyedFile(keysFolder), ownerIds.map((id) => `${id}\n`).join(""), { mode: 0o600 });
}

/** The owners whose keys were destroyed here, whatever a restored backup says. */
export function listDestroyed(keysFolder: string): string[] {
  const path = destroyedFile(keysFolder);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}

function destroyedFile(keysFolder: string): string {
  return join(keysFolder, "destroyed.txt");
}
