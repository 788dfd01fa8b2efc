import { enumerateRuns, type Design } from "./enumerate-runs.ts";
import type { Aggregation, Normalisation } from "./framework.ts";
import { meanRankChange } from "./leave-one-out.ts";
import { randomOf } from "./random.ts";
import type { IndexRun } from "./run.ts";
import { sobolDesign, sobolIntervals, type SobolInterval } from "./sobol.ts";
import type { Table } from "./table.ts";

export const FACTORS = ["normalisation", "aggregation", "weights", "left-out"] as const;
export type Factor = (typeof FACTORS)[number];

export interface SensitivityOptions {
  /** Rows of the design; it takes six times as many runs. */
  readonly samples: number;
  readonly seed: number;
  readonly normalisations: readonly Normalisation[];
  readonly aggregations: readonly Aggregation[];
  readonly weightSpread: number;
}

const WEIGHT_SETS = 60;

/**
 * Which choice moves the ranks most: Sobol' indices of the mean absolute rank change over normalisation, aggregation,
 * weights and an indicator left out (Handbook, step 7; Saisana et al. 2005).
 */
export function rankSensitivity(
  base: IndexRun,
  table: Table,
  options: SensitivityOptions,
): (SobolInterval & { readonly factor: Factor })[] {
  const random = randomOf(options.seed);
  const { compiled } = base;
  const sets = Array.from({ length: WEIGHT_SETS }, () =>
    [...compiled.framework.indicators, ...compiled.framework.groups].map(
      ({ key, weight }) => [key, weight * (1 + options.weightSpread * (2 * random() - 1))] as const,
    ),
  );
  // One of the places stands for leaving nothing out.
  const left = [undefined, ...compiled.indicators.map((each) => each.key)];
  const designs = sobolDesign(options.samples, FACTORS.length, random).map((point): Design => {
    const weights = new Map(choose(sets, point[2]));
    const out = choose(left, point[3]);
    if (out !== undefined) weights.set(out, 0);
    const normalise = choose(options.normalisations, point[0]);
    const aggregate = choose(options.aggregations, point[1]);
    return { weights, least: 1, ...(normalise ? { normalise } : {}), ...(aggregate ? { aggregate } : {}) };
  });
  const nominal = base.ranks[compiled.total] ?? new Int32Array();
  const outputs = Float64Array.from(enumerateRuns(compiled.framework, table, designs), ({ ranks }) =>
    meanRankChange(nominal, ranks),
  );
  const indices = sobolIntervals(outputs, options.samples, { seed: options.seed });
  return indices.map((index, at) => ({ ...index, factor: FACTORS[at] ?? "weights" }));
}

function choose<Value>(values: readonly Value[], place = 0): Value | undefined {
  return values[Math.floor(place * values.length)];
}
