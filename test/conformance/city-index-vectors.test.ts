import { describe, expect, test } from "vitest";
import { readReferenceCsv, referencePath } from "#test/reference";
import { combine } from "../../src/domains/city-index/engine/aggregate.ts";
import { pearson } from "../../src/domains/city-index/engine/correlations.ts";
import type { Normalisation } from "../../src/domains/city-index/engine/framework.ts";
import { applyYardstick, fitYardstick, orient } from "../../src/domains/city-index/engine/normalise.ts";
import { copeland, outrankMatrix } from "../../src/domains/city-index/engine/outrank.ts";
import { sobolIndices } from "../../src/domains/city-index/engine/sobol.ts";
import { mean, median, shapeOf } from "../../src/domains/city-index/engine/statistics.ts";
import { boxCox, logShift, winsorise } from "../../src/domains/city-index/engine/treat.ts";

// Small vectors that COINr 1.1.14 (MIT) computed.
const folder = referencePath("smart-city-index/coinr");
const read = (name: string): Record<string, string>[] => (folder ? readReferenceCsv(folder, name) : []);
const numberOf = (text: string | undefined): number =>
  text === undefined || text === "" ? Number.NaN : Number(text);

const vectors = Map.groupBy(read("vectors/vector_functions.csv"), (row) =>
  `${row["fn"]} ${row["args"]}`.trim(),
);

interface Option {
  readonly direction?: 1 | -1;
  readonly target?: number;
  readonly reference?: number;
}
const normalisations: Readonly<Record<string, readonly [Normalisation, Option?]>> = {
  "n_minmax l_u=0,100": [{ kind: "min-max", low: 0, high: 100 }],
  "n_minmax l_u=2,7": [{ kind: "min-max", low: 2, high: 7 }],
  "n_zscore 0,1": [{ kind: "z-score", mean: 0, deviation: 1 }],
  "n_zscore 10,2": [{ kind: "z-score", mean: 10, deviation: 2 }],
  n_dist2max: [{ kind: "distance-to-maximum" }],
  "n_dist2ref iref=4": [{ kind: "distance-to-reference", reference: "4", capped: false }, { reference: 8 }],
  "n_dist2ref iref=4,cap": [
    { kind: "distance-to-reference", reference: "4", capped: true },
    { reference: 8 },
  ],
  "n_dist2targ targ=10": [{ kind: "distance-to-target", capped: false }, { target: 10 }],
  "n_dist2targ targ=10,cap": [{ kind: "distance-to-target", capped: true }, { target: 10 }],
  "n_dist2targ targ=2,dir=-1": [
    { kind: "distance-to-target", capped: false },
    { target: 2, direction: -1 },
  ],
  n_fracmax: [{ kind: "fraction-of-maximum" }],
  "n_prank ties=min": [{ kind: "percentile-rank", low: 0, high: 1 }],
  "n_rank ties=min": [{ kind: "rank", ties: "min" }],
  "n_rank ties=average": [{ kind: "rank", ties: "average" }],
  n_borda: [{ kind: "borda" }],
  "n_scaled npara=0,100": [{ kind: "scaled", from: 0, to: 100, scale: 100 }],
  "n_scaled npara=0,10 sf=1": [{ kind: "scaled", from: 0, to: 10, scale: 1 }],
  "n_goalposts 0,10,1": [{ kind: "goalposts", from: 0, to: 10, scale: 1, truncated: true }],
  "n_goalposts 0,10,100 dir=-1": [
    { kind: "goalposts", from: 0, to: 10, scale: 100, truncated: true },
    { direction: -1 },
  ],
  "n_goalposts 0,10,1 notrunc": [{ kind: "goalposts", from: 0, to: 10, scale: 1, truncated: false }],
};

const rule = { skewness: 2, kurtosis: 3.5 };
const others: Readonly<Record<string, (values: Float64Array) => Float64Array>> = {
  i_mean: (values) => values.map((value) => (Number.isNaN(value) ? mean(values) : value)),
  i_median: (values) => values.map((value) => (Number.isNaN(value) ? median(values) : value)),
  "winsorise winmax=1": (values) => winsorise(values, { ...rule, maxWinsorised: 1 }).values,
  "winsorise winmax=5": (values) => winsorise(values, { ...rule, maxWinsorised: 5 }).values,
  log_CT: logShift,
  "boxcox lambda=.5 makepos": (values) => boxCox(values, 0.5),
};
// COINr's further logarithms (log_CT_orig, log_CT_plus, log_GII) are not offered here.
const NOT_OFFERED = ["log_CT_orig", "log_CT_plus", "log_GII"];

