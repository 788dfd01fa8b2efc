import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { serviceJsonSchema } from "#catalogue";
import { purgeDestroyed } from "#cases";
import { printCheck } from "../domains/catalogue/cli.ts";
import { verifyAudit } from "#platform/audit-seal";
import { restoreBackup, writeBackup } from "#platform/backup";
import { readConfig } from "#platform/config";
import { systemClock } from "#platform/clock";
import { listDestroyed } from "#platform/data-keys";
import { folderChecks } from "./folder-checks.ts";
import { jobContext, openSystem, type OpenSystem } from "./open-system.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** `stadtkern check FOLDER`: what is wrong in a city's folder, with file, line and what to do. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const folder = resolve(args[0] ?? "cities/jena");
  if (!existsSync(join(folder, "city.yaml"))) {
    process.stderr.write(
      `There is no city.yaml in ${folder}. Name the city's folder: stadtkern check cities/jena\n`,
    );
    return 2;
  }
  return printCheck(folder, (line) => void process.stdout.write(`${line}\n`), folderChecks);
}

/** `stadtkern schema`: the JSON Schema of a service file. */
export async function schemaCommand(): Promise<number> {
  process.stdout.write(`${JSON.stringify(serviceJsonSchema(), null, 2)}\n`);
  return 0;
}

/** `stadtkern audit verify`: recomputes the chain of the audit log. */
export async function auditCommand(args: readonly string[], env: Env): Promise<number> {
  if (args[0] !== "verify") {
    process.stderr.write("Usage: stadtkern audit verify\n");
    return 2;
  }
  return withSystem(env, async ({ system }) => {
    const result = await verifyAudit(jobContext(system, "audit-verify"));
    if (result.ok) {
      process.stdout.write(
        `The audit log holds: ${result.sealed} rows sealed, ${result.unsealed} not sealed yet.\n`,
      );
      return 0;
    }
    const { seq, entryId, reason } = result.brokenAt ?? { seq: 0, entryId: "", reason: "changed" };
    process.stdout.write(`The audit log was tampered with: row ${seq} (${entryId}) is ${reason}.\n`);
    return 1;
  });
}

/** `stadtkern backup FOLDER`: database, files and keys. */
export async function backupCommand(args: readonly string[], env: Env): Promise<number> {
  const target = resolve(args[0] ?? `backup-${systemClock.now().toString().slice(0, 10)}`);
  if (existsSync(join(target, "manifest.json"))) {
    process.stderr.write(`There is a backup in ${target} already. Name another folder.\n`);
    return 2;
  }
  return withSystem(env, async ({ system }) => {
    const { rows } = await writeBackup(
      system.database.pool,
      { files: system.files, keys: system.config.keysFolder },
      target,
      system.clock.now(),
    );
    const sum = Object.values(rows).reduce((total, count) => total + count, 0);
    process.stdout.write(
      `Backup written to ${target}: ${sum} rows. Keep data-keys.ndjson.gz and keys/ apart from the rest.\n`,
    );
    return 0;
  });
}

/** `stadtkern restore FOLDER [--destroyed FILE]`: into an empty database; what was deleted for good stays deleted. */
export async function restoreCommand(args: readonly string[], env: Env): Promise<number> {
  const source = args[0] === undefined ? undefined : resolve(args[0]);
  if (!source || !existsSync(join(source, "manifest.json"))) {
    process.stderr.write(
      "Usage: stadtkern restore FOLDER [--destroyed FILE]\nThe folder holds no manifest.json.\n",
    );
    return 2;
  }
  const config = readConfig(env);
  const at = args.indexOf("--destroyed");
  const extra =
    at >= 0 && args[at + 1]
      ? readFileSync(resolve(args[at + 1] ?? ""), "utf8")
          .split("\n")
          .filter(Boolean)
      : [];
  // Read before the backup's own list could be laid over it.
  const destroyed = [...listDestroyed(config.keysFolder), ...extra];
  await withSystem(env, async ({ system }) => {
    const manifest = await restoreBackup(system.database.pool, source, {
      files: system.files,
      keys: config.keysFolder,
    });
    process.stdout.write(`Restored the backup of ${manifest.createdAt}.\n`);
    return 0;
  });
  return withSystem(env, async ({ system }) => {
    const ids = [...new Set([...destroyed, ...listDestroyed(join(source, "keys"))])];
    const purged = await purgeDestroyed(jobContext(system, "restore"), { ids });
    process.stdout.write(`${purged.length} cases that had been deleted since stay deleted.\n`);
    return 0;
  });
}

async function withSystem(env: Env, run: (open: OpenSystem) => Promise<number>): Promise<number> {
  const open = await openSystem(readConfig(env), { publicUrl: "http://localhost" });
  try {
    return await run(open);
  } finally {
    await open.close();
  }
}
