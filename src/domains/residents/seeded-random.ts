/** Numbers that look random and are the same for the same seed, for invented data. */
export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  chance(share: number): boolean;
}

/** mulberry32: small, fast, and good enough for invented people. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (first: number, last: number): number => first + Math.floor(next() * (last - first + 1));
  return {
    next,
    between,
    pick: (values) => values[between(0, values.length - 1)] ?? values[0],
    chance: (share) => next() < share,
  };
}
