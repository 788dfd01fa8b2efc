import type { CompiledFramework } from "./compile.ts";
import type { Aggregation } from "./framework.ts";
import { weigh } from "./weigh.ts";
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
    const result = combine(group.aggregate, parts, weights?.[at] ?? weigh(group, parts), {
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
  const power = way.kind === "generalised" ? way.power : way.kind === "harmonic" ? -1 : 1;
  const needsPositive = way.kind === "geometric" || power < 0 || !Number.isInteger(power);
  const bad = needsPositive
    ? parts.findIndex((column, part) => weights[part] !== 0 && hasNotPositive(column))
    : -1;
  if (bad >= 0) return { ok: false, part: bad };
  const isGeometric = way.kind === "geometric";
  into.fill(0);
  for (let part = 0; part < parts.length; part++) {
    const [column, weight] = [parts[part], weights[part] ?? 0];
    if (!column || weight === 0) continue;
    if (isGeometric) addLogarithm(into, column, weight);
    else if (power === 1) addPlain(into, column, weight);
    else addPower(into, column, weight, power);
  }
  // Missing parts are rare: only where one shows in the sum is the city computed again without it.
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  for (let unit = 0; unit < into.length; unit++) {
    let middle = (into[unit] ?? 0) / whole;
    if (middle !== middle)
      middle = withoutMissing(parts, weights, { unit, power, isGeometric, least: availability * whole });
    into[unit] = isGeometric ? Math.exp(middle) : power === 1 ? middle : middle ** (1 / power);
  }
  return { ok: true, scores: into };
}

function withoutMissing(
  parts: readonly Float64Array[],
  weights: Float64Array,
  { unit, power, isGeometric, least }: { unit: number; power: number; isGeometric: boolean; least: number },
): number {
  let [sum, there] = [0, 0];
  parts.forEach((column, part) => {
    const [score, weight] = [column[unit] ?? Number.NaN, weights[part] ?? 0];
    if (Number.isNaN(score) || weight === 0) return;
    sum += weight * (isGeometric ? Math.log(score) : score ** power);
    there += weight;
  });
  // A hair's breadth below the threshold is rounding in the sum of the weights.
  return there < least - 1e-12 ? Number.NaN : sum / there;
}

/** The innermost loops, each without a branch on the method: simulations spend their time here. */
function addPlain(into: Float64Array, column: Float64Array, weight: number): void {
  for (let unit = 0; unit < into.length; unit++)
    into[unit] = (into[unit] ?? 0) + weight * (column[unit] ?? 0);
}

function addPower(into: Float64Array, column: Float64Array, weight: number, power: number): void {
  for (let unit = 0; unit < into.length; unit++) {
    into[unit] = (into[unit] ?? 0) + weight * (column[unit] ?? 0) ** power;
  }
}

function addLogarithm(into: Float64Array, column: Float64Array, weight: number): void {
  for (let unit = 0; unit < into.length; unit++) {
    into[unit] = (into[unit] ?? 0) + weight * Math.log(column[unit] ?? 0);
  }
}

/** True where a score is 0 or below. */
function hasNotPositive(column: Float64Array): boolean {
  for (let unit = 0; unit < column.length; unit++) if ((column[unit] ?? 1) <= 0) return true;
  return false;
}
