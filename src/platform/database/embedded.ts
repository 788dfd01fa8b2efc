import { PGlite, types } from "@electric-sql/pglite";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { COLUMN_PARSERS, refuseInsideTransaction, toParameter, type Connection, type Pool } from "./pool.ts";

export interface EmbeddedOptions {
  /** Folder of the database; absent: in memory. */
  readonly folder?: string;
  /** A dump of a prepared database (`dumpDataDir`), which saves the 3 to 5 s of a first opening. */
  readonly snapshot?: Blob;
}

export interface EmbeddedPool extends Pool {
  dump(): Promise<Blob>;
}

/**
 * PostgreSQL in the process. It has one connection, so a connection is lent to one user at a time and the others
 * wait: Kysely's own dialect for PGlite lends it to all at once, so that a stranger's query could join a transaction.
 */
export async function openEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedPool> {
  const database = await PGlite.create({
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
    ...(options.snapshot === undefined ? {} : { loadDataDir: options.snapshot }),
    extensions: { btree_gist, pg_trgm, unaccent },
    parsers: { ...COLUMN_PARSERS, [types.INT8]: Number },
  });
  await database.waitReady;
  const lock = makeLock();

  const connect = async (): Promise<Connection> => {
    refuseInsideTransaction("A second connection");
    return connectionTo(database, await lock());
  };
  return {
    kind: "embedded",
    connect,
    script: async (sql) => {
      refuseInsideTransaction("A script");
      const unlock = await lock();
      try {
        return (await database.exec(sql)).flatMap((result) => result.rows);
      } finally {
        unlock();
      }
    },
    listen: (channel, callback) => database.listen(channel, callback),
    end: () => database.close(),
    dump: () => database.dumpDataDir("none") as Promise<Blob>,
  };
}

function connectionTo(database: PGlite, unlock: () => void): Connection {
  let hasFailed = false;
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
      const command = commandOf(sql);
      try {
        const result = await database.query<Row>(sql, parameters.map(toParameter));
        if (command === "BEGIN" || /^rollback to /i.test(sql)) hasFailed = false;
        // A COMMIT after a failed statement rolls back, in silence; `pg` tells it by this command, so we do too.
        const told = command === "COMMIT" && hasFailed ? "ROLLBACK" : command;
        return { rows: result.rows, rowCount: result.affectedRows ?? result.rows.length, command: told };
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    },
    release: unlock,
  };
}

function commandOf(sql: string): string {
  return /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? "";
}

function makeLock(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let open: () => void = () => undefined;
    last = new Promise((resolve) => {
      open = resolve;
    });
    await before;
    return open;
  };
}
