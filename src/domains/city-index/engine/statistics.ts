/** The values that are there, copied. Plain loops: this runs for every indicator of every simulated run. */
export function known(values: ArrayLike<number>): Float64Array {
  const there = new Float64Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (value === value) there[count++] = value;
  }
  return count === there.length ? there : there.slice(0, count);
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}

/** Standard deviation of a sample (divisor n - 1). */
export function deviation(values: ArrayLike<number>): number {
  const middle = mean(values);
  let [sum, count] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    const off = (values[at] ?? Number.NaN) - middle;
    if (off !== off) continue;
    sum += off * off;
    count += 1;
  }
  return Math.sqrt(sum / (count - 1));
}

/** Quantile of type 7 (Hyndman and Fan 1996), the default of R, NumPy and spreadsheets. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = known(values).toSorted();
  return quantileOfSorted(sorted, share);
}

export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (place - Math.floor(place)) * (above - below);
}

export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** Skewness of a sample, type 2 of Joanes and Gill 1998; what the Handbook's rule of thumb is stated in. */
export function skewness(values: ArrayLike<number>): number {
  const { n, second, third } = moments(values);
  return ((Math.sqrt(n) * third) / second ** 1.5) * (Math.sqrt(n * (n - 1)) / (n - 2));
}

/** Excess kurtosis of a sample, type 2 of Joanes and Gill 1998. */
export function kurtosis(values: ArrayLike<number>): number {
  const { n, second, fourth } = moments(values);
  const raw = (n * fourth) / second ** 2 - 3;
  return (((n + 1) * raw + 6) * (n - 1)) / ((n - 2) * (n - 3));
}

function moments(values: ArrayLike<number>): { n: number; second: number; third: number; fourth: number } {
  const there = known(values);
  const middle = mean(there);
  let [second, third, fourth] = [0, 0, 0];
  for (const value of there) {
    const off = value - middle;
    second += off ** 2;
    third += off ** 3;
    fourth += off ** 4;
  }
  return { n: there.length, second, third, fourth };
}

/**
 * Ranks as in sport: the highest score is 1, ties share the smallest rank and the next is skipped. Scores are
 * compared at full precision. A missing score has rank 0.
 */
export function ranksOf(scores: Float64Array): Int32Array {
  const order = ascendingOrder(scores);
  const ranks = new Int32Array(scores.length);
  let rank = 0;
  let last = Number.NaN;
  for (let at = order.length - 1; at >= 0; at--) {
    const unit = order[at] ?? 0;
    const score = scores[unit] ?? 0;
    if (score !== last) rank = order.length - at;
    last = score;
    ranks[unit] = rank;
  }
  return ranks;
}

/** Positions of the known values from the smallest to the largest: merge sort, since sorting with a comparing function
 * takes ten times as long. */
export function ascendingOrder(values: Float64Array): Uint32Array {
  let order = new Uint32Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value === value) order[count++] = at;
  }
  let other = new Uint32Array(values.length);
  for (let width = 1; width < count; width *= 2) {
    for (let from = 0; from < count; from += 2 * width) {
      const middle = Math.min(from + width, count);
      const end = Math.min(from + 2 * width, count);
      let [left, right] = [from, middle];
      for (let to = from; to < end; to++) {
        const takesLeft =
          left < middle &&
          (right >= end || (values[order[left] ?? 0] ?? 0) <= (values[order[right] ?? 0] ?? 0));
        other[to] = order[takesLeft ? left++ : right++] ?? 0;
      }
    }
    [order, other] = [other, order];
  }
  return order.subarray(0, count);
}

/** How many of the ascending values are below `value`. */
export function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending values are below `value` or equal to it. */
export function upperBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
