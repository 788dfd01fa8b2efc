import type { Treat } from "./framework.ts";
import { ascendingOrder, shapeOf, type Shape } from "./statistics.ts";

export interface Treatment {
  readonly before: Shape;
  readonly after: Shape;
  /** How many values were drawn in to the next one. */
  readonly winsorised: number;
  readonly transform: Treat["transform"]["kind"];
}

/**
 * Treats outliers by the rule of thumb of the JRC: a column is skewed when |skewness| and kurtosis both pass their
 * limits. First its outermost values are drawn in, one after another; where that is not enough, the untreated values
 * are put on a logarithmic scale or that of Box and Cox instead (Handbook, step 5.1; JRC COIN Tool).
 */
export function treatOutliers(
  values: Float64Array,
  rule: Treat,
): { readonly values: Float64Array; readonly treatment: Treatment } {
  const before = shapeOf(values);
  if (!isSkewed(before, rule)) {
    return { values, treatment: { before, after: before, winsorised: 0, transform: "none" } };
  }
  const wins = winsorise(values, rule);
  if (!isSkewed(wins.shape, rule)) {
    return {
      values: wins.values,
      treatment: { before, after: wins.shape, winsorised: wins.count, transform: "none" },
    };
  }
  if (rule.transform.kind === "none") {
    const { values: drawn, shape, count } = wins;
    return { values: drawn, treatment: { before, after: shape, winsorised: count, transform: "none" } };
  }
  const after = rule.transform.kind === "log" ? logShift(values) : boxCox(values, rule.transform.lambda);
  return {
    values: after,
    treatment: { before, after: shapeOf(after), winsorised: 0, transform: rule.transform.kind },
  };
}

/** True where both limits are passed. A constant column, whose shape is not a number, is not skewed. */
export function isSkewed(shape: Shape, rule: Pick<Treat, "skewness" | "kurtosis">): boolean {
  return Math.abs(shape.skewness) > rule.skewness && shape.kurtosis > rule.kurtosis;
}

/** Sets the outermost value, on the side of the skew, to the next one, until the column passes or the number is spent. */
export function winsorise(
  values: Float64Array,
  rule: Omit<Treat, "transform">,
): { readonly values: Float64Array; readonly shape: Shape; readonly count: number } {
  const result = values.slice();
  let shape = shapeOf(values);
  const order = ascendingOrder(values);
  if (shape.skewness > 0) order.reverse();
  let count = 0;
  while (count < rule.maxWinsorised && count + 1 < order.length && isSkewed(shape, rule)) {
    count += 1;
    const bound = values[order[count] ?? 0] ?? Number.NaN;
    for (let at = 0; at < count; at++) result[order[at] ?? 0] = bound;
    shape = shapeOf(result);
  }
  return { values: result, shape, count };
}

/** `ln(x - min + 0.01 (max - min))`: a logarithm that zero and negative values do not break (JRC COIN Tool). */
export function logShift(values: Float64Array): Float64Array {
  const order = ascendingOrder(values);
  const [min, max] = [values[order[0] ?? 0] ?? Number.NaN, values[order.at(-1) ?? 0] ?? Number.NaN];
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
