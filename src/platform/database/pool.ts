import { AsyncLocalStorage } from "node:async_hooks";

export interface QueryResult<Row> {
  readonly rows: Row[];
  readonly rowCount: number | null;
  readonly command: string;
}

export interface Connection {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<Row>>;
  release(destroy?: boolean): void;
}

/** The one interface under both databases: PostgreSQL by `pg`, and PGlite in the process. */
export interface Pool {
  readonly kind: "postgres" | "embedded";
  connect(): Promise<Connection>;
  /** Runs several statements without parameters, as a migration file has them; gives the rows of all of them. */
  script(sql: string): Promise<unknown[]>;
  /** Calls back for each NOTIFY on the channel until the function given back is called. */
  listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>>;
  end(): Promise<void>;
}

/** Temporal values go to the database as the text that PostgreSQL reads; all else stays. */
export function toParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString();
  if (value instanceof Uint8Array || value === null || typeof value !== "object") return value;
  return Array.isArray(value) ? value.map(toParameter) : JSON.stringify(value);
}

/** How the column types of PostgreSQL are read, by their number (`pg_type.oid`), for both databases alike. */
export const COLUMN_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number,
  1082: (text) => Temporal.PlainDate.from(text),
  1184: (text) => Temporal.Instant.from(text.replace(" ", "T")),
};

const insideTransaction = new AsyncLocalStorage<true>();

export function runInsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  return insideTransaction.run(true, work);
}

export function isInsideTransaction(): boolean {
  return insideTransaction.getStore() === true;
}

/**
 * Guards what may not happen inside a transaction: HTTP calls, virus scans, letters, a second connection.
 * @throws Error naming the operation
 */
export function refuseInsideTransaction(operation: string): void {
  if (isInsideTransaction()) throw new Error(`${operation} inside a transaction: use the outbox or a job`);
}
