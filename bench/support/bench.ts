export interface BenchResult {
  /** The figure of the subject, in the unit of the benchmark; higher is better. */
  readonly value: number;
  /** The same work at its barest, measured in the same run. */
  readonly yardstick: number;
  /** `value / yardstick` unless given. */
  readonly ratio?: number;
  readonly note?: string;
}

/** What a file `bench/NAME.bench.ts` exports as `bench`. */
export interface Bench {
  readonly name: string;
  readonly unit: string;
  /** The least ratio that counts as passed. */
  readonly atLeast?: number;
  run(): Promise<BenchResult>;
}
