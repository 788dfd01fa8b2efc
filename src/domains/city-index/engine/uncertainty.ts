import { aggregateInto } from "./aggregate.ts";
import { compileFramework, type CompiledFramework } from "./compile.ts";
import type { Aggregation, Normalisation } from "./framework.ts";
import { normaliserOf } from "./noisy-scores.ts";
import { randomOf, type Random } from "./random.ts";
import type { IndexRun } from "./run.ts";
import { mean, quantileOfSorted, ranksOf } from "./statistics.ts";
import { unitAt } from "./table.ts";

/** What is varied at random from run to run. */
export interface UncertaintyOptions {
  readonly runs: number;
  readonly seed: number;
  /** One of them a run; an indicator's own way to normalise stays. */
  readonly normalisations: readonly Normalisation[];
  /** One of them a run, on all levels. A score below 1 counts as 1 where a mean needs positive scores. */
  readonly aggregations: readonly Aggregation[];
  /** 0.25: each weight is multiplied by a number between 0.75 and 1.25. */
  readonly weightSpread: number;
  /** One indicator drawn at random is left out of each run. */
  readonly leaveOneOut: boolean;
  /**
   * How far a cell may be off, up and down, in the indicator's unit: one column an indicator, 0 where it is verified.
   * The error is uniform.
   */
  readonly noise?: readonly Float64Array[];
  /** Called now and then with the runs done. */
  onProgress?(done: number): void;
}

export const USUAL_UNCERTAINTY: Omit<UncertaintyOptions, "seed"> = {
  runs: 1000,
  normalisations: [
    { kind: "min-max", low: 1, high: 100 },
    { kind: "z-score", mean: 50, deviation: 10 },
    { kind: "percentile-rank", low: 1, high: 100 },
  ],
  aggregations: [{ kind: "arithmetic" }, { kind: "geometric" }],
  weightSpread: 0.25,
  leaveOneOut: true,
};

/** Ranks in all runs. */
export interface Uncertainty {
  readonly units: readonly string[];
  readonly runs: number;
  /** Run after run, the rank of each unit. */
  readonly ranks: Uint16Array;
}

/** How sure the ranks of the total are: Monte-Carlo over method, weights and unverified cells (Handbook, step 7). */
export function simulate(base: IndexRun, options: UncertaintyOptions): Uncertainty {
  const { runs, normalisations, aggregations } = options;
  const random = randomOf(options.seed);
  const compiled = aggregations.map((aggregate) => withAggregation(base.compiled, aggregate));
  const size = base.units.length;
  const scores = base.compiled.keys.map(() => new Float64Array(size));
  const normalisers = normalisations.map((way) => normaliserOf(base, way, options.noise));
  const weights = base.compiled.groups.map((group) => group.weights.slice());
  const ranks = new Uint16Array(runs * size);
  for (let run = 0; run < runs; run++) {
    pick(normalisers, random)?.(scores, random);
    const chosen = pick(compiled, random) ?? base.compiled;
    if (chosen.framework.aggregate.kind !== "arithmetic")
      raiseToOne(scores.slice(0, base.compiled.indicators.length));
    drawWeights(base.compiled, weights, options, random);
    aggregateInto(chosen, scores, weights);
    ranks.set(ranksOf(scores[base.compiled.total] ?? new Float64Array()), run * size);
    if (run % 256 === 255) options.onProgress?.(run + 1);
  }
  options.onProgress?.(runs);
  return { units: base.units, runs, ranks };
}

export interface RankInterval {
  readonly unit: string;
  readonly nominal: number;
  readonly mean: number;
  readonly median: number;
  /** 90 % of the runs lie from `low` to `high`. */
  readonly low: number;
  readonly high: number;
}

/** The rank of each city in the run itself, and where it lies in 90 % of the simulated runs. */
export function rankIntervals(base: IndexRun, uncertainty: Uncertainty): RankInterval[] {
  return base.units.map((unit, at) => {
    const ranks = ranksOfUnit(uncertainty, at).sort();
    return {
      unit,
      nominal: base.ranks[base.compiled.total]?.[at] ?? 0,
      mean: mean(ranks),
      median: quantileOfSorted(ranks, 0.5),
      low: quantileOfSorted(ranks, 0.05),
      high: quantileOfSorted(ranks, 0.95),
    };
  });
}

/** Share of the runs in which a city is ahead of another; a tie counts half. */
export function probabilityAhead(uncertainty: Uncertainty, unit: string, other: string): number {
  const [one, two] = [unit, other].map((name) => ranksOfUnit(uncertainty, unitAt(uncertainty.units, name)));
  let ahead = 0;
  for (let run = 0; run < uncertainty.runs; run++) {
    const lead = (two?.[run] ?? 0) - (one?.[run] ?? 0);
    ahead += lead > 0 ? 1 : lead === 0 ? 0.5 : 0;
  }
  return ahead / uncertainty.runs;
}

function ranksOfUnit({ ranks, units, runs }: Uncertainty, at: number): Float64Array {
  return Float64Array.from({ length: runs }, (_, run) => ranks[run * units.length + at] ?? 0);
}

function drawWeights(
  { groups, indicators }: CompiledFramework,
  weights: readonly Float64Array[],
  { weightSpread, leaveOneOut }: UncertaintyOptions,
  random: Random,
): void {
  const left = leaveOneOut ? Math.floor(random() * indicators.length) : -1;
  groups.forEach((group, at) => {
    const drawn = weights[at] ?? new Float64Array();
    for (let part = 0; part < drawn.length; part++) {
      const factor = 1 + weightSpread * (2 * random() - 1);
      // Its group would be empty without its only part.
      const isLeft = group.parts[part] === left && drawn.length > 1;
      drawn[part] = isLeft ? 0 : (group.weights[part] ?? 0) * factor;
    }
  });
}

function withAggregation(compiled: CompiledFramework, aggregate: Aggregation): CompiledFramework {
  const { framework } = compiled;
  const groups = framework.groups.map(({ aggregate: _own, ...group }) => group);
  return compileFramework({ ...framework, aggregate, groups });
}

function raiseToOne(columns: readonly Float64Array[]): void {
  for (const column of columns) {
    for (let unit = 0; unit < column.length; unit++) if ((column[unit] ?? 0) < 1) column[unit] = 1;
  }
}

function pick<Value>(values: readonly Value[], random: Random): Value | undefined {
  return values[Math.floor(random() * values.length)];
}
