import { fitYardstick, scoreOf } from "./normalise.ts";
import type { CompiledFramework } from "./compile.ts";
import type { Framework } from "./framework.ts";
import { standingOf, type IndexRun } from "./run.ts";
import { unitAt } from "./table.ts";

/** One edition in a city's series: relative to the others, and absolute on fixed marks. */
export interface SeriesPoint {
  readonly edition: string;
  readonly rank: number;
  readonly cities: number;
  /** On the edition's own yardstick: not comparable across years. */
  readonly score: number;
  /** Mean of the indicators on their goalposts, 0 to 100, by their shares in the total; nothing without goalposts. */
  readonly absolute: number | undefined;
  /** What breaks the series before this point. */
  readonly breaks: readonly SeriesBreak[];
}

export type SeriesBreak =
  | { readonly kind: "cities"; readonly added: readonly string[]; readonly removed: readonly string[] }
  | {
      readonly kind: "indicator-added" | "indicator-removed" | "indicator-moved" | "indicator-redefined";
      readonly key: string;
    }
  | { readonly kind: "weight"; readonly key: string }
  | { readonly kind: "method" };

/** A city's way through the editions in the order given; editions without the city are left out. */
export function seriesOf(
  runs: readonly { readonly edition: string; readonly run: IndexRun }[],
  city: string,
): SeriesPoint[] {
  const there = runs.filter(({ run }) => run.units.includes(city));
  return there.map(({ edition, run }, at) => {
    const earlier = there[at - 1]?.run;
    return {
      edition,
      ...standingOf(run, city),
      cities: run.units.length,
      absolute: absoluteScore(run, city),
      breaks: earlier ? breaksBetween(earlier, run) : [],
    };
  });
}

/** Distance covered between fixed marks, 0 to 100: rises with own progress whatever others do. */
export function absoluteScore(run: IndexRun, city: string): number | undefined {
  const at = unitAt(run.units, city);
  let [sum, weight] = [0, 0];
  run.compiled.indicators.forEach(({ goalposts, direction }, index) => {
    const value = run.prepared.values[index]?.[at] ?? Number.NaN;
    const share = run.compiled.effectiveWeights[index] ?? 0;
    if (!goalposts || Number.isNaN(value)) return;
    const marks = fitYardstick(
      { kind: "goalposts", ...goalposts, scale: 100, truncated: true },
      new Float64Array(),
      { direction },
    );
    sum += share * scoreOf(marks, value);
    weight += share;
  });
  return weight === 0 ? undefined : sum / weight;
}

/** What makes two editions hard to compare. */
export function breaksBetween(before: IndexRun, after: IndexRun): SeriesBreak[] {
  const added = after.units.filter((unit) => !before.units.includes(unit));
  const removed = before.units.filter((unit) => !after.units.includes(unit));
  return [
    ...(added.length + removed.length > 0 ? [{ kind: "cities" as const, added, removed }] : []),
    ...indicatorBreaks(before.compiled, after.compiled),
    ...(methodOf(before.compiled.framework) === methodOf(after.compiled.framework)
      ? []
      : [{ kind: "method" as const }]),
  ];
}

function indicatorBreaks(before: CompiledFramework, after: CompiledFramework): SeriesBreak[] {
  const old = new Map(before.indicators.map((each) => [each.key, each]));
  const now = new Map(after.indicators.map((each) => [each.key, each]));
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys.flatMap((key): SeriesBreak[] => {
    const [one, other] = [old.get(key), now.get(key)];
    if (!one) return [{ kind: "indicator-added", key }];
    if (!other) return [{ kind: "indicator-removed", key }];
    const definition = (each: typeof one): string =>
      JSON.stringify([
        each.direction,
        each.denominator,
        each.unit,
        each.parameters.map((parameter) => [parameter.key, parameter.points]),
      ]);
    return [
      ...(one.parent === other.parent ? [] : [{ kind: "indicator-moved" as const, key }]),
      ...(definition(one) === definition(other) ? [] : [{ kind: "indicator-redefined" as const, key }]),
      ...(one.weight === other.weight ? [] : [{ kind: "weight" as const, key }]),
    ];
  });
}

function methodOf({ screen, impute, treat, normalise, aggregate, availability }: Framework): string {
  return JSON.stringify([screen, impute, treat, normalise, aggregate, availability]);
}
