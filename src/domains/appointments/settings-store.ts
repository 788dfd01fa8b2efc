import { existsSync } from "node:fs";
import { join } from "node:path";
import { cityFolderOf, readYaml, type CityFinding } from "#catalogue";
import type { Ctx, System } from "#platform/context";
import { contradictionsIn, settingsSchema, type Settings } from "./settings.ts";
import { tables } from "./tables.ts";

/** Who takes a place holds this advisory lock shared, who changes settings alone. */
export const SETTINGS_LOCK = 7_332_012;

const FILE = "appointments.yaml";

export interface SettingsInForce {
  /** 0: as the city's file has them. */
  readonly version: number;
  readonly settings: Settings;
}

/** What is in force: the newest version that staff have made, else the city's file; undefined without either. */
export async function readSettings(ctx: Ctx): Promise<SettingsInForce | undefined> {
  const row = await tables(ctx)
    .selectFrom("appointments.settings_version")
    .select(["version", "settings"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row) return { version: row.version, settings: settingsSchema.parse(row.settings) };
  const settings = readSettingsFile(ctx);
  return settings && { version: 0, settings };
}

export interface SettingsChange extends Pick<SettingsInForce, "version"> {
  readonly reason: string;
  readonly changedBy: string;
  readonly at: Temporal.Instant;
}

/** Who changed what and why, the newest first. */
export async function listSettingsChanges(ctx: Ctx): Promise<SettingsChange[]> {
  const rows = await tables(ctx)
    .selectFrom("appointments.settings_version")
    .select(["version", "reason", "changed_by", "created_at"])
    .orderBy("version", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    version: row.version,
    reason: row.reason,
    changedBy: row.changed_by,
    at: row.created_at,
  }));
}

function readSettingsFile(ctx: { readonly system: System }): Settings | undefined {
  const folder = cityFolderOf(ctx);
  if (!existsSync(join(folder, FILE))) return undefined;
  return readYaml(join(folder, FILE), FILE, settingsSchema).value;
}

/** What is wrong in a city's `appointments.yaml`; a city without the file gives no appointments. */
export function lintAppointments(folder: string): readonly CityFinding[] {
  const path = join(folder, FILE);
  if (!existsSync(path)) return [];
  const { value, findings, lineOf } = readYaml(path, FILE, settingsSchema);
  if (!value) return findings;
  return contradictionsIn(value).map((sentence) => ({
    file: FILE,
    line: lineOf([]),
    severity: "error",
    code: "appointments-contradiction",
    message: { de: `Die Angaben passen nicht zusammen: ${sentence}.`, en: `This does not fit: ${sentence}.` },
  }));
}
