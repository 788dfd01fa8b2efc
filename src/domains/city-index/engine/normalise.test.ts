import { describe, expect, test } from "vitest";
import type { Normalisation } from "./framework.ts";
import { applyYardstick, fitYardstick, orient, scoreOf } from "./normalise.ts";

const X = [2, 4, 4, 10, Number.NaN];

// Worked by hand.
interface Case {
  readonly name: string;
  readonly way: Normalisation;
  readonly expected: readonly number[];
  readonly direction?: 1 | -1;
  readonly target?: number;
  readonly reference?: number;
}
const cases: readonly Case[] = [
  { name: "min-max", way: { kind: "min-max", low: 0, high: 100 }, expected: [0, 25, 25, 100] },
  { name: "min-max from 1", way: { kind: "min-max", low: 1, high: 100 }, expected: [1, 25.75, 25.75, 100] },
  {
    name: "min-max, less is better",
    way: { kind: "min-max", low: 0, high: 100 },
    expected: [100, 75, 75, 0],
    direction: -1,
  },
  { name: "scaled", way: { kind: "scaled", from: 0, to: 20, scale: 100 }, expected: [10, 20, 20, 50] },
  { name: "distance to maximum", way: { kind: "distance-to-maximum" }, expected: [0, 0.25, 0.25, 1] },
  {
    name: "distance to reference",
    way: { kind: "distance-to-reference", reference: "b", capped: false },
    expected: [0, 1, 1, 4],
    reference: 4,
  },
  {
    name: "distance to reference, capped",
    way: { kind: "distance-to-reference", reference: "b", capped: true },
    expected: [0, 1, 1, 1],
    reference: 4,
  },
  {
    name: "distance to target",
    way: { kind: "distance-to-target", capped: true },
    expected: [0, 0.5, 0.5, 1],
    target: 6,
  },
  {
    name: "distance to target, less is better",
    way: { kind: "distance-to-target", capped: false },
    expected: [1, 0.75, 0.75, 0],
    target: 2,
    direction: -1,
  },
  { name: "fraction of maximum", way: { kind: "fraction-of-maximum" }, expected: [0.2, 0.4, 0.4, 1] },
  {
    name: "goalposts",
    way: { kind: "goalposts", from: 3, to: 8, scale: 100, truncated: true },
    expected: [0, 20, 20, 100],
  },
  {
    name: "goalposts, open",
    way: { kind: "goalposts", from: 3, to: 8, scale: 100, truncated: false },
    expected: [-20, 20, 20, 140],
  },
  {
    name: "goalposts, less is better",
    way: { kind: "goalposts", from: 2, to: 12, scale: 100, truncated: true },
    expected: [100, 80, 80, 20],
    direction: -1,
  },
  {
    name: "percentile rank",
    way: { kind: "percentile-rank", low: 0, high: 1 },
    expected: [0, 1 / 3, 1 / 3, 1],
  },
  { name: "rank", way: { kind: "rank", ties: "min" }, expected: [1, 2, 2, 4] },
  { name: "rank, ties in the middle", way: { kind: "rank", ties: "average" }, expected: [1, 2.5, 2.5, 4] },
  { name: "Borda", way: { kind: "borda" }, expected: [0, 1, 1, 3] },
];

describe("normalisation", () => {
  test.each(cases)("$name", ({ way, expected, direction = 1, target, reference }) => {
    const values = orient(Float64Array.from(X), direction);
    const yardstick = fitYardstick(way, values, { direction, target }, reference);
    const scores = applyYardstick(yardstick, values);
    expected.forEach((score, at) => {
      expect(scores[at]).toBeCloseTo(score, 12);
      expect(scoreOf(yardstick, values[at] ?? Number.NaN)).toBe(scores[at]);
    });
    expect(scores[4]).toBeNaN();
  });

  test("z-score has the mean and the deviation asked for", () => {
    const values = Float64Array.from([1, 2, 3]);
    const way: Normalisation = { kind: "z-score", mean: 10, deviation: 2 };
    expect(Array.from(applyYardstick(fitYardstick(way, values, { direction: 1 }), values))).toEqual([
      8, 10, 12,
    ]);
  });

  test("a yardstick of last year scores a value of this year, above 100 where it is a new best", () => {
    const last = fitYardstick({ kind: "min-max", low: 0, high: 100 }, Float64Array.from([0, 10]), {
      direction: 1,
    });
    expect(scoreOf(last, 12)).toBe(120);
  });
});
