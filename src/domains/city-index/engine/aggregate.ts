import type { CompiledFramework } from "./compile.ts";
import type { Aggregation } from "./framework.ts";
import { copeland } from "./outrank.ts";

/** A geometric or harmonic mean met a score that is not positive. */
export class NotPositiveError extends RangeError {
  override readonly name = "NotPositiveError";

  readonly key: string;

  constructor(key: string) {
    super(
      `A geometric or harmonic mean needs positive scores; "${key}" has one of 0 or below. Normalise to 1 … 100.`,
    );
    this.key = key;
  }
}

/**
 * The scores of all groups from below upwards.
 * @param scores one column an element: those of the indicators filled, those of the groups to be filled
 * @param weights one list a group, in the order of its parts; the framework's own unless given
 * @throws NotPositiveError
 */
export function aggregateInto(
  compiled: CompiledFramework,
  scores: readonly Float64Array[],
  weights?: readonly Float64Array[],
): void {
  const { framework, groups, keys } = compiled;
  groups.forEach((group, at) => {
    const parts = Array.from(group.parts, (part) => scores[part] ?? new Float64Array());
    const into = scores[group.element] ?? new Float64Array();
    const result = combine(group.aggregate, parts, weights?.[at] ?? group.weights, {
      into,
      availability: framework.availability ?? 0,
    });
    if (!result.ok) throw new NotPositiveError(keys[group.parts[result.part] ?? 0] ?? "");
  });
}

interface CombineOptions {
  readonly into?: Float64Array;
  /** Least share of known weight; below it the result is missing. */
  readonly availability?: number;
}

export type Combined =
  | { readonly ok: true; readonly scores: Float64Array }
  | { readonly ok: false; readonly part: number };

/** One level: several columns become one, with missing parts left out and the other weights raised. */
export function combine(
  way: Aggregation,
  parts: readonly Float64Array[],
  weights: Float64Array,
  { into = new Float64Array(parts[0]?.length ?? 0), availability = 0 }: CombineOptions = {},
): Combined {
  if (way.kind === "copeland") {
    into.set(copeland(parts, weights));
    return { ok: true, scores: into };
  }
  const size = into.length;
  const there = new Float64Array(size);
  into.fill(0);
  const power = way.kind === "generalised" ? way.power : way.kind === "harmonic" ? -1 : 1;
  const needsPositive = way.kind === "geometric" || power < 0 || !Number.isInteger(power);
  for (let part = 0; part < parts.length; part++) {
    const column = parts[part] ?? new Float64Array();
    const weight = weights[part] ?? 0;
    if (weight === 0) continue;
    for (let unit = 0; unit < size; unit++) {
      const score = column[unit] ?? Number.NaN;
      if (score !== score) continue;
      if (needsPositive && score <= 0) return { ok: false, part };
      const value = way.kind === "geometric" ? Math.log(score) : power === 1 ? score : score ** power;
      into[unit] = (into[unit] ?? 0) + weight * value;
      there[unit] = (there[unit] ?? 0) + weight;
    }
  }
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  for (let unit = 0; unit < size; unit++) {
    const share = there[unit] ?? 0;
    const middle = (into[unit] ?? 0) / share;
    // A hair's breadth below the threshold is rounding in the sum of the weights.
    if (share === 0 || share < availability * whole - 1e-12) into[unit] = Number.NaN;
    else
      into[unit] = way.kind === "geometric" ? Math.exp(middle) : power === 1 ? middle : middle ** (1 / power);
  }
  return { ok: true, scores: into };
}
