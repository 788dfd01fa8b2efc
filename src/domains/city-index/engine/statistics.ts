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

/** How a distribution leans, and how heavy its ends are. Not a number where all values are the same. */
export interface Shape {
  /** Skewness of a sample, type 2 of Joanes and Gill 1998; what the Handbook's rule of thumb is stated in. */
  readonly skewness: number;
  /** Excess kurtosis of a sample, type 2 of Joanes and Gill 1998. */
  readonly kurtosis: number;
}

export function shapeOf(values: ArrayLike<number>): Shape {
  const middle = mean(values);
  let [n, second, third, fourth] = [0, 0, 0, 0];
  for (let at = 0; at < values.length; at++) {
    const off = (values[at] ?? Number.NaN) - middle;
    if (off !== off) continue;
    const square = off * off;
    n += 1;
    second += square;
    third += square * off;
    fourth += square * square;
  }
  const raw = (n * fourth) / (second * second) - 3;
  return {
    skewness: ((Math.sqrt(n) * third) / (second * Math.sqrt(second))) * (Math.sqrt(n * (n - 1)) / (n - 2)),
    kurtosis: (((n + 1) * raw + 6) * (n - 1)) / ((n - 2) * (n - 3)),
  };
}

/** True where a value is missing. */
export function hasMissing(values: Float64Array): boolean {
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value !== value) return true;
  }
  return false;
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

const BLOCK = 16;

/**
 * Positions of the known values from the smallest to the largest, equal ones in their order. Blocks are sorted by
 * insertion and then merged: sorting with a comparing function takes ten times as long.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  let order = new Uint32Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value === value) order[count++] = at;
  }
  for (let from = 0; from < count; from += BLOCK)
    insertionSort(values, order, from, Math.min(from + BLOCK, count));
  let other = new Uint32Array(values.length);
  for (let width = BLOCK; width < count; width *= 2) {
    for (let from = 0; from < count; from += 2 * width) {
      merge(values, order, other, {
        from,
        middle: Math.min(from + width, count),
        end: Math.min(from + 2 * width, count),
      });
    }
    [order, other] = [other, order];
  }
  return order.subarray(0, count);
}

/** Puts a part of an order right in place; quick where it is nearly right. */
export function insertionSort(
  values: Float64Array,
  order: Uint32Array | Uint16Array,
  from: number,
  end: number,
): void {
  for (let at = from + 1; at < end; at++) {
    const unit = order[at] ?? 0;
    const value = values[unit] ?? 0;
    let to = at;
    while (to > from && (values[order[to - 1] ?? 0] ?? 0) > value) {
      order[to] = order[to - 1] ?? 0;
      to -= 1;
    }
    order[to] = unit;
  }
}

function merge(
  values: Float64Array,
  order: Uint32Array,
  into: Uint32Array,
  { from, middle, end }: { from: number; middle: number; end: number },
): void {
  let left = from;
  let right = middle;
  for (let to = from; to < end; to++) {
    const one = order[left] ?? 0;
    const other = order[right] ?? 0;
    if (left < middle && (right >= end || (values[one] ?? 0) <= (values[other] ?? 0))) {
      into[to] = one;
      left += 1;
    } else {
      into[to] = other;
      right += 1;
    }
  }
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
