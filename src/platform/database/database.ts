import { CompiledQuery, Kysely, PostgresDialect, type ColumnType } from "kysely";
import { isInsideTransaction, runInsideTransaction, type Pool } from "./pool.ts";

declare const handleBrand: unique symbol;
/** A database handle that no table can be read from until a domain types it to its own tables (`tablesOf`). */
export interface Handle {
  readonly [handleBrand]: true;
}

/** A `jsonb` column: read as a value, written through `toJson`, since a bare array would become a PostgreSQL array. */
export type Json<Value> = ColumnType<Value, JsonText, JsonText>;
declare const jsonBrand: unique symbol;
export type JsonText = string & { readonly [jsonBrand]: true };

export function toJson(value: unknown): JsonText {
  return JSON.stringify(value) as JsonText;
}

/** A column that the database fills in when it is left out. */
export type Filled<Value> = ColumnType<Value, Value | undefined, Value>;

export interface Database {
  readonly pool: Pool;
  readonly root: Handle;
  /** Runs `work` in one transaction; inside it no second one can be opened. */
  transaction<Result>(work: (handle: Handle) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export function openDatabase(pool: Pool): Database {
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: { connect: () => pool.connect() as never, end: async () => undefined, options: {} },
    }),
  });
  return {
    pool,
    root: asHandle(kysely),
    transaction: async (work) => {
      if (isInsideTransaction())
        throw new Error("A transaction inside a transaction: pass the verb's own ctx on");
      return kysely
        .transaction()
        .execute((transaction) => runInsideTransaction(() => work(asHandle(transaction))));
    },
    close: () => pool.end(),
  };
}

/**
 * Types a handle to one domain's tables. Each domain calls it once, in `tables.ts`; reading a neighbour's table
 * does not compile, because its name is not among `Tables`.
 */
export function tablesOf<Tables>(): (ctx: { readonly db: Handle }) => Kysely<Tables> {
  return (ctx) => ctx.db as unknown as Kysely<Tables>;
}

/** Runs a statement that Kysely has no words for, with its parameters. */
export async function execute<Row>(
  handle: Handle,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const kysely = handle as unknown as Kysely<unknown>;
  return (await kysely.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows;
}

/** The class of a database error by its SQLSTATE, where callers tell an expected conflict from a fault. */
export function conflictOf(error: unknown): "taken" | "busy" | undefined {
  const state = (error as { code?: unknown } | null)?.code;
  // 40P01: an exclusion constraint may end in a deadlock instead of 23P01; both mean that another was first.
  if (state === "23505" || state === "23P01" || state === "40P01") return "taken";
  if (state === "40001" || state === "55P03") return "busy";
  return undefined;
}

/** Whether the database cannot be reached or is shutting down, which a later try may mend. */
export function isUnavailable(error: unknown): boolean {
  const { code = "", message = "" } = (error ?? {}) as { code?: string; message?: string };
  return (
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|57P0[123]|08\w{3}|53300)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message,
    )
  );
}

// Kysely only hands the handle on; what it may read is fixed by `tablesOf` alone.
function asHandle(kysely: Kysely<unknown>): Handle {
  return kysely as unknown as Handle;
}
