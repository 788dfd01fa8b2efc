import { inEqualTime } from "../src/domains/residents/information/equal-time.ts";
import { requestInformation } from "../src/domains/residents/information/request-information.ts";
import type { Bench } from "./support/bench.ts";
import { median } from "./support/measure.ts";
import { MET, requestFor, startBenchRegister } from "./support/register.ts";

const RESIDENTS = 20_000;
const RUNS = 2_000;
/** Below this a difference tells nothing: it is a twentieth of a millisecond. */
const NOTHING_US = 50;

/**
 * The median time of a request that meets nobody, several people and a block, 2,000 each in turn, among 20,000
 * residents. The figure is the shortest of the three in µs, its yardstick the longest; a difference under 50 µs is none.
 */
export const bench: Bench = {
  name: "neutral-timing",
  unit: "µs",
  atLeast: 0.99,
  run: async () => {
    await using register = await startBenchRegister(RESIDENTS);
    const job = register.test.job();
    const names = [MET.nobody, MET.several, MET.blocked];
    const times = names.map((): number[] => []);
    for (let run = 0; run < RUNS; run += 1) {
      // In another order each time, so that none is always the one after.
      for (let turn = 0; turn < names.length; turn += 1) {
        const at = (run + turn) % names.length;
        const request = requestFor(names[at] ?? "");
        const from = performance.now();
        await inEqualTime(() => requestInformation(job, request));
        times[at]?.push((performance.now() - from) * 1000);
      }
    }
    const medians = times.map(median);
    const [shortest, longest] = [Math.min(...medians), Math.max(...medians)];
    const isNothing = longest - shortest < NOTHING_US;
    return {
      value: shortest,
      yardstick: longest,
      ...(isNothing ? { ratio: 1 } : {}),
      note: names.map((name, at) => `${name} ${Math.round(medians[at] ?? 0)} µs`).join(", "),
    };
  },
};
