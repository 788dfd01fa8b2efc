import { runIndex } from "../engine/run.ts";
import {
  cityIn,
  editionOf,
  keyIn,
  textOf,
  warnSynthetic,
  writeJson,
  writeTable,
  type IndexCommand,
} from "./command.ts";

export const runCommand: IndexCommand = {
  usage: "run EDITION | FRAMEWORK DATA [--table KEY] [--city CITY]",
  help: "Computes an index: scores and ranks. EDITION is one that ships (synthetic-2021 …) or an exported folder;\nFRAMEWORK is a JSON or YAML file, DATA a CSV or XLSX file.",
  options: { table: { type: "string" }, city: { type: "string" } },
  notes: { table: "key of a category or an indicator instead of the total", city: "all tables of one city" },
  run: async (given, output) => {
    const edition = await editionOf(given.positionals, output);
    if (!edition) return 1;
    warnSynthetic(edition, output);
    const { compiled } = edition;
    const run = runIndex(compiled, edition.table);
    const score = (element: number, at: number): number =>
      Number((run.scores[element]?.[at] ?? Number.NaN).toFixed(2));
    if (given.values["city"] !== undefined) {
      const at = run.units.indexOf(cityIn(edition, textOf(given, "city")));
      const rows = compiled.keys.map((key, element) => ({
        key,
        rank: run.ranks[element]?.[at] ?? 0,
        score: score(element, at),
      }));
      if (given.isJson) writeJson(rows, output);
      else
        writeTable(
          ["key", "rank", "score"],
          rows.map((row) => [row.key, row.rank, row.score.toFixed(2)]),
          output,
        );
      return 0;
    }
    const key = given.values["table"] === undefined ? undefined : keyIn(compiled, textOf(given, "table"));
    const element = key === undefined ? compiled.total : (compiled.elementOf.get(key) ?? compiled.total);
    const rows = run.units
      .map((city, at) => ({ rank: run.ranks[element]?.[at] ?? 0, city, score: score(element, at) }))
      .toSorted((a, b) => (a.rank || Infinity) - (b.rank || Infinity) || a.city.localeCompare(b.city, "de"));
    if (given.isJson)
      writeJson({ table: compiled.keys[element], synthetic: compiled.framework.synthetic, rows }, output);
    else
      writeTable(
        ["rank", "city", "score"],
        rows.map((row) => [row.rank, row.city, row.score.toFixed(2)]),
        output,
      );
    return 0;
  },
};
