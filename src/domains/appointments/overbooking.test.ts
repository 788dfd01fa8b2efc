import fc from "fast-check";
import { expect, test } from "vitest";
import { extraVisits, poissonBinomial, smoothedShare } from "./overbooking.ts";

test("is the binomial distribution when all are alike", () => {
  const [n, p] = [20, 0.3];
  const binomial = (k: number): number => {
    let choose = 1;
    for (let i = 1; i <= k; i += 1) choose = (choose * (n - k + i)) / i;
    return choose * p ** k * (1 - p) ** (n - k);
  };
  poissonBinomial(Array.from({ length: n }, () => p)).forEach((share, k) =>
    expect(share).toBeCloseTo(binomial(k), 12),
  );
});

test("sums to one, with the mean that is the sum of all", () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(probability, { maxLength: 120 }), (probabilities) => {
      const distribution = poissonBinomial(probabilities);
      expect(distribution.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      const mean = distribution.reduce((sum, share, count) => sum + share * count, 0);
      expect(mean).toBeCloseTo(
        probabilities.reduce((sum, p) => sum + p, 0),
        6,
      );
    }),
  );
});

/** The 5 % quantiles of the binomial for 174, 87 and 43 visits, as published in the guide's table. */
test.each([
  [174, 0.11, 13],
  [174, 0.12, 14],
  [174, 0.15, 19],
  [174, 0.17, 22],
  [87, 0.11, 5],
  [87, 0.12, 6],
  [87, 0.15, 8],
  [87, 0.17, 9],
  [43, 0.11, 2],
  [43, 0.15, 3],
])("for %i visits at %f there is room for %i more at 5 %% risk", (visits, rate, extra) => {
  expect(extraVisits(Array.from({ length: visits }, () => rate))).toBe(extra);
});

test("nobody who certainly comes makes room, and few visits do not shift a share far", () => {
  expect(extraVisits([0, 0, 0])).toBe(0);
  expect(extraVisits([])).toBe(0);
  expect(extraVisits([1, 1])).toBe(2);
  expect(smoothedShare(1, 1, 0.1)).toBeLessThan(0.12);
});
