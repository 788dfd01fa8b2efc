import { balanceWeights } from "./balance-weights.ts";
import type { CompiledGroup } from "./compile.ts";
import { componentWeights } from "./principal-components.ts";

/**
 * The weights of a group's parts, where the framework asks for computed ones from their scores. A part that is the same
 * everywhere has no correlation with anything: then, as for a single part, the given weights stay.
 */
export function weigh({ weigh: way, weights }: CompiledGroup, parts: readonly Float64Array[]): Float64Array {
  if (way === "given" || way === "equal" || parts.length < 2 || parts.some(isConstant)) return weights;
  return way === "components" ? Float64Array.from(componentWeights(parts)) : balanceWeights(parts).weights;
}

function isConstant(column: Float64Array): boolean {
  const there = column.filter((value) => !Number.isNaN(value));
  return there.every((value) => value === there[0]);
}
