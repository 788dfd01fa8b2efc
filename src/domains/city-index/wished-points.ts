import type { Changes } from "./engine/what-if.ts";
import type { IndexRun } from "./engine/run.ts";

/** Every indicator goes from 0, the worst city, to this. */
export const MOST_POINTS = 100;

/** An indicator as people change it: in points, between the worst city and the best one of the edition. */
export interface IndicatorPoints {
  readonly indicator: string;
  readonly category: string;
  /** Today's points of the city. */
  readonly now: number;
}

/** The indicators of a run with a city's points, in the order of the framework. */
export function indicatorPoints({ compiled, scores, units }: IndexRun, city: string): IndicatorPoints[] {
  const at = units.indexOf(city);
  return compiled.indicators.map(({ key, parent }, index) => ({
    indicator: key,
    category: parent,
    now: scores[index]?.[at] ?? Number.NaN,
  }));
}

/**
 * Wished points as values in the indicators' own units, by the yardstick of the edition. Points beyond it, above 100 or
 * below 0, make a new best or worst value. What has no linear yardstick cannot be wished in points and is left out.
 */
export function valuesForPoints(run: IndexRun, points: Readonly<Record<string, number>>): Changes {
  const entries = Object.entries(points).flatMap(([indicator, wished]) => {
    const at = run.compiled.elementOf.get(indicator) ?? -1;
    const yardstick = run.yardsticks[at];
    const direction = run.compiled.indicators[at]?.direction;
    if (yardstick?.kind !== "linear" || direction === undefined || yardstick.scale === 0) return [];
    const { origin, span, scale, shift } = yardstick;
    return [[indicator, (origin + ((wished - shift) / scale) * span) * direction] as const];
  });
  return Object.fromEntries(entries);
}
