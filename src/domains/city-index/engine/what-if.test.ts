import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankBounds, type RankBounds } from "./bounds.ts";
import { cheapestWay, type Measure } from "./cheapest-way.ts";
import { bestPeers, peersOf, rankAmong } from "./peers.ts";
import { runIndex, standingOf } from "./run.ts";
import { sampleFramework, sampleTable } from "./sample.ts";
import { absoluteScore, breaksBetween, seriesOf } from "./series.ts";
import { leversOf, whatIf } from "./what-if.ts";

const CITIES = ["Aheim", "Bedorf", "Cestadt", "Deburg"];
const VALUES = { online: [2, 5, 8, 0], wait: [10, 20, 30, 40], charging: [1, 2, 3, 4] };
const base = runIndex(sampleFramework(), sampleTable(CITIES, VALUES));

describe("what if", () => {
  test("no change changes nothing", () => {
    const result = whatIf(base, "Bedorf", {});
    expect([result.after, result.overtaken, result.others]).toEqual([result.before, [], []]);
  });

  test("a new best value moves the others' scores too", () => {
    const result = whatIf(base, "Aheim", { charging: 7 });
    expect(result.after.score).toBe(base.scores[3]![0]! / 2 + 50);
    expect(result.others.map((each) => each.city)).toEqual(["Bedorf", "Cestadt", "Deburg"]);
    expect(result.others.every((each) => each.points < 0)).toBe(true);
    expect(result.overtaken).toContain("Deburg");
  });

  test("an unknown city or indicator is named", () => {
    expect(() => whatIf(base, "Nirgendwo", {})).toThrow("Nirgendwo");
    expect(() => whatIf(base, "Aheim", { nothing: 1 })).toThrow("nothing");
  });

  test("levers: every indicator, in its own unit, the best first", () => {
    const levers = leversOf(base, "Deburg", 0.5);
    expect(levers.map((each) => each.indicator)).toHaveLength(3);
    expect(levers.find((each) => each.indicator === "wait")).toMatchObject({ from: 40, to: 25 });
    expect(levers.find((each) => each.indicator === "charging")?.points).toBe(0);
    expect(levers[0]!.points).toBeGreaterThanOrEqual(levers[1]!.points);
  });
});

describe("the cheapest way", () => {
  const measures: readonly Measure[] = [
    { key: "dear", costCents: 900, doneBy: "2027-01-31", values: { online: 8, charging: 4 } },
    { key: "cheap", costCents: 100, doneBy: "2027-06-30", values: { charging: 3.5 } },
    { key: "late", costCents: 50, doneBy: "2029-12-31", values: { charging: 4, online: 8, wait: 10 } },
  ];

  test("is the cheapest, with its cost and its last day", () => {
    const found = cheapestWay(base, "Aheim", { rank: 1, measures });
    expect(found).toMatchObject({ ok: true, way: { costCents: 50, doneBy: "2029-12-31", rank: 1 } });
    const earlier = cheapestWay(base, "Aheim", { rank: 1, measures, by: "2028-01-01" });
    expect(earlier).toMatchObject({ ok: true, way: { measures: [{ key: "cheap" }], costCents: 100 } });
  });

  test("tells how far all measures lead where the rank is out of reach, and refuses too many", () => {
    const weak: Measure = { key: "weak", costCents: 1, doneBy: "2027-01-31", values: { online: 0.1 } };
    expect(cheapestWay(base, "Deburg", { rank: 1, measures: [weak] })).toMatchObject({
      ok: false,
      reason: "out-of-reach",
    });
    expect(
      cheapestWay(base, "Deburg", { rank: 1, measures: Array.from({ length: 21 }, () => weak) }),
    ).toMatchObject({ reason: "too-many-measures" });
  });

  test("agrees with trying every set", () => {
    const value = fc.integer({ min: 0, max: 10 });
    const measure = fc.record({
      key: fc.string(),
      costCents: fc.integer({ min: 0, max: 50 }),
      doneBy: fc.constant("2027-01-31"),
      values: fc
        .record({ online: value, charging: value }, { requiredKeys: [] })
        .map((values) => ({ ...values })),
    });
    fc.assert(
      fc.property(fc.array(measure, { maxLength: 5 }), fc.integer({ min: 1, max: 4 }), (list, rank) => {
        const improving = list.map((each) => ({
          ...each,
          values: Object.fromEntries(
            Object.entries(each.values).map(([key, to]) => [
              key,
              Math.max(to ?? 0, key === "online" ? 5 : 2),
            ]),
          ),
        }));
        const sets = Array.from({ length: 2 ** improving.length }, (_, bits) =>
          improving.filter((__, at) => (bits & (1 << at)) !== 0),
        );
        const costs = sets.flatMap((set) => {
          const best: Record<string, number> = {};
          for (const { values } of set)
            for (const [key, to] of Object.entries(values)) best[key] = Math.max(best[key] ?? 0, to);
          return whatIf(base, "Bedorf", best).after.rank <= rank
            ? [set.reduce((sum, each) => sum + each.costCents, 0)]
            : [];
        });
        const found = cheapestWay(base, "Bedorf", { rank, measures: improving });
        expect(found.ok ? found.way.costCents : undefined).toBe(
          costs.length > 0 ? Math.min(...costs) : undefined,
        );
      }),
    );
  });
});

