import type { TestProject } from "vitest/node";
import { migrate } from "#platform/database/migrate";
import { openPostgres } from "#platform/database/postgres";
import { startCluster, type Cluster } from "./cluster.ts";
import { TEMPLATE } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server for this run, or why there is none: only tests that need it fail then. */
    readonly postgres: { readonly url: string; readonly problem: string };
  }
}

/** One PostgreSQL for the whole run, with a migrated template from which each suite gets its own database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let cluster: Cluster | undefined;
  let problem = "";
  try {
    cluster = await startCluster();
    await makeTemplate(cluster);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  project.provide("postgres", { url: cluster?.url() ?? "", problem });
  return async () => cluster?.stop();
}

async function makeTemplate(cluster: Cluster): Promise<void> {
  const server = openPostgres(cluster.url(), 1);
  await server.script(`CREATE DATABASE ${TEMPLATE}`);
  try {
    const template = openPostgres(cluster.url(TEMPLATE), 1);
    await migrate(template).finally(() => template.end());
    // Nobody may connect to it from here on, or cloning would have to wait.
    await server.script(`ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  } finally {
    await server.end();
  }
}
