import type { Treat } from "./framework.ts";
import { kurtosis, skewness } from "./statistics.ts";

export interface Treatment {
  readonly before: { readonly skewness: number; readonly kurtosis: number };
  readonly after: { readonly skewness: number; readonly kurtosis: number };
  /** How many values were drawn in to the next one. */
  readonly winsorised: number;
  readonly isLog: boolean;
}

/**
 * Treats outliers by the rule of thumb of the JRC: a column is skewed when |skewness| and kurtosis both pass their
 * limits. First its outermost values are drawn in, one after another; where that is not enough, the untreated values
 * are put on a logarithmic scale instead (Handbook, step 5.1; JRC COIN Tool).
 */
export function treatOutliers(
  values: Float64Array,
  rule: Treat,
): { readonly values: Float64Array; readonly treatment: Treatment } {
  const before = shapeOf(values);
  const wins = winsorise(values, rule);
  const isLog = isSkewed(wins.values, rule);
  const after = isLog ? logShift(values) : wins.values;
  return {
    values: after,
    treatment: {
      before,
      after: after === values ? before : shapeOf(after),
      winsorised: isLog ? 0 : wins.count,
      isLog,
    },
  };
}

/** True where both limits are passed. A constant column is not skewed. */
export function isSkewed(values: Float64Array, rule: Pick<Treat, "skewness" | "kurtosis">): boolean {
  return Math.abs(skewness(values)) > rule.skewness && kurtosis(values) > rule.kurtosis;
}

/** Sets the outermost value, on the side of the skew, to the next one, until the column passes or the number is spent. */
export function winsorise(values: Float64Array, rule: Treat): { values: Float64Array; count: number } {
  if (rule.maxWinsorised === 0 || !isSkewed(values, rule)) return { values, count: 0 };
  const order = Array.from(values.keys())
    .filter((at) => !Number.isNaN(values[at] ?? Number.NaN))
    .toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  if (skewness(values) > 0) order.reverse();
  let result = values;
  let count = 0;
  while (count < rule.maxWinsorised && count + 1 < order.length && isSkewed(result, rule)) {
    count += 1;
    const bound = values[order[count] ?? 0] ?? Number.NaN;
    result = result.slice();
    for (const at of order.slice(0, count)) result[at] = bound;
  }
  return { values: result, count };
}

/** `ln(x - min + 0.01 (max - min))`: a logarithm that zero and negative values do not break (JRC COIN Tool). */
export function logShift(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  const [min, max] = [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
  return values.map((value) => Math.log(value - min + 0.01 * (max - min)));
}

/** Box and Cox 1964 with a shift that makes the smallest value 1; `lambda` 0 is the logarithm. */
export function boxCox(values: Float64Array, lambda: number): Float64Array {
  const min = values.reduce((least, value) => (value < least ? value : least), Infinity);
  return values.map((value) => {
    const positive = value - min + 1;
    return lambda === 0 ? Math.log(positive) : (positive ** lambda - 1) / lambda;
  });
}

function shapeOf(values: Float64Array): { skewness: number; kurtosis: number } {
  return { skewness: skewness(values), kurtosis: kurtosis(values) };
}
