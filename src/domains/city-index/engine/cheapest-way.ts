import { runPrepared, standingOf, type IndexRun } from "./run.ts";
import { changed, type Changes } from "./what-if.ts";

/** What a city can do: its cost, when it is done, and the values that its indicators then have. */
export interface Measure {
  readonly key: string;
  readonly costCents: number;
  /** The day it takes effect, `2027-03-31`. */
  readonly doneBy: string;
  readonly values: Changes;
}

export interface Way {
  readonly measures: readonly Measure[];
  readonly costCents: number;
  /** When the last of them is done. */
  readonly doneBy: string | undefined;
  readonly score: number;
  readonly rank: number;
}

export type CheapestWay =
  | { readonly ok: true; readonly way: Way }
  /** Even with all measures; `best` is how far they lead. */
  | { readonly ok: false; readonly reason: "out-of-reach"; readonly best: Way }
  | { readonly ok: false; readonly reason: "too-many-measures"; readonly most: number };

/** Above this number an exact search may take minutes. */
export const MOST_MEASURES = 20;

/**
 * The cheapest set of measures that brings a city to a rank, all other cities unchanged: exact, by searching all sets
 * and leaving out those that cost too much already or cannot get there with all that is left. Where two measures set
 * the same indicator, the better value counts.
 * @param by only measures that are done by this day
 */
export function cheapestWay(
  base: IndexRun,
  city: string,
  {
    rank,
    measures,
    by,
  }: { readonly rank: number; readonly measures: readonly Measure[]; readonly by?: string },
): CheapestWay {
  const open = measures.filter((each) => by === undefined || each.doneBy <= by);
  if (open.length > MOST_MEASURES) return { ok: false, reason: "too-many-measures", most: MOST_MEASURES };
  // The dearest first, so that leaving it out is decided while most others are still open.
  const ordered = open.toSorted((a, b) => b.costCents - a.costCents);
  const wayOf = (chosen: readonly Measure[]): Way => evaluate(base, city, chosen);
  const all = wayOf(ordered);
  if (all.rank > rank) return { ok: false, reason: "out-of-reach", best: all };
  let best = all;
  const search = (at: number, chosen: readonly Measure[], costCents: number): void => {
    if (costCents > best.costCents) return;
    const now = wayOf(chosen);
    if (now.rank <= rank) {
      if (isBetter(now, best)) best = now;
      return;
    }
    const next = ordered[at];
    if (!next || wayOf([...chosen, ...ordered.slice(at)]).rank > rank) return;
    search(at + 1, chosen, costCents);
    search(at + 1, [...chosen, next], costCents + next.costCents);
  };
  search(0, [], 0);
  return { ok: true, way: best };
}

function isBetter(one: Way, other: Way): boolean {
  if (one.costCents !== other.costCents) return one.costCents < other.costCents;
  return one.measures.length < other.measures.length;
}

function evaluate(base: IndexRun, city: string, measures: readonly Measure[]): Way {
  const run = runPrepared(base.compiled, {
    ...base.prepared,
    values: changed(base, city, together(base, measures)),
  });
  return {
    measures,
    costCents: measures.reduce((sum, each) => sum + each.costCents, 0),
    doneBy: measures
      .map((each) => each.doneBy)
      .toSorted()
      .at(-1),
    ...standingOf(run, city),
  };
}

function together(base: IndexRun, measures: readonly Measure[]): Changes {
  const result: Record<string, number> = {};
  for (const { values } of measures) {
    for (const [key, value] of Object.entries(values)) {
      const direction = base.compiled.indicators[base.compiled.elementOf.get(key) ?? -1]?.direction ?? 1;
      const other = result[key];
      result[key] = other === undefined || (value - other) * direction > 0 ? value : other;
    }
  }
  return result;
}
