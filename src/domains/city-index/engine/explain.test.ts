import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain, POINT_PARTS, RANK_PARTS, type Explained, type Explanation } from "./explain.ts";
import { runIndex, standingOf } from "./run.ts";
import { sampleFramework, sampleTable } from "./sample.ts";
import { coalitions, shapley } from "./shapley.ts";

const CITIES = ["Aheim", "Bedorf", "Cestadt", "Deburg"];
const compiled = sampleFramework();
const base = { online: [2, 5, 8, 0], wait: [10, 20, 30, 40], charging: [1, 2, 3, 4] };
const before = { compiled, table: sampleTable(CITIES, base) };

describe("why did the rank move", () => {
  test("nothing changed: nothing to explain", () => {
    const result = why(explain(before, before, "Bedorf"));
    expect(result.causes.map((each) => [each.pointParts, each.rankParts])).toEqual(Array(5).fill([0, 0]));
  });

  test("own change alone", () => {
    const after = { compiled, table: sampleTable(CITIES, { ...base, charging: [1, 3.5, 3, 4] }) };
    const { causes } = why(explain(before, after, "Bedorf"));
    expect(
      causes.filter((each) => each.pointParts !== 0 || each.rankParts !== 0).map((each) => each.cause),
    ).toEqual(["own"]);
    expect(causes[0]?.indicators).toEqual([{ key: "charging", points: expect.closeTo(25, 9) }]);
  });

  test("others alone: the score stays, the rank falls, and who went past is named", () => {
    const after = { compiled, table: sampleTable(CITIES, { ...base, wait: [10, 20, 12, 40] }) };
    const result = why(explain(before, after, "Bedorf"));
    expect(result.before.score).toBe(result.after.score);
    const others = result.causes[1];
    expect(others?.rankParts).toBe((result.before.rank - result.after.rank) * RANK_PARTS);
    expect(others?.cities.every((each) => ["Aheim", "Cestadt", "Deburg"].includes(each.city))).toBe(true);
  });

  test("another city's new best value is the yardstick's doing: points fall though nothing changed here", () => {
    const after = { compiled, table: sampleTable(CITIES, { ...base, charging: [1, 2, 3, 8] }) };
    const { causes } = why(explain(before, after, "Bedorf"));
    expect(causes[0]?.pointParts).toBe(0);
    expect(causes[1]?.pointParts).toBe(0);
    expect(causes[2]?.pointParts).toBeLessThan(0);
  });

  test("a new weight is the method's doing, a new city that of the set", () => {
    const heavier = sampleFramework({
      groups: compiled.framework.groups.map((group) =>
        group.key === "energy" ? { ...group, weight: 3 } : group,
      ),
    });
    const method = why(explain(before, { compiled: heavier, table: before.table }, "Aheim"));
    expect(method.causes.map((each) => each.pointParts !== 0)).toEqual([false, false, false, true, false]);
    const joined = {
      compiled,
      table: sampleTable([...CITIES, "Neustadt"], {
        online: [...base.online, 8],
        wait: [...base.wait, 10],
        charging: [...base.charging, 4],
      }),
    };
    const set = why(explain(before, joined, "Aheim"));
    expect(set.causes.map((each) => each.rankParts)).toEqual([0, 0, 0, 0, -RANK_PARTS]);
    expect(set.causes[4]?.cities).toEqual([{ city: "Neustadt", rankParts: -RANK_PARTS }]);
  });

  test("what is missing is named", () => {
    const gap = { compiled, table: sampleTable(CITIES, { ...base, wait: [10, null, 30, 40] }) };
    expect(explain(before, gap, "Aheim")).toEqual({
      ok: false,
      reason: "data-missing",
      missing: [{ edition: "after", city: "Bedorf", key: "wait" }],
    });
    expect(explain(before, before, "Nirgendwo")).toMatchObject({ reason: "city-missing", edition: "before" });
    expect(explain(before, before, "Aheim", "nothing")).toMatchObject({ reason: "no-such-table" });
    const imputing = { compiled: sampleFramework({ impute: { kind: "mean" } }), table: before.table };
    expect(explain(before, imputing, "Aheim")).toMatchObject({
      reason: "steps-not-separable",
      edition: "after",
    });
  });

  test("the causes add up to the change to the last digit, in every table, whatever changes", () => {
    const value = fc.integer({ min: 0, max: 30 });
    const row = fc.tuple(value, value, value);
    const edition = fc.record({
      rows: fc.array(row, { minLength: 3, maxLength: 7 }),
      weight: fc.constantFrom(1, 2, 0.3),
      way: fc.constantFrom("min-max" as const, "percentile-rank" as const),
    });
    const build = ({
      rows,
      weight,
      way,
    }: typeof edition extends fc.Arbitrary<infer Value> ? Value : never) => ({
      compiled: sampleFramework({
        normalise: { kind: way },
        groups: compiled.framework.groups.map((group) =>
          group.key === "energy" ? { ...group, weight } : group,
        ),
      }),
      table: sampleTable(
        rows.map((_, at) => `city ${at}`),
        {
          online: rows.map((each) => each[0]),
          wait: rows.map((each) => each[1]),
          charging: rows.map((each) => each[2]),
        },
      ),
    });
    fc.assert(
      fc.property(edition, edition, fc.constantFrom(undefined, "services", "energy"), (one, other, key) => {
        const [old, now] = [build(one), build(other)];
        const { causes, before: was, after: is } = why(explain(old, now, "city 1", key));
        // What is explained is what the runs themselves say.
        expect([was.rank, is.rank]).toEqual(
          [old, now].map((each) => standingOf(runIndex(each.compiled, each.table), "city 1", key).rank),
        );
        const sum = (field: "pointParts" | "rankParts"): number =>
          causes.reduce((total, each) => total + each[field], 0);
        expect(sum("rankParts")).toBe((was.rank - is.rank) * RANK_PARTS);
        expect(sum("pointParts")).toBe((Math.round(is.score * 1e9) - Math.round(was.score * 1e9)) * 120);
        for (const cause of causes) {
          const points = cause.indicators.reduce((total, each) => total + each.points, 0);
          expect(points).toBeCloseTo(cause.pointParts / POINT_PARTS, 6);
          expect(cause.cities.reduce((total, each) => total + each.rankParts, 0)).toBe(cause.rankParts);
        }
      }),
    );
  });
});

describe("Shapley's average", () => {
  test("is that over all 120 orders", () => {
    const values = coalitions(
      (on) =>
        Number(on.own) * 3 +
        Number(on.own && on.others) * 4 +
        Number(on.yardstick && on.method && on.cities) * 6,
    );
    expect(Array.from(shapley(values), (share) => share / 120)).toEqual([5, 2, 2, 2, 2]);
  });

  test("gives a cause that changes nothing nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 16, maxLength: 16 }), (values) => {
        const game = coalitions(
          (on) =>
            values[
              Number(on.own) + 2 * Number(on.others) + 4 * Number(on.yardstick) + 8 * Number(on.method)
            ] ?? 0,
        );
        const shares = shapley(game);
        expect(shares[4]).toBe(0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(120 * ((game[31] ?? 0) - (game[0] ?? 0)));
      }),
    );
  });
});

function why(explained: Explained): Explanation {
  if (!explained.ok) throw new Error(explained.reason);
  return explained.explanation;
}
