import type { Aggregation, Framework, Group, Indicator, Weighing } from "./framework.ts";

/** A group ready to compute: its parts are numbers of elements, indicators first, then groups from below upwards. */
export interface CompiledGroup {
  readonly group: Group;
  readonly element: number;
  readonly parts: Int32Array;
  readonly weights: Float64Array;
  readonly aggregate: Aggregation;
  readonly weigh: Weighing;
}

/** A framework with its tree as numbers. Element 0 … m-1 are the indicators, the last element is the total. */
export interface CompiledFramework {
  readonly framework: Framework;
  readonly indicators: readonly Indicator[];
  readonly groups: readonly CompiledGroup[];
  /** Keys of all elements, in the order of their numbers. */
  readonly keys: readonly string[];
  readonly elementOf: ReadonlyMap<string, number>;
  readonly total: number;
  /** Share of each element in the total, were every mean arithmetic and nothing missing; the total has 1. */
  readonly effectiveWeights: Float64Array;
}

/** Compiles a framework that `parseFramework` has accepted. */
export function compileFramework(framework: Framework): CompiledFramework {
  const ordered = bottomUp(framework.groups);
  const keys = [...framework.indicators.map((each) => each.key), ...ordered.map((group) => group.key)];
  const elementOf = new Map(keys.map((key, element) => [key, element]));
  const elements = [...framework.indicators, ...ordered];
  const groups = ordered.map((group): CompiledGroup => {
    const parts = elements.flatMap((each, element) => (each.parent === group.key ? [element] : []));
    const weigh = group.weigh ?? framework.weigh;
    return {
      group,
      weigh,
      element: elementOf.get(group.key) ?? -1,
      parts: Int32Array.from(parts),
      weights: Float64Array.from(parts, (part) => (weigh === "equal" ? 1 : (elements[part]?.weight ?? 0))),
      aggregate: group.aggregate ?? framework.aggregate,
    };
  });
  return {
    framework,
    indicators: framework.indicators,
    groups,
    keys,
    elementOf,
    total: keys.length - 1,
    effectiveWeights: effectiveWeights(groups, keys.length),
  };
}

/** True where every score is a sum of indicator scores with known weights, so that contributions can be told. */
export function isAdditive(compiled: CompiledFramework): boolean {
  return compiled.groups.every(
    ({ aggregate, weigh }) => aggregate.kind === "arithmetic" && (weigh === "given" || weigh === "equal"),
  );
}

/** The share of each indicator in one element of the tree. @returns one weight an indicator, sum 1 */
export function sharesIn(compiled: CompiledFramework, element: number): Float64Array {
  const shares = new Float64Array(compiled.keys.length);
  shares[element] = 1;
  spread(compiled.groups, shares);
  return shares.slice(0, compiled.indicators.length);
}

function effectiveWeights(groups: readonly CompiledGroup[], size: number): Float64Array {
  const weights = new Float64Array(size);
  weights[size - 1] = 1;
  spread(groups, weights);
  return weights;
}

function spread(groups: readonly CompiledGroup[], shares: Float64Array): void {
  for (const { element, parts, weights } of groups.toReversed()) {
    const own = shares[element] ?? 0;
    if (own === 0) continue;
    const sum = weights.reduce((total, weight) => total + weight, 0);
    parts.forEach((part, at) => {
      shares[part] = (own * (weights[at] ?? 0)) / sum;
    });
  }
}

function bottomUp(groups: readonly Group[]): Group[] {
  const parents = new Map(groups.map((group) => [group.key, group.parent]));
  const depth = (key: string): number => {
    const parent = parents.get(key);
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  return groups.toSorted((a, b) => depth(b.key) - depth(a.key));
}
