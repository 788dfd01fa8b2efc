import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combine } from "./aggregate.ts";
import { balanceWeights } from "./balance-weights.ts";
import { correlationMatrix, cronbachAlpha, pearson, spearman } from "./correlations.ts";
import { imputeSeries } from "./impute.ts";
import { compareMethods, leaveOneOut } from "./leave-one-out.ts";
import { copeland, outrankMatrix } from "./outrank.ts";
import { scorePanel } from "./panel.ts";
import { prepare } from "./prepare.ts";
import { componentWeights, principalComponents } from "./principal-components.ts";
import { randomOf } from "./random.ts";
import { runIndex } from "./run.ts";
import { sampleFramework, sampleTable } from "./sample.ts";
import { rankSensitivity } from "./sensitivity.ts";
import { sobolDesign, sobolIndices, sobolIntervals } from "./sobol.ts";
import { quantile, shapeOf } from "./statistics.ts";
import { boxCox, logShift, treatOutliers, winsorise } from "./treat.ts";

const list = (...values: number[]): Float64Array => Float64Array.from(values);
const CITIES = ["Aheim", "Bedorf", "Cestadt", "Deburg"];
const table = sampleTable(CITIES, { online: [2, 5, 8, 0], wait: [10, 20, 30, 40], charging: [1, 2, 3, 4] });
const base = runIndex(sampleFramework(), table);

// Small vectors worked by hand.
describe("aggregation", () => {
  test.each([
    [{ kind: "arithmetic" } as const, 2.25],
    [{ kind: "geometric" } as const, 2],
    [{ kind: "harmonic" } as const, 16 / 9],
    [{ kind: "generalised", power: 2 } as const, 2.5],
    [{ kind: "generalised", power: -1 } as const, 16 / 9],
  ])("%j", (way, expected) => {
    const combined = combine(way, [list(1), list(4), list(2)], list(1, 1, 2));
    expect(combined.ok && combined.scores[0]).toBeCloseTo(expected, 12);
    const gap = combine(way, [list(1), list(Number.NaN), list(4)], list(1, 5, 0));
    expect(gap.ok && gap.scores[0]).toBeCloseTo(1, 12);
  });

  test("duels: half the weight for a tie, won by more than half", () => {
    const parts = [list(3, 2, 1), list(2, 2, 3), list(1, 3, 2)];
    const matrix = outrankMatrix(parts, list(1, 1, 1));
    expect(matrix[1]).toBeCloseTo(0.5, 12);
    expect(matrix[2]).toBeCloseTo(1 / 3, 12);
    expect(Array.from(copeland(parts, list(1, 1, 1)))).toEqual([-1, 1, 0]);
    expect(Array.from(copeland(parts, list(8, 1, 1)))).toEqual([2, 0, -2]);
  });
});

