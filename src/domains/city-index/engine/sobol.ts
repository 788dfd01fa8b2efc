import { randomOf, type Random } from "./random.ts";
import { quantile } from "./statistics.ts";

/**
 * A design for Sobol' indices: two independent samples A and B, and for each factor A with that factor's column of B.
 * @returns `samples * (factors + 2)` points in the unit cube: A, B, then one block a factor
 */
export function sobolDesign(samples: number, factors: number, random: Random): Float64Array[] {
  const draw = (): Float64Array[] =>
    Array.from({ length: samples }, () => Float64Array.from({ length: factors }, random));
  const [a, b] = [draw(), draw()];
  const mixed = Array.from({ length: factors }, (_, factor) =>
    a.map((point, at) => point.map((value, column) => (column === factor ? (b[at]?.[column] ?? 0) : value))),
  );
  return [...a, ...b, ...mixed.flat()];
}

export interface SobolIndex {
  /** Share of the variance that the factor explains by itself; by Saltelli et al. 2010, table 2 (b). */
  readonly first: number;
  /** Share that would remain were all others known: with all interactions; by Jansen 1999. */
  readonly total: number;
}

/**
 * Sobol' indices from the outputs of a design.
 * @param outputs one number a point, in the order of `sobolDesign`
 */
export function sobolIndices(
  outputs: Float64Array,
  samples: number,
): { variance: number; factors: SobolIndex[] } {
  return estimate(
    outputs,
    samples,
    Uint32Array.from({ length: samples }, (_, at) => at),
  );
}

export interface SobolInterval extends SobolIndex {
  readonly firstInterval: readonly [low: number, high: number];
  readonly totalInterval: readonly [low: number, high: number];
}

/** The indices with intervals of 90 % by bootstrap: the same estimate from rows drawn again with replacement. */
export function sobolIntervals(
  outputs: Float64Array,
  samples: number,
  { rounds = 100, seed = 1 }: { readonly rounds?: number; readonly seed?: number } = {},
): SobolInterval[] {
  const random = randomOf(seed);
  const drawn = Array.from({ length: rounds }, () =>
    estimate(
      outputs,
      samples,
      Uint32Array.from({ length: samples }, () => Math.floor(random() * samples)),
    ),
  );
  const interval = (values: readonly number[]): readonly [number, number] => [
    quantile(values, 0.05),
    quantile(values, 0.95),
  ];
  return sobolIndices(outputs, samples).factors.map((index, factor) => ({
    ...index,
    firstInterval: interval(drawn.map((round) => round.factors[factor]?.first ?? Number.NaN)),
    totalInterval: interval(drawn.map((round) => round.factors[factor]?.total ?? Number.NaN)),
  }));
}

function estimate(
  outputs: Float64Array,
  samples: number,
  rows: Uint32Array,
): { variance: number; factors: SobolIndex[] } {
  const valueAt = (block: number, row: number): number => outputs[block * samples + row] ?? Number.NaN;
  let sum = 0;
  for (const row of rows) sum += valueAt(0, row) + valueAt(1, row);
  const middle = sum / (2 * rows.length);
  let squares = 0;
  for (const row of rows) squares += (valueAt(0, row) - middle) ** 2 + (valueAt(1, row) - middle) ** 2;
  const variance = squares / (2 * rows.length - 1);
  const blocks = outputs.length / samples - 2;
  const factors = Array.from({ length: blocks }, (_, factor): SobolIndex => {
    let [first, total] = [0, 0];
    for (const row of rows) {
      const [a, b, mixed] = [valueAt(0, row), valueAt(1, row), valueAt(factor + 2, row)];
      first += b * (mixed - a);
      total += (a - mixed) ** 2;
    }
    return { first: first / rows.length / variance, total: total / (2 * rows.length) / variance };
  });
  return { variance, factors };
}
