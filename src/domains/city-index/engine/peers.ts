import type { IndexRun } from "./run.ts";
import { unitAt } from "./table.ts";

/** What makes cities comparable. */
export interface CityFacts {
  readonly city: string;
  readonly population: number;
  /** The first two digits of the official key. */
  readonly land: string;
  /** Such as `kreisfrei`, `university`. */
  readonly types: readonly string[];
}

export interface PeerRule {
  /** 0.5: from half to double the population. */
  readonly sizeFactor?: number;
  readonly sameLand?: boolean;
  readonly type?: string;
}

/** Cities like this one by the rules given, nearest in size first; the city itself is not among them. */
export function peersOf(facts: readonly CityFacts[], city: string, rule: PeerRule): CityFacts[] {
  const own = facts.find((each) => each.city === city);
  if (!own) throw new RangeError(`There are no facts of "${city}".`);
  const distance = (each: CityFacts): number => Math.abs(Math.log(each.population / own.population));
  const most = rule.sizeFactor === undefined ? Infinity : Math.abs(Math.log(rule.sizeFactor));
  return facts
    .filter((each) => each.city !== city && distance(each) <= most + 1e-12)
    .filter((each) => !rule.sameLand || each.land === own.land)
    .filter((each) => rule.type === undefined || each.types.includes(rule.type))
    .toSorted((a, b) => distance(a) - distance(b));
}

/** A city's rank among its peers in one table. */
export function rankAmong(run: IndexRun, city: string, peers: readonly string[], key?: string): number {
  const element = key === undefined ? run.compiled.total : (run.compiled.elementOf.get(key) ?? -1);
  const scores = run.scores[element] ?? new Float64Array();
  const own = scores[unitAt(run.units, city)] ?? Number.NaN;
  return 1 + peers.filter((peer) => (scores[run.units.indexOf(peer)] ?? Number.NaN) > own).length;
}

/** The best peer of each indicator in which one is better than the city: whom to ask. */
export function bestPeers(
  run: IndexRun,
  city: string,
  peers: readonly string[],
): { readonly indicator: string; readonly peer: string; readonly lead: number }[] {
  const at = unitAt(run.units, city);
  return run.compiled.indicators.flatMap(({ key }, index) => {
    const column = run.scores[index] ?? new Float64Array();
    const own = column[at] ?? Number.NaN;
    const best = peers
      .map((peer) => ({ peer, score: column[run.units.indexOf(peer)] ?? Number.NaN }))
      .filter(({ score }) => score > own)
      .toSorted((a, b) => b.score - a.score)[0];
    return best ? [{ indicator: key, peer: best.peer, lead: best.score - own }] : [];
  });
}