describe("missing values and outliers", () => {
  test("imputing by median, by group and by the city's own row", () => {
    const gaps = sampleTable(CITIES, {
      online: [0, 10, Number.NaN, 4],
      wait: [10, 20, 30, 50],
      charging: [1, 2, 3, 4],
    });
    const filled = (
      impute: NonNullable<Parameters<typeof sampleFramework>[0]>["impute"],
    ): number | undefined =>
      prepare(
        sampleFramework({
          impute,
          cityGroups: { land: { Aheim: "a", Bedorf: "b", Cestadt: "b", Deburg: "b" } },
        }),
        gaps,
      ).values[0]?.[2];
    expect(filled({ kind: "median" })).toBe(4);
    expect(filled({ kind: "group-mean", group: "land" })).toBe(7);
    // Cestadt waits half-way between best and worst, so it gets half-way between 0 and 10.
    expect(filled({ kind: "row" })).toBe(5);
  });

  test("gaps in a series: the latest value, or a straight line", () => {
    const values = list(Number.NaN, 1, Number.NaN, 4, Number.NaN);
    expect(Array.from(imputeSeries([1, 2, 3, 5, 6], values, "latest"))).toEqual([Number.NaN, 1, 1, 4, 4]);
    expect(Array.from(imputeSeries([1, 2, 3, 5, 6], values, "linear"))).toEqual([
      Number.NaN,
      1,
      2,
      4,
      Number.NaN,
    ]);
  });

  test("a single outlier is drawn in, on either side; an even column is left alone", () => {
    const rule = { skewness: 2, kurtosis: 3.5, maxWinsorised: 5, transform: { kind: "log" as const } };
    const column = list(1, 2, 3, 4, 5, 6, 7, 8, 9, 500);
    expect(Array.from(winsorise(column, rule).values)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
    const low = winsorise(
      column.map((value) => -value),
      rule,
    );
    expect([low.values[9], low.count]).toEqual([-9, 1]);
    expect(treatOutliers(column.slice(0, 9), rule).treatment).toMatchObject({
      winsorised: 0,
      transform: "none",
    });
    const never = { ...rule, maxWinsorised: 0 };
    expect(treatOutliers(column, never).treatment.transform).toBe("log");
    expect(treatOutliers(column, { ...never, transform: { kind: "box-cox", lambda: 0 } }).values[0]).toBe(0);
    expect(treatOutliers(column, { ...never, transform: { kind: "none" } }).values).toEqual(column);
    expect(treatOutliers(list(4, 4, 4, 4), rule).values).toEqual(list(4, 4, 4, 4));
  });

  test("logarithm and Box-Cox", () => {
    expect(logShift(list(0, 100))[1]).toBeCloseTo(Math.log(101), 12);
    expect(boxCox(list(-1, 2), 0)[1]).toBeCloseTo(Math.log(4), 12);
    expect(boxCox(list(-1, 2), 0.5)[1]).toBeCloseTo(2, 12);
  });

  test("shape and quantiles", () => {
    expect(shapeOf(list(1, 2, 3, 4, 5)).skewness).toBeCloseTo(0, 12);
    expect(shapeOf(list(1, 2, 3, 4, 5)).kurtosis).toBeCloseTo(-1.2, 12);
    expect(quantile(list(4, 1, 3, 2), 0.5)).toBe(2.5);
    expect(quantile(list(1, 2, 3, 4, 5), 0.05)).toBeCloseTo(1.2, 12);
  });
});

describe("what hangs together", () => {
  test("correlations", () => {
    expect(pearson(list(1, 2, 3), list(2, 4, 6))).toBeCloseTo(1, 12);
    expect(pearson(list(1, 2, 3, 99), list(1, 3, 2, Number.NaN))).toBeCloseTo(0.5, 12);
    expect(pearson(list(1, 1, 1), list(1, 2, 3))).toBeNaN();
    expect(spearman(list(1, 2, 3, 4), list(1, 8, 27, 64))).toBeCloseTo(1, 12);
    expect(spearman(list(1, 2, 2, 3), list(3, 2, 2, 1))).toBeCloseTo(-1, 12);
  });

  test("Cronbach's alpha: 1 for parts that are the same, 0 for parts that have nothing in common", () => {
    expect(cronbachAlpha([list(1, 2, 3), list(1, 2, 3)])).toBeCloseTo(1, 12);
    expect(cronbachAlpha([list(1, 2, 1, 2), list(1, 1, 2, 2)])).toBeCloseTo(0, 12);
  });

  test("principal components: known ones of two columns, and sums that always hold", () => {
    const [x, y] = [list(1, 2, 3, 4), list(2, 1, 4, 3)];
    const { eigenvalues, loadings } = principalComponents([x, y]);
    expect(eigenvalues).toEqual([expect.closeTo(1.6, 12), expect.closeTo(0.4, 12)]);
    expect(loadings[0]).toEqual([expect.closeTo(Math.SQRT1_2, 12), expect.closeTo(Math.SQRT1_2, 12)]);
    expect(componentWeights([x, y])).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
    const column = fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 })
      .filter((values) => Math.max(...values) - Math.min(...values) > 0.01);
    fc.assert(
      fc.property(column, column, column, (...columns) => {
        const own = principalComponents(columns.map((values) => list(...values)));
        expect(own.eigenvalues.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3, 9);
        // Each component times its eigenvalue is the correlation matrix times the component.
        const matrix = correlationMatrix(columns.map((values) => list(...values)));
        matrix.forEach((row, at) => {
          const image = row.reduce((sum, value, index) => sum + value * (own.loadings[0]?.[index] ?? 0), 0);
          expect(image).toBeCloseTo((own.eigenvalues[0] ?? 0) * (own.loadings[0]?.[at] ?? 0), 9);
        });
      }),
    );
  });

  test("balanced weights: every part correlates alike; one that runs against the others cannot be balanced", () => {
    const random = randomOf(3);
    const common = Array.from({ length: 60 }, random);
    const parts = [0.2, 0.5, 1].map((own) => Float64Array.from(common, (value) => value + own * random()));
    const { weights, correlations, isBalanced } = balanceWeights(parts);
    expect(isBalanced).toBe(true);
    expect(Math.max(...correlations) - Math.min(...correlations)).toBeLessThan(1e-6);
    expect(weights[2]).toBeGreaterThan(weights[0] ?? 1);
    expect(balanceWeights([list(1, 2, 3, 4), list(4, 3, 2, 1), list(1, 2, 3, 4.5)]).isBalanced).toBe(false);
  });

  test("a framework can ask for computed weights, on every level or in a single group", () => {
    const total = (more: Parameters<typeof sampleFramework>[0]): number[] => {
      const run = runIndex(sampleFramework(more), table);
      return Array.from(run.scores[run.compiled.total] ?? []);
    };
    const heavy = sampleFramework().framework.groups.map((group) =>
      group.key === "energy" ? { ...group, weight: 9 } : group,
    );
    expect(total({ groups: heavy, weigh: "equal" })).toEqual(total({}));
    expect(total({ groups: heavy })).not.toEqual(total({}));
    // Two parts have the same loading but for its sign, so their weights by components are equal.
    expect(total({ groups: heavy, weigh: "components" })).toEqual(
      total({}).map((score) => expect.closeTo(score, 9)),
    );
    const single = heavy.map((group) =>
      group.key === "total" ? { ...group, weigh: "balanced" as const } : group,
    );
    const balanced = runIndex(sampleFramework({ groups: single }), table);
    const [services, energy, whole] = balanced.scores.slice(3) as [Float64Array, Float64Array, Float64Array];
    expect(pearson(services, whole)).toBeCloseTo(pearson(energy, whole), 5);
  });

  test("leave one out: every indicator and group, and what the ranking hangs on", () => {
    const result = leaveOneOut(base, table);
    expect(result.map((each) => each.key)).toEqual(["online", "wait", "services", "energy"]);
    const without = runIndex(
      sampleFramework({
        indicators: base.compiled.framework.indicators.filter((each) => each.key !== "wait"),
      }),
      table,
    );
    expect(result[1]?.ranks).toEqual(without.ranks.at(-1));
    expect(result.some((each) => each.meanRankChange > 0)).toBe(true);
    const byRank = compareMethods(base, sampleFramework({ normalise: { kind: "percentile-rank" } }));
    expect(byRank.reduce((sum, each) => sum + Math.abs(each.ranks), 0)).toBeGreaterThan(0);
  });
});

