import pg from "pg";
import { openNotifications } from "./notifications.ts";
import { COLUMN_PARSERS, refuseInsideTransaction, toParameter, type Connection, type Pool } from "./pool.ts";

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    COLUMN_PARSERS[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** A pool of connections to a PostgreSQL server. `url` as in libpq; at most `max` connections. */
export function openPostgres(url: string, max = 10): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 5000,
    application_name: "stadtkern",
  });
  // An idle connection that the server closes must not end the process; the next query says what is wrong.
  pool.on("error", () => undefined);
  // The same for one that is lent: the pool stops listening to it then.
  pool.on("connect", (client) => client.on("error", () => undefined));

  const notifications = openNotifications(url);
  const connect = async (): Promise<Connection> => {
    refuseInsideTransaction("A second connection");
    const client = await pool.connect();
    return {
      query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
        const { rows, rowCount, command } = await client.query({
          text: sql,
          values: parameters.map(toParameter),
          ...nameOf(sql, parameters.length),
        });
        return { rows: rows as Row[], rowCount, command };
      },
      release: (destroy) => client.release(destroy),
    };
  };
  return {
    kind: "postgres",
    connect,
    script: async (sql) => {
      const result: unknown = await pool.query(sql);
      return [result].flat().flatMap((one) => (one as pg.QueryResult).rows);
    },
    listen: notifications.listen,
    end: () => pool.end(),
  };
}

/** Statements that come again are planned once a connection. Few texts differ by more than their parameters. */
const names = new Map<string, string>();
const MOST_NAMES = 500;

function nameOf(sql: string, parameters: number): { name?: string } {
  if (parameters === 0) return {};
  const known = names.get(sql);
  if (known !== undefined) return { name: known };
  if (names.size >= MOST_NAMES) return {};
  const name = `s${names.size}`;
  names.set(sql, name);
  return { name };
}
