import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NotPositiveError } from "./aggregate.ts";
import { runIndex, standingOf } from "./run.ts";
import { sampleFramework, sampleTable } from "./sample.ts";

const CITIES = ["Aheim", "Bedorf", "Cestadt"];
const table = sampleTable(CITIES, { online: [0, 5, 10], wait: [10, 20, 30], charging: [1, 1.5, 3] });

describe("a run", () => {
  test("best city 100, worst 0, mean by mean", () => {
    const run = runIndex(sampleFramework(), table);
    expect(Array.from(run.scores[0] ?? [])).toEqual([0, 50, 100]);
    // Less waiting is better: the direction is applied once, so Aheim with 10 minutes is the best.
    expect(Array.from(run.scores[1] ?? [])).toEqual([100, 50, 0]);
    expect(standingOf(run, "Bedorf", "services")).toEqual({ score: 50, rank: 1 });
    expect(standingOf(run, "Cestadt")).toEqual({ score: 75, rank: 1 });
    expect(standingOf(run, "Bedorf")).toEqual({ score: 37.5, rank: 2 });
  });

  test("in a constant indicator all cities are the best", () => {
    const run = runIndex(
      sampleFramework(),
      sampleTable(CITIES, { online: [4, 4, 4], wait: [1, 2, 3], charging: [0.1, 0.1, 0.1] }),
    );
    expect(Array.from(run.scores[0] ?? [])).toEqual([100, 100, 100]);
    const zScores = runIndex(
      sampleFramework({ normalise: { kind: "z-score", mean: 10, deviation: 2 } }),
      sampleTable(CITIES, { online: [4, 4, 4], wait: [1, 2, 3], charging: [0.1, 0.1, 0.1] }),
    );
    expect(Array.from(zScores.scores[2] ?? [])).toEqual([10, 10, 10]);
  });

  test("ties share the best rank, at full precision", () => {
    const ranks = (charging: number[]): number[] => {
      const run = runIndex(
        sampleFramework(),
        sampleTable(CITIES, { online: [1, 1, 0], wait: [1, 1, 2], charging }),
      );
      return Array.from(run.ranks[run.compiled.total] ?? []);
    };
    expect(ranks([2, 2, 0])).toEqual([1, 1, 3]);
    expect(ranks([2, 2 + 1e-12, 0])).toEqual([2, 1, 3]);
  });

  test("a missing value is left out and shown, and a threshold takes the score away", () => {
    const gaps = sampleTable(CITIES, { online: [0, null, 10], wait: [10, 20, 30], charging: [1, 2, 3] });
    const run = runIndex(sampleFramework(), gaps);
    expect(run.scores[0]?.[1]).toBeNaN();
    expect(standingOf(run, "Bedorf", "services")).toEqual({ score: 50, rank: 1 });
    const strict = runIndex(sampleFramework({ availability: 1 }), gaps);
    expect(standingOf(strict, "Bedorf", "services")).toEqual({ score: Number.NaN, rank: 0 });
    const screened = runIndex(sampleFramework({ screen: 0.9 }), gaps);
    expect(screened.units).toEqual(["Aheim", "Cestadt"]);
    expect(screened.prepared.screenedOut).toEqual([{ unit: "Bedorf", share: 2 / 3 }]);
    const imputed = runIndex(sampleFramework({ impute: { kind: "mean" } }), gaps);
    expect(imputed.scores[0]?.[1]).toBe(50);
    expect(imputed.prepared.imputed).toEqual([{ unit: "Bedorf", indicator: "online" }]);
  });

  test("a geometric mean refuses scores of 0 and takes 1 to 100", () => {
    expect(() => runIndex(sampleFramework({ aggregate: { kind: "geometric" } }), table)).toThrow(
      NotPositiveError,
    );
    const run = runIndex(
      sampleFramework({
        aggregate: { kind: "geometric" },
        normalise: { kind: "min-max", low: 1, high: 100 },
      }),
      table,
    );
    expect(standingOf(run, "Aheim", "services").score).toBeCloseTo(10, 12);
  });

  test("parameters are points of their indicator, a denominator divides", () => {
    const compiled = sampleFramework({
      indicators: [
        {
          key: "online",
          title: { de: "O" },
          parent: "services",
          parameters: [
            { key: "register", title: { de: "R" }, points: 2 },
            { key: "move", title: { de: "M" } },
          ],
        },
        { key: "charging", title: { de: "L" }, parent: "energy", denominator: "people" },
      ],
    });
    const run = runIndex(
      compiled,
      sampleTable(CITIES, {
        register: [0, 1, 1],
        move: [0, 0, 1],
        charging: [10, 10, 30],
        people: [10, 5, 10],
      }),
    );
    expect(Array.from(run.prepared.values[0] ?? [])).toEqual([0, 2, 3]);
    expect(Array.from(run.prepared.values[1] ?? [])).toEqual([1, 2, 3]);
  });

  test("a missing column is named", () => {
    expect(() => runIndex(sampleFramework(), sampleTable(CITIES, { online: [1, 2, 3] }))).toThrow('"wait"');
  });

  test("the order of cities and the scale of a unit change no rank", () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value), { minLength: 3, maxLength: 12 }), (rows) => {
        const ranks = (list: typeof rows, factor: number): number[] => {
          const run = runIndex(
            sampleFramework(),
            sampleTable(
              list.map((_, at) => `city ${at}`),
              {
                online: list.map((row) => row[0] * factor),
                wait: list.map((row) => row[1]),
                charging: list.map((row) => row[2]),
              },
            ),
          );
          return Array.from(run.ranks[run.compiled.total] ?? []);
        };
        // A power of two, so that rounding stays the same.
        expect(ranks(rows, 4)).toEqual(ranks(rows, 1));
        expect(ranks(rows.toReversed(), 1).toReversed()).toEqual(ranks(rows, 1));
      }),
    );
  });
});
