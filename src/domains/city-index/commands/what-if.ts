import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { cheapestWay, type Measure } from "../engine/cheapest-way.ts";
import { runIndex, type IndexRun } from "../engine/run.ts";
import { leversOf, whatIf } from "../engine/what-if.ts";
import {
  cityIn,
  editionOf,
  numberOf,
  textOf,
  titleIn,
  UsageError,
  warnSynthetic,
  writeJson,
  writeTable,
  type Given,
  type IndexCommand,
  type Output,
} from "./command.ts";

const measuresFile = z.object({
  measures: z.array(
    z.object({
      key: z.string().min(1),
      costCents: z.number().int().nonnegative(),
      doneBy: z.iso.date(),
      values: z.record(z.string(), z.number()),
    }),
  ),
});

export const whatIfCommand: IndexCommand = {
  usage:
    "what-if EDITION | FRAMEWORK DATA --city CITY [--set KEY=VALUE …] [--rank N --measures FILE [--by DAY]]",
  help: "Without --set: every indicator raised alone, the one that gains most first. With --set: what these values would\nchange. With --rank: the cheapest measures that lead to the rank.",
  options: {
    city: { type: "string" },
    set: { type: "string", multiple: true },
    share: { type: "string" },
    rank: { type: "string" },
    measures: { type: "string" },
    by: { type: "string" },
  },
  notes: {
    city: "the city",
    set: "an indicator's new value in its own unit, such as charging=1.5",
    share: "how much of the gap to the best city is closed, in percent (default 100)",
    rank: "the wished rank",
    measures: "YAML file with the city's measures, such as cities/jena/index/measures.yaml",
    by: "only measures done by this day",
  },
  run: async (given, output) => {
    const edition = await editionOf(given.positionals, output);
    if (!edition) return 1;
    warnSynthetic(edition, output);
    const city = cityIn(edition, textOf(given, "city"));
    const base = runIndex(edition.compiled, edition.table);
    if (given.values["rank"] !== undefined) return way(base, city, given, output);
    if (given.values["set"] !== undefined) return changes(base, city, given, output);
    const levers = leversOf(base, city, numberOf(given, "share", 100) / 100);
    if (given.isJson) writeJson(levers, output);
    else
      writeTable(
        ["indicator", "from", "to", "points", "ranks", "overtaken", "next"],
        levers.map((each) => [
          titleIn(base.compiled, each.indicator),
          each.from.toFixed(2),
          each.to.toFixed(2),
          each.points.toFixed(2),
          each.ranks,
          each.overtaken ?? "",
          each.next ? `${each.next.city} (${each.next.points.toFixed(2)})` : "",
        ]),
        output,
      );
    return 0;
  },
};

function changes(base: IndexRun, city: string, given: Given, output: Output): number {
  const wished = [given.values["set"]].flat().map((text) => {
    const [, key = "", value = ""] = /^([^=]+)=(-?\d+(?:\.\d+)?)$/.exec(String(text)) ?? [];
    if (!base.compiled.indicators.some((each) => each.key === key))
      throw new UsageError(
        `--set ${String(text)}: write KEY=VALUE with the key of an indicator and a number.`,
      );
    return [key, Number(value)] as const;
  });
  const { run: _run, ...result } = whatIf(base, city, Object.fromEntries(wished));
  if (given.isJson) {
    writeJson(result, output);
    return 0;
  }
  const { before, after, overtaken, next, others } = result;
  output.write(
    `Rank ${before.rank} → ${after.rank}, points ${before.score.toFixed(2)} → ${after.score.toFixed(2)}\n`,
  );
  output.write(`Overtaken: ${overtaken.join(", ") || "nobody"}\n`);
  if (next) output.write(`Next ahead: ${next.city}, ${next.points.toFixed(2)} points away\n`);
  output.write(`Other cities whose score moves: ${others.length}\n`);
  return 0;
}

function way(base: IndexRun, city: string, given: Given, output: Output): number {
  const measures = readMeasures(textOf(given, "measures"), base);
  const by = given.values["by"];
  const found = cheapestWay(base, city, {
    rank: numberOf(given, "rank"),
    measures,
    ...(typeof by === "string" ? { by } : {}),
  });
  if (given.isJson) writeJson(found, output);
  else if (!found.ok && found.reason === "too-many-measures")
    output.warn(`At most ${found.most} measures can be searched exactly.\n`);
  else {
    const { measures: chosen, costCents, doneBy, rank, score } = found.ok ? found.way : found.best;
    if (!found.ok) output.warn("Out of reach: even all measures together do not lead there.\n");
    output.write(
      `Rank ${rank}, ${score.toFixed(2)} points, ${(costCents / 100).toFixed(2)} EUR, done by ${doneBy ?? "now"}\n`,
    );
    for (const each of chosen)
      output.write(`  ${each.key}: ${(each.costCents / 100).toFixed(2)} EUR, ${each.doneBy}\n`);
  }
  return found.ok ? 0 : 1;
}

function readMeasures(path: string, base: IndexRun): Measure[] {
  const parsed = measuresFile.safeParse(parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new UsageError(`${path}: ${z.prettifyError(parsed.error)}`);
  for (const { key, values } of parsed.data.measures) {
    const unknown = Object.keys(values).find(
      (name) => !base.compiled.indicators.some((each) => each.key === name),
    );
    if (unknown !== undefined)
      throw new UsageError(`${path}, ${key}: "${unknown}" is no indicator of the framework.`);
  }
  return parsed.data.measures;
}
