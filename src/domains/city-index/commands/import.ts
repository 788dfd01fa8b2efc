import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { largeCities } from "../editions/cities.ts";
import type { Observation } from "../engine/observations.ts";
import { toCsv } from "../export/csv.ts";
import { chargingObservations, importChargingRegister } from "../import/charging-register.ts";
import { loadEdition } from "../load-edition.ts";
import {
  textOf,
  UsageError,
  valueOf,
  writeTable,
  type Given,
  type IndexCommand,
  type Output,
} from "./command.ts";

export const importCommand: IndexCommand = {
  usage: "import table FRAMEWORK FILE --out FILE | import charging FILE --date DAY [--out FILE]",
  help: "table: checks a table (CSV or XLSX) that the city has the right to use and writes it as observations.\ncharging: counts charge points per 1,000 people in the register of the Bundesnetzagentur (CSV or XLSX).",
  options: { out: { type: "string" }, date: { type: "string" } },
  notes: { out: "CSV file of observations to write", date: "the day of the register, such as 2019-07-19" },
  run: async (given, output) => {
    const [kind, ...files] = given.positionals;
    if (kind === "table") return importTableFile(files, given, output);
    if (kind === "charging") return importCharging(files[0], given, output);
    throw new UsageError("Import what? table or charging.");
  },
};

async function importTableFile(files: readonly string[], given: Given, output: Output): Promise<number> {
  const [framework, data] = files;
  if (framework === undefined || data === undefined)
    throw new UsageError("Name the framework and the table.");
  const out = textOf(given, "out");
  const edition = valueOf(await loadEdition(framework, data), output);
  if (!edition) return 1;
  writeObservations(out, edition.observations.cells);
  output.write(
    `${edition.observations.cells.length} values of ${edition.observations.cities.length} cities written to ${out}.\n`,
  );
  return 0;
}

async function importCharging(path: string | undefined, given: Given, output: Output): Promise<number> {
  if (path === undefined) throw new UsageError("Name the register's file.");
  const date = textOf(given, "date");
  if (!existsSync(path)) {
    output.warn(`${path}: There is no such file.\n`);
    return 1;
  }
  const imported = await importChargingRegister({ name: path, bytes: readFileSync(path) }, largeCities());
  if (!imported.ok) {
    const lines =
      imported.reason === "no-heading"
        ? ["There is no row with the columns for place and number of charge points."]
        : imported.rows;
    for (const line of lines) output.warn(`${path}: ${line}\n`);
    return 1;
  }
  if (given.values["out"] !== undefined)
    writeObservations(textOf(given, "out"), chargingObservations(imported.counts, date));
  writeTable(
    ["city", "stations", "charge points", "fast", "per 1,000"],
    imported.counts.map((each) => [
      each.city,
      each.stations,
      each.chargePoints,
      each.fastChargePoints,
      each.perThousand.toFixed(4),
    ]),
    output,
  );
  output.warn(`${imported.otherPlaces} stations are in other places.\n`);
  return 0;
}

function writeObservations(path: string, cells: readonly Observation[]): void {
  const heading = ["city", "key", "value", "source", "date", "deliveredBy", "status"] as const;
  writeFileSync(
    path,
    toCsv(
      heading,
      cells.map((cell) => heading.map((name) => cell[name])),
    ),
  );
}
