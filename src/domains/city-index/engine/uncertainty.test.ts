import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyYardstick, fitYardstick } from "./normalise.ts";
import { noiseOf } from "./noise.ts";
import { percentileRanks } from "./noisy-scores.ts";
import { normalOf, randomOf } from "./random.ts";
import { runIndex } from "./run.ts";
import { sampleFramework, sampleTable } from "./sample.ts";
import { deviation, mean, ranksOf } from "./statistics.ts";
import { probabilityAhead, rankIntervals, simulate, USUAL_UNCERTAINTY } from "./uncertainty.ts";

const CITIES = ["Aheim", "Bedorf", "Cestadt", "Deburg"];
const base = runIndex(
  sampleFramework(),
  sampleTable(CITIES, { online: [9, 5, 5.1, 0], wait: [10, 20, 20, 40], charging: [9, 2, 2, 1] }),
);
const still = {
  ...USUAL_UNCERTAINTY,
  normalisations: [{ kind: "min-max" as const, low: 0, high: 100 }],
  aggregations: [{ kind: "arithmetic" as const }],
  weightSpread: 0,
  leaveOneOut: false,
  runs: 50,
};

describe("how sure is the rank", () => {
  test("nothing varied: every run is the run itself", () => {
    const result = simulate(base, { ...still, seed: 1 });
    for (const each of rankIntervals(base, result)) {
      expect([each.low, each.median, each.mean, each.high]).toEqual(Array(4).fill(each.nominal));
    }
  });

  test("the same seed gives the same ranks, another seed others", () => {
    const ranks = (seed: number): Uint16Array =>
      simulate(base, { ...USUAL_UNCERTAINTY, runs: 200, seed }).ranks;
    expect(ranks(1)).toEqual(ranks(1));
    expect(ranks(1)).not.toEqual(ranks(2));
  });

  test("a city that is best in everything stays first, two alike change places", () => {
    const noise = [0, 1, 2].map(() => Float64Array.from([0, 0.5, 0.5, 0]));
    const result = simulate(base, { ...USUAL_UNCERTAINTY, runs: 2000, seed: 7, noise });
    expect(probabilityAhead(result, "Aheim", "Bedorf")).toBe(1);
    expect(probabilityAhead(result, "Deburg", "Aheim")).toBe(0);
    const close = probabilityAhead(result, "Cestadt", "Bedorf");
    expect(close).toBeGreaterThan(0.4);
    expect(close).toBeLessThan(0.65);
    expect(close + probabilityAhead(result, "Bedorf", "Cestadt")).toBeCloseTo(1, 12);
    expect(rankIntervals(base, result)[0]).toMatchObject({ unit: "Aheim", nominal: 1, low: 1, high: 1 });
  });

  test("two cities that are the same are ahead of each other half of the time", () => {
    const twins = runIndex(
      sampleFramework(),
      sampleTable(["Aheim", "Bedorf", "Cestadt"], {
        online: [1, 1, 0],
        wait: [1, 1, 2],
        charging: [3, 3, 4],
      }),
    );
    const result = simulate(twins, { ...USUAL_UNCERTAINTY, runs: 40, seed: 1 });
    expect(probabilityAhead(result, "Aheim", "Bedorf")).toBe(0.5);
  });

  test("tells its progress", () => {
    const seen: number[] = [];
    simulate(base, { ...still, runs: 600, seed: 1, onProgress: (done) => seen.push(done) });
    expect(seen).toEqual([256, 512, 600]);
  });

  test("noise comes from the status of the cells, with their points", () => {
    const compiled = sampleFramework({
      indicators: [
        {
          key: "online",
          title: { de: "O" },
          parent: "services",
          parameters: [
            { key: "a", title: { de: "A" }, points: 2 },
            { key: "b", title: { de: "B" } },
          ],
        },
        { key: "charging", title: { de: "L" }, parent: "energy" },
      ],
    });
    const cell = { source: "", date: "", deliveredBy: "", value: 0 };
    const table = sampleTable(["Aheim", "Bedorf"], { a: [0, 1], b: [0, 4], charging: [1, 1] });
    const noise = noiseOf(compiled, table, {
      cities: table.units,
      cells: [
        { ...cell, city: "Aheim", key: "a", status: "contested" },
        { ...cell, city: "Aheim", key: "b", status: "researched" },
        { ...cell, city: "Bedorf", key: "a", status: "verified" },
      ],
    });
    expect(noise.map((each) => Array.from(each))).toEqual([
      [2 * 0.25 + 4 * 0.1, 0],
      [0, 0],
    ]);
  });
});

describe("what the simulation is built on", () => {
  test("percentile ranks in a kept order are those of the yardstick", () => {
    const value = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 40 }), (pairs) => {
        const order = Uint16Array.from(pairs.keys());
        for (const which of [0, 1] as const) {
          const values = Float64Array.from(pairs, (pair) => pair[which]);
          const way = { kind: "percentile-rank", low: 1, high: 100 } as const;
          const into = new Float64Array(values.length);
          percentileRanks(values, order, way, into);
          const expected = applyYardstick(fitYardstick(way, values, { direction: 1 }), values);
          expected.forEach((score, at) => expect(into[at]).toBeCloseTo(score, 9));
        }
      }),
    );
  });

  test("ranks are one more than those ahead", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(Number.NaN)), { maxLength: 60 }),
        (list) => {
          const scores = Float64Array.from(list);
          expect(Array.from(ranksOf(scores))).toEqual(
            list.map((score) => (Number.isNaN(score) ? 0 : 1 + list.filter((other) => other > score).length)),
          );
        },
      ),
    );
  });

  test("random numbers are even, normal ones have mean 0 and deviation 1", () => {
    const random = randomOf("even");
    const draws = Float64Array.from({ length: 40_000 }, random);
    expect(Math.abs(mean(draws) - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(deviation(draws) - Math.sqrt(1 / 12))).toBeLessThan(0.01);
    const normal = Float64Array.from({ length: 40_000 }, () => normalOf(random));
    expect(Math.abs(mean(normal))).toBeLessThan(0.02);
    expect(Math.abs(deviation(normal) - 1)).toBeLessThan(0.02);
  });
});