describe("bounds of a partial edition", () => {
  const anchors = [
    { city: "Aheim", rank: 2, score: 80 },
    { city: "Bedorf", rank: 5, score: 70 },
    { city: "Cestadt", rank: 8, score: 60 },
  ];

  test("lie between the known scores", () => {
    expect(rankBounds(anchors, 10, { city: "Cestadt", score: 60 })).toMatchObject({ best: 6, worst: 8 });
    expect(rankBounds(anchors, 10, { city: "Cestadt", score: 75 })).toEqual({
      best: 3,
      worst: 5,
      passed: ["Bedorf"],
    });
    expect(rankBounds(anchors, 10, { city: "Cestadt", score: 85 })).toEqual({
      best: 1,
      worst: 2,
      passed: ["Aheim", "Bedorf"],
    });
  });

  test("rounded scores are no certainty: 70.04 may be behind a 70.0 that was 70.05", () => {
    const boundsOf = (score: number): RankBounds =>
      rankBounds(anchors, 10, { city: "Cestadt", score, roundedTo: 0.1 });
    expect(boundsOf(70.04)).toEqual({ best: 3, worst: 8, passed: [] });
    expect(boundsOf(70.06)).toEqual({ best: 3, worst: 5, passed: ["Bedorf"] });
  });

  test("hold the true rank for any scores that fit", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 4, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: -1, max: 1000 }),
        (list, own, other, raised) => {
          const scores = list.toSorted((a, b) => b - a);
          const [me, known] = [own % scores.length, other % scores.length];
          const named = [...new Set([me, known])].map((at) => ({
            city: `${at}`,
            rank: at + 1,
            score: scores[at] ?? 0,
          }));
          const rank = 1 + scores.filter((score, at) => at !== me && score > raised).length;
          const bounds = rankBounds(named, scores.length, { city: `${me}`, score: raised });
          expect(bounds.best).toBeLessThanOrEqual(rank);
          expect(bounds.worst).toBeGreaterThanOrEqual(rank);
        },
      ),
    );
  });
});

describe("fair peers", () => {
  const facts = [
    { city: "Aheim", population: 100_000, land: "16", types: ["district-free"] },
    { city: "Bedorf", population: 190_000, land: "16", types: [] },
    { city: "Cestadt", population: 210_000, land: "16", types: ["district-free"] },
    { city: "Deburg", population: 60_000, land: "05", types: ["district-free"] },
  ];
  test("by size, Land and type; nearest in size first", () => {
    const names = (rule: Parameters<typeof peersOf>[2]): string[] =>
      peersOf(facts, "Aheim", rule).map((each) => each.city);
    expect(names({ sizeFactor: 2 })).toEqual(["Deburg", "Bedorf"]);
    expect(names({ sameLand: true })).toEqual(["Bedorf", "Cestadt"]);
    expect(names({ type: "district-free" })).toEqual(["Deburg", "Cestadt"]);
  });

  test("rank among them, and whom to ask for each indicator", () => {
    expect(rankAmong(base, "Aheim", ["Deburg"], "energy")).toBe(2);
    expect(bestPeers(base, "Aheim", ["Bedorf", "Deburg"])).toEqual([
      { indicator: "online", peer: "Bedorf", lead: 37.5 },
      { indicator: "charging", peer: "Deburg", lead: 100 },
    ]);
  });
});

describe("absolute beside relative", () => {
  const withMarks = sampleFramework({
    indicators: sampleFramework().framework.indicators.map((each) => ({
      ...each,
      goalposts: { from: 0, to: 40 },
    })),
  });
  const before = runIndex(withMarks, sampleTable(CITIES, VALUES));
  const after = runIndex(
    withMarks,
    sampleTable([...CITIES, "Eheim"], {
      online: [3, 9, 9, 9, 9],
      wait: [10, 9, 9, 9, 9],
      charging: [2, 9, 9, 9, 9],
    }),
  );

  test("progress shows though the rank falls", () => {
    expect(absoluteScore(after, "Aheim")).toBeGreaterThan(absoluteScore(before, "Aheim") ?? Infinity);
    expect(standingOf(after, "Aheim").rank).toBeGreaterThan(standingOf(before, "Aheim").rank);
    expect(absoluteScore(base, "Aheim")).toBeUndefined();
  });

  test("breaks are marked", () => {
    const series = seriesOf(
      [
        { edition: "1", run: before },
        { edition: "2", run: after },
      ],
      "Aheim",
    );
    expect(series[1]?.breaks).toEqual([{ kind: "cities", added: ["Eheim"], removed: [] }]);
    const moved = runIndex(
      sampleFramework({
        normalise: { kind: "percentile-rank" },
        indicators: [
          { key: "online", title: { de: "O" }, parent: "energy" },
          { key: "wait", title: { de: "W" }, parent: "services", direction: 1 },
          { key: "noise", title: { de: "L" }, parent: "energy" },
        ],
      }),
      sampleTable(CITIES, { online: [1, 2, 3, 4], wait: [1, 2, 3, 4], noise: [1, 2, 3, 4] }),
    );
    expect(breaksBetween(base, moved)).toEqual([
      { kind: "indicator-moved", key: "online" },
      { kind: "indicator-redefined", key: "wait" },
      { kind: "indicator-removed", key: "charging" },
      { kind: "indicator-added", key: "noise" },
      { kind: "method" },
    ]);
  });
});
