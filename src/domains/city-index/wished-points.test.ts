import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whatIf } from "./engine/what-if.ts";
import { indexEditions } from "./index-editions.ts";
import { indicatorPoints, MOST_POINTS, valuesForPoints } from "./wished-points.ts";

const { run } = indexEditions()[2]!;
const [city = ""] = run.units.slice(40);

describe("wished points", () => {
  test("of today are today's values: nothing changes", () => {
    const points = Object.fromEntries(indicatorPoints(run, city).map((each) => [each.indicator, each.now]));
    const { before, after } = whatIf(run, city, valuesForPoints(run, points));
    expect(after.rank).toBe(before.rank);
    expect(after.score).toBeCloseTo(before.score, 9);
  });

  test("between worst and best come out as exactly these points", () => {
    const indicators = indicatorPoints(run, city);
    fc.assert(
      fc.property(
        fc.constantFrom(...indicators),
        fc.double({ min: 0, max: 100, noNaN: true }),
        ({ indicator, now }, wished) => {
          // The city itself must not be the worst or the best one, which would move the yardstick.
          fc.pre(now > 0 && now < MOST_POINTS);
          const result = whatIf(run, city, valuesForPoints(run, { [indicator]: wished }));
          const at = result.run.compiled.elementOf.get(indicator) ?? -1;
          expect(result.run.scores[at]?.[result.run.units.indexOf(city)]).toBeCloseTo(wished, 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("for something that is no indicator are left out", () => {
    expect(valuesForPoints(run, { total: 50, nothing: 1 })).toEqual({});
  });
});
