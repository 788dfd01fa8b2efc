import { describe, expect, test } from "vitest";
import { readReferenceCsv, referencePath } from "#test/reference";
import { compileFramework, type CompiledFramework } from "../../src/domains/city-index/engine/compile.ts";
import { parseFramework, type FrameworkInput } from "../../src/domains/city-index/engine/framework.ts";
import { enumerateRuns, type Design } from "../../src/domains/city-index/engine/enumerate-runs.ts";
import { gather, prepare } from "../../src/domains/city-index/engine/prepare.ts";
import { runIndex, runPrepared } from "../../src/domains/city-index/engine/run.ts";
import type { Table } from "../../src/domains/city-index/engine/table.ts";

// The ASEM example of COINr 1.1.14 (MIT), with the values that COINr itself computed.
const folder = referencePath("smart-city-index/coinr");
const read = (name: string): Record<string, string>[] => (folder ? readReferenceCsv(folder, name) : []);

describe.skipIf(!folder)("the ASEM example of COINr (reference smart-city-index/coinr)", () => {
  const asem = folder ? asemData() : undefined;
  const { table, framework } = asem ?? { table: emptyTable, framework: {} as FrameworkInput };

  test("every stage", () => {
    const compiled = compile(framework);
    const plain = compile({ ...framework, impute: undefined, treat: undefined });
    expect(worstOf(table.units, gather(plain, table), plain, "expected/stage_Denominated.csv")).toBeLessThan(
      1e-9,
    );
    const untreated = prepare(
      compile({ ...framework, treat: undefined, indicators: undirected(framework) }),
      table,
    );
    expect(worstOf(table.units, untreated.values, compiled, "expected/stage_Imputed.csv")).toBeLessThan(1e-9);
    const treated = prepare(compile({ ...framework, indicators: undirected(framework) }), table);
    expect(worstOf(table.units, treated.values, compiled, "expected/stage_Treated.csv")).toBeLessThan(1e-9);
    const run = runIndex(compiled, table);
    expect(worstOf(run.units, run.scores, compiled, "expected/stage_Aggregated.csv")).toBeLessThan(1e-9);
    expect(
      worstOf(run.units, run.scores.slice(0, 49), compiled, "expected/stage_Normalised.csv"),
    ).toBeLessThan(1e-9);
    expect(worstOf(run.units, run.ranks, compiled, "expected/results_ranks_aggs.csv")).toBeLessThan(1e-9);
  });

  test("what was treated, and how skewed it was before and after", () => {
    const { treated } = prepare(compile(framework), table);
    const rows = read("expected/treat_details.csv").filter((row) => row["winsorise.nwin"] !== "");
    expect(treated.map((each) => each.indicator).toSorted()).toEqual(
      rows.map((row) => row["iCode"]).toSorted(),
    );
    for (const row of rows) {
      const own = treated.find((each) => each.indicator === row["iCode"]);
      expect(own?.winsorised).toBe(Number(row["winsorise.nwin"]));
      expect(own?.before.skewness).toBeCloseTo(Number(row["check_SkewKurt0.Skew"]), 9);
      expect(own?.after.kurtosis).toBeCloseTo(Number(row["check_SkewKurt1.Kurt"]), 9);
    }
  });

  test.each([
    ["norm_minmax", { kind: "min-max" }],
    ["norm_minmax_1_100", { kind: "min-max", low: 1, high: 100 }],
    ["norm_zscore", { kind: "z-score" }],
    ["norm_zscore_10_2", { kind: "z-score", mean: 10, deviation: 2 }],
  ] as const)("normalisation %s", (file, normalise) => {
    const compiled = compile({ ...framework, normalise });
    expect(
      worstOf(table.units, runIndex(compiled, table).scores.slice(0, 49), compiled, `expected/${file}.csv`),
    ).toBeLessThan(1e-9);
  });

  test.each([
    ["agg_a_amean_minmax_1_100", { kind: "min-max", low: 1, high: 100 }, { kind: "arithmetic" }],
    ["agg_a_gmean_minmax_1_100", { kind: "min-max", low: 1, high: 100 }, { kind: "geometric" }],
    ["agg_zscore_10_2", { kind: "z-score", mean: 10, deviation: 2 }, { kind: "arithmetic" }],
  ] as const)("aggregation %s", (file, normalise, aggregate) => {
    const compiled = compile({ ...framework, normalise, aggregate });
    expect(
      worstOf(table.units, runIndex(compiled, table).scores, compiled, `expected/${file}.csv`),
    ).toBeLessThan(1e-9);
  });

  test("effective weights", () => {
    const compiled = compile(framework);
    for (const row of read("expected/weights_effective.csv")) {
      const element = compiled.elementOf.get(row["iCode"] ?? "") ?? -1;
      expect(compiled.effectiveWeights[element]).toBeCloseTo(Number(row["EffWeight"]), 12);
    }
  });

  test("200 enumerated uncertainty runs: scores and ranks", () => {
    const [scores, ranks] = [read("expected/ua_scores.csv"), read("expected/ua_ranks.csv")];
    const noisy = Map.groupBy(read("expected/ua_noisy_weights.csv"), (row) => row["set"] ?? "");
    const rows = read("expected/ua_design.csv");
    const designs = rows.map((row): Design => ({
      treat: { skewness: 2, kurtosis: 3.5, maxWinsorised: Number(row["winmax"]), transform: { kind: "log" } },
      normalise:
        row["norm"] === "zscore_10_2"
          ? { kind: "z-score", mean: 10, deviation: 2 }
          : { kind: "min-max", low: 1, high: 100 },
      aggregate: { kind: row["agg"] === "a_gmean" ? "geometric" : "arithmetic" },
      weights: new Map(
        (noisy.get(row["wset"] ?? "") ?? []).map((each) => [each["iCode"] ?? "", Number(each["Weight"])]),
      ),
    }));
    const runs = enumerateRuns(compile(framework).framework, table, designs);
    expect(runs).toHaveLength(200);
    let worst = 0;
    let wrongRanks = 0;
    runs.forEach((run, at) => {
      const column = `r_${rows[at]?.["rep"]}`;
      scores.forEach((row, line) => {
        const unit = run.units.indexOf(row["uCode"] ?? "");
        const off = Math.abs((run.scores[unit] ?? Number.NaN) - Number(row[column]));
        worst = Math.max(worst, Number.isNaN(off) ? Infinity : off);
        if (run.ranks[unit] !== Number(ranks[line]?.[column])) wrongRanks += 1;
      });
    });
    expect(worst).toBeLessThan(1e-9);
    expect(wrongRanks).toBe(0);
    // Stages that are kept from run to run give what a run from the start gives.
    const last = designs.at(-1);
    const weigh = <Part extends { key: string }>(part: Part): Part => ({
      ...part,
      weight: last?.weights?.get(part.key) ?? 1,
    });
    const whole = runIndex(
      compile({
        ...framework,
        ...last,
        indicators: framework.indicators.map(weigh),
        groups: framework.groups.map(weigh),
      }),
      table,
    );
    expect(runs.at(-1)?.scores).toEqual(whole.scores[whole.compiled.total]);
  });

  test("prepared values can be run again", () => {
    const compiled = compile(framework);
    const run = runIndex(compiled, table);
    expect(runPrepared(compiled, run.prepared).scores).toEqual(run.scores);
  });
});

