import { migrate } from "#platform/database/migrate";
import { openPostgres } from "#platform/database/postgres";
import { startCluster } from "../../test/support/cluster.ts";

export interface BenchPostgres extends AsyncDisposable {
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL that writes to the disk as in production, with an empty, migrated database. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const cluster = await startCluster({ durable: true });
  const stop = (): Promise<void> => cluster.stop();
  try {
    const server = openPostgres(cluster.url(), 1);
    await server.script("CREATE DATABASE bench").finally(() => server.end());
    const database = openPostgres(cluster.url("bench"), 1);
    await migrate(database).finally(() => database.end());
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: cluster.url("bench"), stop, [Symbol.asyncDispose]: stop };
}
