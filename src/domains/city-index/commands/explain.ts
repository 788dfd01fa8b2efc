import { explain, POINT_PARTS, RANK_PARTS } from "../engine/explain.ts";
import { explainInWords } from "../explain-words.ts";
import {
  editionOf,
  textOf,
  titleIn,
  UsageError,
  warnSynthetic,
  writeJson,
  type IndexCommand,
} from "./command.ts";

export const explainCommand: IndexCommand = {
  usage: "explain BEFORE AFTER --city CITY [--table KEY] [--language de|en]",
  help: "Why a city's score and rank moved from one edition to the next: own data, the others, new best values, method and\ncities, exact over these five. BEFORE and AFTER are editions that ship or exported folders.",
  options: { city: { type: "string" }, table: { type: "string" }, language: { type: "string" } },
  notes: {
    city: "the city",
    table: "key of a category instead of the total",
    language: "de (default) or en",
  },
  run: async (given, output) => {
    const [one, other] = given.positionals;
    if (one === undefined || other === undefined) throw new UsageError("Name two editions.");
    const city = textOf(given, "city");
    const [before, after] = [await editionOf([one], output), await editionOf([other], output)];
    if (!before || !after) return 1;
    for (const edition of [before, after]) warnSynthetic(edition, output);
    const key = given.values["table"] === undefined ? undefined : textOf(given, "table");
    const explained = explain(before, after, city, key);
    if (given.isJson) {
      writeJson(
        explained.ok
          ? { ...explained.explanation, pointParts: POINT_PARTS, rankParts: RANK_PARTS }
          : explained,
        output,
      );
      return explained.ok ? 0 : 1;
    }
    const language = given.values["language"] === "en" ? "en" : "de";
    const keys = new Set(after.compiled.keys);
    const lines = explainInWords(explained, {
      language,
      city,
      title: (name) => titleIn(keys.has(name) ? after.compiled : before.compiled, name, language),
      editions: { before: one, after: other },
    });
    for (const line of lines) output.write(`${line}\n`);
    return explained.ok ? 0 : 1;
  },
};
