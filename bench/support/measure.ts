export interface RateOptions {
  /** For subject and yardstick together, without the warm-up. */
  readonly seconds?: number;
  readonly rounds?: number;
}

type Work = () => unknown;

/** Calls a second of each, one after the other as long as the time lasts; a promise is awaited. */
export async function measureRate(work: Work, options: RateOptions = {}): Promise<number> {
  const { seconds = 4, rounds = 5 } = options;
  await ratePerSecond(work, seconds / 4);
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) rates.push(await ratePerSecond(work, seconds / rounds));
  return median(rates);
}

/**
 * Measures two pieces of work in turns, so that a noisy machine slows both alike, and gives the median of each
 * and of the rounds' ratios.
 */
export async function measureAgainst(
  subject: Work,
  yardstick: Work,
  options: RateOptions = {},
): Promise<{ value: number; yardstick: number; ratio: number }> {
  const { seconds = 8, rounds = 7 } = options;
  const one = seconds / rounds / 2;
  return interleave(
    () => ratePerSecond(subject, one),
    () => ratePerSecond(yardstick, one),
    rounds,
  );
}

/** The same for rates that are measured elsewhere, such as by `httpRate`. The first round warms up and is dropped. */
export async function interleave(
  subject: () => Promise<number>,
  yardstick: () => Promise<number>,
  rounds = 5,
): Promise<{ value: number; yardstick: number; ratio: number }> {
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round <= rounds; round++) {
    // Who goes first changes, or one of them would always meet the other's garbage.
    const first = round % 2 === 0 ? await subject() : await yardstick();
    const second = round % 2 === 0 ? await yardstick() : await subject();
    if (round > 0) pairs.push(round % 2 === 0 ? [first, second] : [second, first]);
  }
  return {
    value: median(pairs.map(([value]) => value)),
    yardstick: median(pairs.map(([, yard]) => yard)),
    ratio: median(pairs.map(([value, yard]) => value / yard)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Work that gives no promise is called in bundles, since reading the clock each time would be measured too. */
async function ratePerSecond(work: Work, seconds: number): Promise<number> {
  const started = performance.now();
  const until = started + seconds * 1000;
  let calls = 0;
  let bundle = 1;
  let now = started;
  while (now < until) {
    const before = now;
    for (let index = 0; index < bundle; index++) {
      const result = work();
      if (result instanceof Promise) await result;
    }
    calls += bundle;
    now = performance.now();
    if (now - before < 1) bundle *= 2;
  }
  return calls / ((now - started) / 1000);
}