const emptyTable: Table = { units: [], columns: new Map() };

function compile(input: FrameworkInput): CompiledFramework {
  const parsed = parseFramework(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return compileFramework(parsed.value);
}

function undirected(framework: FrameworkInput): FrameworkInput["indicators"] {
  return framework.indicators.map((indicator) => ({ ...indicator, direction: 1 as const }));
}

function asemData(): { table: Table; framework: FrameworkInput } {
  const [meta, data] = [read("data/ASEM_iMeta.csv"), read("data/ASEM_iData.csv")];
  const numbers = meta
    .filter((row) => row["Level"] === "1" || row["Type"] === "Denominator")
    .map((row) => row["iCode"] ?? "");
  const column = (key: string): Float64Array =>
    Float64Array.from(data, (row) => (row[key] === "" || row[key] === "NA" ? Number.NaN : Number(row[key])));
  const title = (row: Record<string, string>): { de: string } => ({ de: row["iName"] ?? "" });
  const groups = meta.filter((row) => Number(row["Level"]) > 1);
  return {
    table: {
      units: data.map((row) => row["uCode"] ?? ""),
      columns: new Map(numbers.map((key) => [key, column(key)])),
    },
    framework: {
      id: "asem",
      title: { de: "ASEM" },
      impute: { kind: "group-mean", group: "EurAsia_group" },
      cityGroups: {
        EurAsia_group: Object.fromEntries(data.map((row) => [row["uCode"], row["EurAsia_group"] ?? ""])),
      },
      treat: {},
      indicators: meta
        .filter((row) => row["Level"] === "1")
        .map((row) => ({
          key: row["iCode"] ?? "",
          title: title(row),
          parent: row["Parent"] ?? "",
          weight: Number(row["Weight"]),
          direction: row["Direction"] === "-1" ? (-1 as const) : (1 as const),
          ...(row["Denominator"] ? { denominator: row["Denominator"] } : {}),
        })),
      groups: groups.map((row) => ({
        key: row["iCode"] ?? "",
        title: title(row),
        weight: Number(row["Weight"]),
        ...(row["Parent"] ? { parent: row["Parent"] } : {}),
      })),
    },
  };
}

/** The largest difference between a reference table and ours. */
function worstOf(
  units: readonly string[],
  columns: readonly (Float64Array | Int32Array)[],
  compiled: CompiledFramework,
  file: string,
): number {
  const rows = read(file);
  let compared = 0;
  let worst = 0;
  for (const row of rows) {
    const unit = units.indexOf(row["uCode"] ?? "");
    columns.forEach((column, element) => {
      const expected = row[compiled.keys[element] ?? ""];
      if (expected === undefined) return;
      compared += 1;
      const own = column[unit] ?? Number.NaN;
      if (expected === "" || expected === "NA") worst = Number.isNaN(own) ? worst : Infinity;
      else worst = Math.max(worst, Number.isNaN(own) ? Infinity : Math.abs(own - Number(expected)));
    });
  }
  // A file that is not there or has other headings would differ in nothing.
  return compared > 500 ? worst : Infinity;
}
