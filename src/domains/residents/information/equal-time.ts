import { setTimeout } from "node:timers/promises";

/** Longer than any answer of the register takes; whoever waits for a letter does not feel it. */
const LEAST_MS = 10;

/** Does work in no less than a fixed time, so that how long it took does not tell what was found (BMG § 51 (2) S. 3). */
export async function inEqualTime<Result>(work: () => Promise<Result>): Promise<Result> {
  const [result] = await Promise.all([work(), setTimeout(LEAST_MS)]);
  return result;
}
