import { ascendingOrder, mean } from "./statistics.ts";

/** Pearson's correlation over the cities for which both values are there; NaN where one of them is constant. */
export function pearson(one: Float64Array, other: Float64Array): number {
  const both = Array.from(one.keys()).filter(
    (at) => !Number.isNaN(one[at] ?? Number.NaN) && !Number.isNaN(other[at] ?? Number.NaN),
  );
  const [x, y] = [one, other].map((column) => both.map((at) => column[at] ?? 0)) as [number[], number[]];
  const [meanX, meanY] = [mean(x), mean(y)];
  let [sumXY, sumXX, sumYY] = [0, 0, 0];
  both.forEach((_, at) => {
    const [dx, dy] = [(x[at] ?? 0) - meanX, (y[at] ?? 0) - meanY];
    sumXY += dx * dy;
    sumXX += dx * dx;
    sumYY += dy * dy;
  });
  return sumXY / Math.sqrt(sumXX * sumYY);
}

/** Spearman's correlation: Pearson's of the places, ties in the middle. Both columns must be complete. */
export function spearman(one: Float64Array, other: Float64Array): number {
  return pearson(places(one), places(other));
}

/** The correlation of each column with each, row after row. */
export function correlationMatrix(columns: readonly Float64Array[]): number[][] {
  return columns.map((one) => columns.map((other) => (one === other ? 1 : pearson(one, other))));
}

/**
 * Cronbach's alpha: how well the parts of a group tell the same story (Handbook, step 4). 0.7 and more is usual.
 * Cities with a missing part are left out.
 */
export function cronbachAlpha(parts: readonly Float64Array[]): number {
  const complete = Array.from(parts[0]?.keys() ?? []).filter((at) =>
    parts.every((column) => !Number.isNaN(column[at] ?? Number.NaN)),
  );
  const variance = (values: readonly number[]): number => {
    const middle = mean(values);
    return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
  };
  const single = parts.reduce((sum, column) => sum + variance(complete.map((at) => column[at] ?? 0)), 0);
  const whole = variance(complete.map((at) => parts.reduce((sum, column) => sum + (column[at] ?? 0), 0)));
  return (parts.length / (parts.length - 1)) * (1 - single / whole);
}

function places(values: Float64Array): Float64Array {
  const order = ascendingOrder(values);
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let end = from + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[from] ?? 0]) end += 1;
    for (let at = from; at < end; at++) result[order[at] ?? 0] = (from + 1 + end) / 2;
    from = end;
  }
  return result;
}
