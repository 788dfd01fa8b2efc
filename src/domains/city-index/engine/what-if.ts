import type { CompiledFramework } from "./compile.ts";
import { runPrepared, standingOf, type IndexRun } from "./run.ts";
import { unitAt } from "./table.ts";

/** Wished values of one city by indicator, in the indicator's own unit (after denominating and treating). */
export type Changes = Readonly<Record<string, number>>;

export interface WhatIf {
  readonly city: string;
  readonly before: { readonly score: number; readonly rank: number };
  readonly after: { readonly score: number; readonly rank: number };
  /** Cities that were ahead or level and are behind now, best first. */
  readonly overtaken: readonly string[];
  /** The next city ahead after the change, with the points that are still missing. */
  readonly next?: { readonly city: string; readonly points: number };
  /** Cities whose own score moves although nothing changed there: our value is a new best or worst one. */
  readonly others: readonly { readonly city: string; readonly points: number }[];
  readonly run: IndexRun;
}

/** What would happen to the ranking if one city had other values; the yardsticks are fitted anew. */
export function whatIf(base: IndexRun, city: string, changes: Changes): WhatIf {
  const run = runPrepared(base.compiled, { ...base.prepared, values: changed(base, city, changes) });
  return compare(base, run, city);
}

/** One line of the list of levers: an indicator, raised alone. */
export interface Lever {
  readonly indicator: string;
  /** In the indicator's own unit. */
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly ranks: number;
  /** The best city that is overtaken, where one is. */
  readonly overtaken: string | undefined;
  readonly next: WhatIf["next"];
  /** Mean change of the other cities' scores. */
  readonly othersPoints: number;
}

/**
 * Every indicator raised alone, the one that gains most first.
 * @param share 1 closes the gap to the best city wholly, 0.5 by half
 */
export function leversOf(base: IndexRun, city: string, share = 1): Lever[] {
  const at = unitAt(base.units, city);
  const levers = base.compiled.indicators.map((indicator, index): Lever => {
    const column = base.prepared.values[index] ?? new Float64Array();
    const own = column[at] ?? Number.NaN;
    const best = column.reduce((most, value) => (value > most ? value : most), -Infinity);
    const wished = (own + share * (best - own)) * indicator.direction;
    const result = whatIf(base, city, { [indicator.key]: wished });
    const othersPoints =
      result.others.reduce((sum, other) => sum + other.points, 0) / Math.max(1, base.units.length - 1);
    return {
      indicator: indicator.key,
      from: own * indicator.direction,
      to: wished,
      points: result.after.score - result.before.score,
      ranks: result.before.rank - result.after.rank,
      overtaken: result.overtaken[0],
      next: result.next,
      othersPoints,
    };
  });
  return levers.toSorted((a, b) => b.points - a.points);
}

/** Oriented values with the city's wished ones put in. @throws RangeError for an unknown city or indicator */
export function changed(base: IndexRun, city: string, changes: Changes): Float64Array[] {
  const at = unitAt(base.units, city);
  const values = [...base.prepared.values];
  for (const [key, wished] of Object.entries(changes)) {
    const index = indicatorAt(base.compiled, key);
    const column = values[index]?.slice() ?? new Float64Array();
    column[at] = wished * (base.compiled.indicators[index]?.direction ?? 1);
    values[index] = column;
  }
  return values;
}

function compare(base: IndexRun, run: IndexRun, city: string): WhatIf {
  const at = unitAt(base.units, city);
  const { total } = base.compiled;
  const [old, now] = [base.scores[total] ?? new Float64Array(), run.scores[total] ?? new Float64Array()];
  const [oldRanks, ranks] = [base.ranks[total] ?? new Int32Array(), run.ranks[total] ?? new Int32Array()];
  const own = now[at] ?? Number.NaN;
  const others = base.units.map((_, unit) => unit).filter((unit) => unit !== at);
  const ahead = others
    .filter((unit) => (now[unit] ?? 0) > own)
    .toSorted((a, b) => (now[a] ?? 0) - (now[b] ?? 0));
  const next = ahead[0];
  return {
    city,
    before: standingOf(base, city),
    after: standingOf(run, city),
    overtaken: others
      .filter((unit) => (old[unit] ?? 0) >= (old[at] ?? 0) && (now[unit] ?? 0) < own)
      .toSorted((a, b) => (oldRanks[a] ?? 0) - (oldRanks[b] ?? 0))
      .map((unit) => base.units[unit] ?? ""),
    ...(next === undefined || ranks[at] === 1
      ? {}
      : { next: { city: base.units[next] ?? "", points: (now[next] ?? 0) - own } }),
    others: others
      .map((unit) => ({ city: base.units[unit] ?? "", points: (now[unit] ?? 0) - (old[unit] ?? 0) }))
      .filter((other) => Math.abs(other.points) > 1e-12),
    run,
  };
}

function indicatorAt(compiled: CompiledFramework, key: string): number {
  const at = compiled.elementOf.get(key);
  if (at === undefined || at >= compiled.indicators.length)
    throw new RangeError(`There is no indicator "${key}" in the framework.`);
  return at;
}
