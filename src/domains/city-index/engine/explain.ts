import {
  compareEditions,
  type Comparison,
  type Edition,
  type Incomparable,
  type Side,
} from "./compare-editions.ts";
import { isAdditive, sharesIn } from "./compile.ts";
import { CAUSES, coalitions, shapley, SHAPLEY_PARTS, type Cause, type Coalition } from "./shapley.ts";

/** A point is split into so many parts: billionths, and 120 for Shapley's average. */
export const POINT_PARTS = 1e9 * SHAPLEY_PARTS;
export const RANK_PARTS = SHAPLEY_PARTS;

export interface CauseShare {
  readonly cause: Cause;
  /** Points gained (+) or lost (-) by this cause, in parts of `POINT_PARTS`: whole numbers, so that sums are exact. */
  readonly pointParts: number;
  /** Ranks gained (+) or lost (-), in parts of `RANK_PARTS`: whole numbers, so that sums are exact. */
  readonly rankParts: number;
  /** Where every mean is arithmetic: the same points by indicator, largest first; they sum up but for rounding. */
  readonly indicators: readonly { readonly key: string; readonly points: number }[];
  /** The same ranks by city that we passed (+) or that passed us (-), largest first. */
  readonly cities: readonly { readonly city: string; readonly rankParts: number }[];
}

export interface Explanation {
  readonly city: string;
  /** Key of the table that is explained: the total or a category. */
  readonly key: string;
  readonly before: { readonly score: number; readonly rank: number; readonly cities: number };
  readonly after: { readonly score: number; readonly rank: number; readonly cities: number };
  readonly causes: readonly CauseShare[];
}

export type Explained =
  | { readonly ok: true; readonly explanation: Explanation }
  | { readonly ok: false; readonly reason: "city-missing"; readonly edition: Side }
  | { readonly ok: false; readonly reason: "no-such-table"; readonly edition: Side }
  | Incomparable;

/**
 * Why a city's score and rank moved: Shapley's average over all orders in which own data, the others' data, the
 * yardsticks, the method and the set of cities change (Shapley 1953; 32 re-rankings). Exact over these five causes.
 * Within a cause the points are shared by indicator and the ranks by city, both by the same average, which is additive.
 */
export function explainIn(comparison: Comparison, city: string, key?: string): Explained {
  const { before, cities, inBefore, inAfter, worlds } = comparison;
  const own = cities.indexOf(city);
  if (!inBefore[own]) return { ok: false, reason: "city-missing", edition: "before" };
  if (!inAfter[own]) return { ok: false, reason: "city-missing", edition: "after" };
  const table = key ?? before.compiled.keys[before.compiled.total] ?? "";
  const elements = worlds.map(({ compiled }) =>
    key === undefined ? compiled.total : (compiled.elementOf.get(key) ?? -1),
  );
  if (elements[0] === -1) return { ok: false, reason: "no-such-table", edition: "before" };
  if (elements[7] === -1) return { ok: false, reason: "no-such-table", edition: "after" };
  const scoreIn = (world: number, at: number): number =>
    worlds[world]?.scores[elements[world] ?? -1]?.[at] ?? Number.NaN;

  const nano = coalitions((on) => Math.round(scoreIn(worldOf(on, on.own), own) * 1e9));
  const points = shapley(nano);
  const passed = cities.map((_, other) =>
    coalitions((on) => {
      const isThere = on.cities ? inAfter[other] : inBefore[other];
      if (other === own || !isThere) return 0;
      return scoreIn(worldOf(on, on.others), other) > scoreIn(worldOf(on, on.own), own) ? -1 : 0;
    }),
  );
  const byCity = passed.map((values) => shapley(values));
  const byIndicator = indicatorShares(comparison, own, elements);
  const standing = (on: 0 | 31, set: readonly boolean[]): Explanation["before"] => ({
    score: scoreIn(on === 0 ? 0 : 7, own),
    rank: 1 - passed.reduce((sum, values) => sum + (values[on] ?? 0), 0),
    cities: set.filter(Boolean).length,
  });
  return {
    ok: true,
    explanation: {
      city,
      key: table,
      before: standing(0, inBefore),
      after: standing(31, inAfter),
      causes: CAUSES.map((cause, at) => ({
        cause,
        pointParts: points[at] ?? 0,
        rankParts: byCity.reduce((sum, shares) => sum + (shares[at] ?? 0), 0),
        indicators: byIndicator
          .map(({ key: indicator, shares }) => ({
            key: indicator,
            points: (shares[at] ?? 0) / SHAPLEY_PARTS,
          }))
          .filter((each) => Math.abs(each.points) > 1e-12)
          .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)),
        cities: byCity
          .map((shares, other) => ({ city: cities[other] ?? "", rankParts: shares[at] ?? 0 }))
          .filter((each) => each.rankParts !== 0)
          .toSorted((a, b) => Math.abs(b.rankParts) - Math.abs(a.rankParts)),
      })),
    },
  };
}

/** `compareEditions` and `explainIn` for a single question. */
export function explain(before: Edition, after: Edition, city: string, key?: string): Explained {
  const compared = compareEditions(before, after);
  return compared.ok ? explainIn(compared.comparison, city, key) : compared;
}

/** New data is bit 0, new yardsticks bit 1, new method bit 2. */
function worldOf(on: Coalition, isNewData: boolean): number {
  return (isNewData ? 1 : 0) | (on.yardstick ? 2 : 0) | (on.method ? 4 : 0);
}

function indicatorShares(
  { before, after, worlds }: Comparison,
  own: number,
  elements: readonly number[],
): { key: string; shares: Float64Array }[] {
  if (!isAdditive(before.compiled) || !isAdditive(after.compiled)) return [];
  const weights = worlds.map(({ compiled }, world) => sharesIn(compiled, elements[world] ?? -1));
  const keys = [before, after].flatMap(({ compiled }) => compiled.indicators.map((each) => each.key));
  return [...new Set(keys)].map((key) => {
    const points = worlds.map(({ compiled, scores }, world) => {
      const element = compiled.elementOf.get(key);
      if (element === undefined) return 0;
      return (weights[world]?.[element] ?? 0) * (scores[element]?.[own] ?? 0);
    });
    return { key, shares: shapley(coalitions((on) => points[worldOf(on, on.own)] ?? 0)) };
  });
}
