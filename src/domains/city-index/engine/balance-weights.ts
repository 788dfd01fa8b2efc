import { combine } from "./aggregate.ts";
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
 * step.
 */
export function balanceWeights(parts: readonly Float64Array[]): BalancedWeights {
  let weights = new Float64Array(parts.length).fill(1 / parts.length);
  let correlations = correlationsWith(parts, weights);
  for (let step = 0; step < STEPS && spreadOf(correlations) > CLOSE; step++) {
    const middle = correlations.reduce((sum, value) => sum + value, 0) / correlations.length;
    const raised = weights.map((weight, at) => weight * Math.exp(middle - (correlations[at] ?? 0)));
    const sum = raised.reduce((total, weight) => total + weight, 0);
    weights = raised.map((weight) => weight / sum);
    correlations = correlationsWith(parts, weights);
  }
  return { weights, correlations, isBalanced: spreadOf(correlations) <= CLOSE };
}

function correlationsWith(parts: readonly Float64Array[], weights: Float64Array): number[] {
  const whole = combine({ kind: "arithmetic" }, parts, weights);
  return parts.map((part) => (whole.ok ? pearson(part, whole.scores) : Number.NaN));
}

function spreadOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