describe("over a panel", () => {
  test("one yardstick for all years makes scores comparable", () => {
    const compiled = sampleFramework();
    const later = sampleTable(CITIES, {
      online: [4, 10, 16, 0],
      wait: [10, 20, 30, 40],
      charging: [1, 2, 3, 4],
    });
    const [first, second] = scorePanel(compiled, [prepare(compiled, table), prepare(compiled, later)]);
    expect(Array.from(first?.[0] ?? [])).toEqual([12.5, 31.25, 50, 0]);
    expect(Array.from(second?.[0] ?? [])).toEqual([25, 62.5, 100, 0]);
  });
});

describe("Sobol' indices", () => {
  const evaluate = (samples: number, factors: number, model: (point: Float64Array) => number): Float64Array =>
    Float64Array.from(sobolDesign(samples, factors, randomOf("sobol")), model);

  test("of a sum: shares of the variance, without interactions", () => {
    const outputs = evaluate(4000, 3, (point) => (point[0] ?? 0) + 2 * (point[1] ?? 0));
    const { factors, variance } = sobolIndices(outputs, 4000);
    expect(variance).toBeCloseTo(5 / 12, 1);
    for (const [at, share] of [0.2, 0.8, 0].entries()) {
      expect(Math.abs((factors[at]?.first ?? 9) - share)).toBeLessThan(0.1);
      expect(Math.abs((factors[at]?.total ?? 9) - share)).toBeLessThan(0.1);
    }
  });

  test("of a product of centred factors: all is interaction; the intervals hold the truth", () => {
    const outputs = evaluate(4000, 2, (point) => ((point[0] ?? 0) - 0.5) * ((point[1] ?? 0) - 0.5));
    for (const { first, total, firstInterval, totalInterval } of sobolIntervals(outputs, 4000)) {
      expect(Math.abs(first)).toBeLessThan(0.1);
      expect(Math.abs(total - 1)).toBeLessThan(0.1);
      expect(firstInterval[0]).toBeLessThan(first);
      expect(firstInterval[1]).toBeGreaterThan(first);
      expect(totalInterval[1] - totalInterval[0]).toBeLessThan(0.2);
    }
  });

  test("which choice moves the ranks: one that is not varied has no share", () => {
    const indices = rankSensitivity(base, table, {
      samples: 200,
      seed: 1,
      normalisations: [{ kind: "min-max", low: 1, high: 100 }],
      aggregations: [{ kind: "arithmetic" }, { kind: "geometric" }],
      weightSpread: 0,
    });
    const total = (factor: string): number =>
      indices.find((each) => each.factor === factor)?.total ?? Number.NaN;
    expect([total("normalisation"), total("weights")]).toEqual([0, 0]);
    expect(total("left-out")).toBeGreaterThan(0.5);
  });
});
