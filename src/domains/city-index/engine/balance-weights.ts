import { pearson } from "./correlations.ts";

export interface BalancedWeights {
  readonly weights: Float64Array;
  /** Of each part with the group. */
  readonly correlations: readonly number[];
  /** False where the correlations still differ: a part that runs against the others cannot be balanced by weight. */
  readonly isBalanced: boolean;
}

const STEPS = 500;
const CLOSE = 1e-6;

/**
 * Weights with which all parts correlate alike with their arithmetic mean, so that each has the same say (Becker et al.
 * 2017, "Weights and importance in composite indicators"). Parts that correlate less than the mean gain weight, step by
 * step. Cities with a missing part are left out.
 */
export function balanceWeights(parts: readonly Float64Array[]): BalancedWeights {
  let weights = new Float64Array(parts.length).fill(1 / parts.length);
  let correlations = correlationsWith(parts, weights);
  let rate = 1;
  for (let step = 0; step < STEPS && spreadOf(correlations) > CLOSE; step++) {
    const middle = correlations.reduce((sum, value) => sum + value, 0) / correlations.length;
    const raised = weights.map((weight, at) => weight * Math.exp(rate * (middle - (correlations[at] ?? 0))));
    const sum = raised.reduce((total, weight) => total + weight, 0);
    const next = raised.map((weight) => weight / sum);
    const found = correlationsWith(parts, next);
    // A step that went too far is taken again, half as wide: parts that run against each other swing.
    if (spreadOf(found) > spreadOf(correlations)) rate /= 2;
    else [weights, correlations] = [next, found];
  }
  return { weights, correlations, isBalanced: spreadOf(correlations) <= CLOSE };
}

function correlationsWith(parts: readonly Float64Array[], weights: Float64Array): number[] {
  const whole = new Float64Array(parts[0]?.length ?? 0);
  parts.forEach((part, at) => {
    for (let unit = 0; unit < whole.length; unit++) {
      whole[unit] = (whole[unit] ?? 0) + (weights[at] ?? 0) * (part[unit] ?? Number.NaN);
    }
  });
  return parts.map((part) => pearson(part, whole));
}

function spreadOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
