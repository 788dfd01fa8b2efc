import type { Indicator, Normalisation } from "./framework.ts";
import { deviation, known, lowerBound, mean, upperBound } from "./statistics.ts";

/**
 * What an indicator is measured against, fitted on one set of cities and one year and applicable to any value:
 * either `(value - origin) / span * scale + shift` within bounds, or the value's place among sorted values.
 */
export type Yardstick =
  | {
      readonly kind: "linear";
      readonly origin: number;
      /** 0 where all cities have the same value: then everyone gets `same`. */
      readonly span: number;
      readonly scale: number;
      readonly shift: number;
      readonly low: number;
      readonly high: number;
      readonly same: number;
    }
  | {
      readonly kind: "position";
      readonly sorted: Float64Array;
      readonly ties: "min" | "average";
      /** Score = (place - first) * scale + shift; the place of the smallest value is 1. */
      readonly first: number;
      readonly scale: number;
      readonly shift: number;
    };

/**
 * Fits the yardstick of one indicator.
 * @param values oriented values (direction applied), NaN where missing
 * @param reference the value of the reference city, oriented, for `distance-to-reference`
 *
 * A constant indicator tells no city from another: by min-max all of them are the best, and get `high`.
 */
export function fitYardstick(
  way: Normalisation,
  values: Float64Array,
  { direction, target = Number.NaN }: Pick<Indicator, "direction" | "target">,
  reference = Number.NaN,
): Yardstick {
  const [min, max] = extent(values);
  switch (way.kind) {
    case "min-max":
      return linear(min, max - min, { scale: way.high - way.low, shift: way.low, same: way.high });
    case "scaled":
      return linear(...oriented(way, direction), { scale: way.scale });
    case "z-score":
      // Rounding in the mean must not turn equal values into tiny deviations.
      return linear(mean(values), max > min ? deviation(values) : 0, {
        scale: way.deviation,
        shift: way.mean,
        same: way.mean,
      });
    case "distance-to-maximum":
      return linear(min, max - min, { same: 1 });
    case "distance-to-reference":
      return linear(min, reference - min, { same: 1, ...(way.capped ? { high: 1 } : {}) });
    case "distance-to-target":
      return linear(min, direction * target - min, { same: 1, ...(way.capped ? { high: 1 } : {}) });
    case "fraction-of-maximum":
      return linear(0, max, {});
    case "goalposts":
      return linear(...oriented(way, direction), {
        scale: way.scale,
        ...(way.truncated ? { low: Math.min(0, way.scale), high: Math.max(0, way.scale) } : {}),
      });
    case "percentile-rank":
    case "rank":
    case "borda":
      return position(way, known(values).sort());
  }
}

/** Scores of oriented values. `into` may be `values` itself. */
export function applyYardstick(
  yardstick: Yardstick,
  values: Float64Array,
  into: Float64Array = new Float64Array(values.length),
): Float64Array {
  if (yardstick.kind === "position") {
    for (let at = 0; at < values.length; at++) into[at] = scoreOf(yardstick, values[at] ?? Number.NaN);
    return into;
  }
  const { origin, span, scale, shift, low, high, same } = yardstick;
  const isBounded = low > -Infinity || high < Infinity;
  if (!isBounded && span !== 0) {
    for (let at = 0; at < values.length; at++)
      into[at] = (((values[at] ?? 0) - origin) / span) * scale + shift;
    return into;
  }
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    const score = span === 0 && value === value ? same : ((value - origin) / span) * scale + shift;
    into[at] = isBounded && score < low ? low : isBounded && score > high ? high : score;
  }
  return into;
}

/** The score of a single oriented value. */
export function scoreOf(yardstick: Yardstick, value: number): number {
  if (Number.isNaN(value)) return Number.NaN;
  if (yardstick.kind === "linear") {
    const { origin, span, scale, shift, low, high, same } = yardstick;
    const score = span === 0 ? same : ((value - origin) / span) * scale + shift;
    return Math.min(high, Math.max(low, score));
  }
  const { sorted, ties, first, scale, shift } = yardstick;
  const below = lowerBound(sorted, value);
  const place = ties === "min" ? below + 1 : (below + 1 + Math.max(below + 1, upperBound(sorted, value))) / 2;
  return (place - first) * scale + shift;
}

/** Values turned so that more is better: the one place where the direction is applied. */
export function orient(values: Float64Array, direction: 1 | -1): Float64Array {
  return direction === 1 ? values : values.map((value) => -value);
}

type LinearOptions = Partial<
  Pick<Extract<Yardstick, { kind: "linear" }>, "scale" | "shift" | "low" | "high" | "same">
>;

function linear(origin: number, span: number, options: LinearOptions): Yardstick {
  const { scale = 1, shift = 0, low = -Infinity, high = Infinity, same = shift + scale } = options;
  return { kind: "linear", origin, span, scale, shift, low, high, same };
}

function position(
  way: Extract<Normalisation, { kind: "percentile-rank" | "rank" | "borda" }>,
  sorted: Float64Array,
): Yardstick {
  const borda = { kind: "position", sorted, ties: "min", first: 1, scale: 1, shift: 0 } as const;
  if (way.kind === "borda") return borda;
  if (way.kind === "rank") return { ...borda, ties: way.ties, first: 0 };
  return { ...borda, scale: (way.high - way.low) / Math.max(1, sorted.length - 1), shift: way.low };
}

/** Marks stated in the indicator's unit; where less is better the larger one is where the score begins. */
function oriented({ from, to }: { from: number; to: number }, direction: 1 | -1): [number, number] {
  return direction === 1 ? [from, to - from] : [-to, to - from];
}

function extent(values: Float64Array): [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}
