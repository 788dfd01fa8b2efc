import type { Normalisation } from "./framework.ts";
import { applyYardstick, fitYardstick } from "./normalise.ts";
import type { Random } from "./random.ts";
import type { IndexRun } from "./run.ts";
import { hasMissing, insertionSort } from "./statistics.ts";

/** Fills the indicator scores of one simulated run. */
export type Normaliser = (into: readonly Float64Array[], random: Random) => void;

/**
 * Normalises a run's values over and over with new errors in them. Indicators without noise are normalised once; the
 * order of the others is kept from run to run, since sorting what is nearly in order costs little.
 * @param noise half-width of the uniform error of each cell, one column an indicator
 */
export function normaliserOf(
  base: IndexRun,
  way: Normalisation,
  noise: readonly Float64Array[] | undefined,
): Normaliser {
  const steps = base.compiled.indicators.map((_, at) => stepOf(base, way, at, noise?.[at]));
  return (into, random) => {
    for (let at = 0; at < steps.length; at++) {
      const column = into[at];
      if (column) steps[at]?.(column, random);
    }
  };
}

type Step = (into: Float64Array, random: Random) => void;

function stepOf(base: IndexRun, way: Normalisation, at: number, widths: Float64Array | undefined): Step {
  const indicator = base.compiled.indicators[at];
  const values = base.prepared.values[at] ?? new Float64Array();
  if (!indicator) return () => undefined;
  const own = indicator.normalise ?? way;
  const reference = own.kind === "distance-to-reference" ? base.units.indexOf(own.reference) : -1;
  const score = (column: Float64Array, into: Float64Array): Float64Array =>
    applyYardstick(fitYardstick(own, column, indicator, column[reference]), column, into);
  if (!widths?.some((width) => width > 0)) {
    const fixed = score(values, new Float64Array(values.length));
    return (into) => into.set(fixed);
  }
  const noisy = values.slice();
  const unsure = Uint16Array.from(widths.keys()).filter((unit) => (widths[unit] ?? 0) > 0);
  const isPlace = own.kind === "percentile-rank" && !hasMissing(values);
  const order = Uint16Array.from(values.keys());
  return (into, random) => {
    for (let at = 0; at < unsure.length; at++) {
      const unit = unsure[at] ?? 0;
      noisy[unit] = (values[unit] ?? 0) + (widths[unit] ?? 0) * (2 * random() - 1);
    }
    if (isPlace) percentileRanks(noisy, order, own, into);
    else score(noisy, into);
  };
}

/** Percentile ranks as `fitYardstick` gives them, by an order that is put right in place (insertion sort). */
export function percentileRanks(
  values: Float64Array,
  order: Uint16Array,
  { low, high }: { readonly low: number; readonly high: number },
  into: Float64Array,
): void {
  insertionSort(values, order, 0, order.length);
  const step = (high - low) / Math.max(1, order.length - 1);
  let place = 0;
  let last = Number.NaN;
  for (let at = 0; at < order.length; at++) {
    const unit = order[at] ?? 0;
    const value = values[unit] ?? 0;
    if (value !== last) place = at;
    last = value;
    into[unit] = place * step + low;
  }
}