describe.skipIf(!folder)("the small vectors of COINr (reference smart-city-index/coinr)", () => {
  test("every vector is compared", () => {
    const ours = [...Object.keys(normalisations), ...Object.keys(others), ...NOT_OFFERED];
    expect(ours.toSorted()).toEqual([...vectors.keys()].toSorted());
  });

  test.each(Object.entries(normalisations))("%s", (name, [way, option = {}]) => {
    const { direction = 1, target, reference } = option;
    const { x, y } = vectorOf(name);
    const values = orient(x, direction);
    expect(
      worst(applyYardstick(fitYardstick(way, values, { direction, target }, reference), values), y),
    ).toBeLessThan(1e-9);
  });

  test.each(Object.entries(others))("%s", (name, treat) => {
    const { x, y } = vectorOf(name);
    expect(worst(treat(x), y)).toBeLessThan(1e-9);
  });

  test("skewness, kurtosis and the means", () => {
    const expected = new Map(
      read("vectors/scalar_functions.csv").map((row) => [row["fn"], numberOf(row["value"])]),
    );
    const shape = shapeOf(vectorOf("i_mean").x);
    expect(shape.skewness).toBeCloseTo(expected.get("skew") ?? Number.NaN, 9);
    expect(shape.kurtosis).toBeCloseTo(expected.get("kurt") ?? Number.NaN, 9);
    const parts = [1, 2, 3].map((value) => Float64Array.of(value));
    for (const [name, way, weights] of [
      ["a_amean", { kind: "arithmetic" }, [2, 1, 1]],
      ["a_gmean", { kind: "geometric" }, [1, 1, 2]],
      ["a_hmean", { kind: "harmonic" }, [2, 1, 1]],
      ["a_genmean_p2", { kind: "generalised", power: 2 }, [2, 1, 1]],
      ["a_genmean_p-1", { kind: "generalised", power: -1 }, [2, 1, 1]],
    ] as const) {
      const combined = combine(way, parts, Float64Array.from(weights));
      expect(combined.ok && combined.scores[0], name).toBeCloseTo(expected.get(name) ?? Number.NaN, 9);
    }
  });

  test("outranking and Copeland", () => {
    const rows = read("vectors/outrank_small.csv");
    const parts = ["x1", "x2", "x3"].map((name) => Float64Array.from(rows, (row) => numberOf(row[name])));
    const weights = Float64Array.of(1, 1, 1);
    expect(
      worst(
        copeland(parts, weights),
        Float64Array.from(rows, (row) => numberOf(row["copeland"])),
      ),
    ).toBe(0);
    const matrix = rows.flatMap((row) => ["V1", "V2", "V3", "V4"].map((name) => numberOf(row[name])));
    expect(worst(outrankMatrix(parts, weights), Float64Array.from(matrix))).toBeLessThan(1e-9);
  });

  test("Sobol' indices of a linear model and of Ishigami's function", () => {
    const sample = read("vectors/sobol_sample_N500_d3.csv");
    const rows = read("vectors/sobol_estimates.csv");
    for (const [prefix, column] of [
      ["linear", "y_linear"],
      ["ishigami", "y_ishigami"],
    ] as const) {
      const expected = rows.filter((row) => row["fn"]?.startsWith(prefix));
      const { variance, factors } = sobolIndices(
        Float64Array.from(sample, (row) => numberOf(row[column])),
        500,
      );
      expect(variance).toBeCloseTo(numberOf(expected[0]?.["variance"]), 9);
      expected.forEach((row, at) => {
        expect(factors[at]?.first).toBeCloseTo(numberOf(row["Si"]), 9);
        expect(factors[at]?.total).toBeCloseTo(numberOf(row["STi"]), 9);
      });
    }
  });

  test("correlations of the pillars with the index", () => {
    const scores = read("expected/stage_Aggregated.csv");
    const column = (name: string | undefined): Float64Array =>
      Float64Array.from(scores, (row) => numberOf(row[name ?? ""]));
    const rows = read("expected/corr_L2_L4_pearson.csv");
    expect(rows).toHaveLength(8);
    for (const row of rows)
      expect(pearson(column(row["Var1"]), column(row["Var2"]))).toBeCloseTo(numberOf(row["Correlation"]), 9);
  });
});

function vectorOf(name: string): { x: Float64Array; y: Float64Array } {
  const rows = vectors.get(name) ?? [];
  return {
    x: Float64Array.from(rows, (row) => numberOf(row["x"])),
    y: Float64Array.from(rows, (row) => numberOf(row["y"])),
  };
}

/** The largest difference; missing values must be missing in both. */
function worst(own: Float64Array, expected: Float64Array): number {
  let most = own.length === expected.length && own.length > 0 ? 0 : Infinity;
  expected.forEach((value, at) => {
    const one = own[at] ?? Number.NaN;
    if (Number.isNaN(value) !== Number.isNaN(one)) most = Infinity;
    else if (!Number.isNaN(value)) most = Math.max(most, Math.abs(one - value));
  });
  return most;
}
