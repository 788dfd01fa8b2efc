import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadCity, openCatalogue, publishDefinitions, describeFinding, type LoadedCity } from "#catalogue";
import { systemActor } from "#platform/actor";
import { systemClock, type Clock } from "#platform/clock";
import type { Config } from "#platform/config";
import { contextOf, type Ctx, type System } from "#platform/context";
import { openDatabase } from "#platform/database/database";
import { openEmbedded } from "#platform/database/embedded";
import { migrate } from "#platform/database/migrate";
import type { Pool } from "#platform/database/pool";
import { openPostgres } from "#platform/database/postgres";
import { openEncryption } from "#platform/encryption";
import { folderFiles } from "#platform/files";
import { addTranslation } from "#platform/i18n";
import { openJobs } from "#platform/jobs";
import { openLog } from "#platform/log";
import { s3Files } from "#platform/s3-files";
import { openSigner } from "#platform/signer";
import { lockFolder } from "#platform/folder-lock";
import { folderChecks } from "./folder-checks.ts";
import { registerDomains } from "./domains.ts";

export interface OpenSystem {
  readonly system: System;
  readonly loaded: LoadedCity;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly clock?: Clock;
  /** A pool that is open already, as tests bring it. */
  readonly pool?: Pool;
  readonly publicUrl: string;
}

/**
 * Opens everything that a process needs but the web server: database, keys, files, the city, the domains.
 * @throws Error with the findings when the city's folder is not sound, or naming the process that holds the data
 */
export async function openSystem(config: Config, options: OpenOptions): Promise<OpenSystem> {
  const loaded = readCity(config.cityFolder);
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const isEmbedded = !config.databaseUrl && !options.pool;
  const unlock = isEmbedded ? lockFolder(config.dataFolder) : () => undefined;
  const pool = options.pool ?? (await openPool(config));
  await migrate(pool);
  const log = openLog(config.logLevel);
  const database = openDatabase(pool);
  const system: System = {
    config,
    publicUrl: options.publicUrl,
    database,
    clock: options.clock ?? systemClock,
    encryption: openEncryption(config.keysFolder),
    signer: openSigner(config.keysFolder),
    files: config.s3 ? s3Files(config.s3) : folderFiles(join(config.dataFolder, "files")),
    jobs: openJobs(database, log),
    log,
  };
  openCatalogue(system, loaded);
  registerDomains(system);
  await publishDefinitions(jobContext(system, "start"));
  return {
    system,
    loaded,
    close: async () => {
      await system.jobs.stop();
      await database.close();
      unlock();
    },
  };
}

export function jobContext(system: System, job: string): Ctx {
  return contextOf(system, { actor: systemActor(job), requestId: job });
}

function readCity(folder: string): LoadedCity {
  const { loaded, findings } = loadCity(folder);
  const all = [...findings, ...folderChecks.flatMap((check) => check(folder))];
  const errors = all.filter((finding) => finding.severity === "error").map(describeFinding);
  if (!loaded || errors.length > 0) {
    throw new Error(`The city's folder ${folder} is not sound:\n${errors.join("\n")}`);
  }
  for (const [language, texts] of loaded.translations) addTranslation(language, texts);
  return loaded;
}

async function openPool(config: Config): Promise<Pool> {
  if (config.databaseUrl) return openPostgres(config.databaseUrl, config.databasePool);
  return openEmbedded({ folder: join(config.dataFolder, "database") });
}
