import type { CompiledFramework } from "../engine/compile.ts";
import { normalOf, randomOf } from "../engine/random.ts";
import { runIndex, standingOf, type IndexRun } from "../engine/run.ts";
import type { Table } from "../engine/table.ts";

export interface Plan {
  /** Of what the cities are like in all editions. */
  readonly base: number;
  /** Of their drift since the first edition. */
  readonly seed: number;
  /** How much further all cities are than in the first edition. */
  readonly progress: number;
  /** Ranks that the city has to get, by table. */
  readonly ranks: Readonly<Record<string, number>>;
}

/** Where a city stands in one category: 0 is the middle, 1 a standard deviation above. */
type Quality = (city: string, category: string) => number;

/**
 * Invents a table in which one city gets planned ranks. All other cities' values come from the seed alone; the city's
 * own quality is then set in each category by halving the interval, until the engine computes the planned rank.
 * @throws when the seed leads to another rank, so that no wrong data are ever shown
 */
export function inventTable(
  compiled: CompiledFramework,
  cities: readonly string[],
  city: string,
  plan: Plan,
): Table {
  const columns = new Map<string, Float64Array>();
  const quality = qualityOf(plan);
  const at = cities.indexOf(city);
  for (const { parameters, parent } of compiled.indicators) {
    for (const { key } of parameters) {
      columns.set(
        key,
        Float64Array.from(cities, (each) => valueOf(key, each, quality(each, parent))),
      );
    }
  }
  const table: Table = { units: cities, columns };
  for (const category of compiled.groups.filter(({ group }) => group.parent !== undefined)) {
    const name = category.group.key;
    const set: Setter = (level, shareLevel) => {
      for (const { parameters, parent } of compiled.indicators) {
        if (parent !== name) continue;
        for (const { key } of parameters) {
          const column = columns.get(key);
          if (column) column[at] = valueOf(key, city, isShare(key) ? shareLevel : level);
        }
      }
      return runIndex(compiled, table);
    };
    settle(set, city, name, plan.ranks[name] ?? 0);
  }
  const { rank } = standingOf(runIndex(compiled, table), city);
  if (rank !== plan.ranks["total"])
    throw new RangeError(
      `The seeds ${plan.base} and ${plan.seed} put ${city} at rank ${rank} instead of ${plan.ranks["total"]}.`,
    );
  return table;
}

/** Gives the city a quality in one category, apart for shares and for what goes in steps. */
type Setter = (level: number, shareLevel: number) => IndexRun;

const LEVELS = [-6, 6] as const;

/** Steps may leap over the wished rank; then the shares alone are moved, from either side of the leap. */
function settle(set: Setter, city: string, table: string, wished: number): void {
  const halve = (run: (level: number) => IndexRun, low: number, high: number): readonly [number, number] => {
    for (let step = 0; step < 30; step++) {
      const middle = (low + high) / 2;
      const { rank } = standingOf(run(middle), city, table);
      if (rank === wished) return [middle, middle];
      if (rank > wished) low = middle;
      else high = middle;
    }
    return [low, high];
  };
  const [below, above] = halve((level) => set(level, level), ...LEVELS);
  if (below === above) return;
  for (const steps of [below, above]) {
    const [low, high] = halve((share) => set(steps, share), ...LEVELS);
    if (low === high) return;
  }
  throw new RangeError(`No quality puts ${city} at rank ${wished} in "${table}".`);
}

/** Cities differ as a whole and by category, and drift apart with time. */
function qualityOf({ base: baseSeed, seed, progress }: Plan): Quality {
  return (city, category) => {
    const base =
      0.55 * normalOf(randomOf(`${baseSeed} ${city}`)) +
      0.55 * normalOf(randomOf(`${baseSeed} ${city} ${category}`));
    return base + progress + 0.4 * Math.sqrt(progress) * normalOf(randomOf(`${city} ${category} ${seed}`));
  };
}

function kindOf(key: string): number {
  return Number(key.slice(key.lastIndexOf("-") + 1)) % 3;
}

function isShare(key: string): boolean {
  return kindOf(key) === 1;
}

/** A parameter's value: a share of three digits, a stage of four, or yes and no, by the number in its key. */
function valueOf(key: string, city: string, quality: number): number {
  const difficulty = 0.7 * normalOf(randomOf(key));
  const level =
    1 / (1 + Math.exp(-(quality - difficulty + 0.8 * normalOf(randomOf(`${key} ${city}`))) * 1.3));
  if (isShare(key)) return Math.round(level * 1000) / 1000;
  return kindOf(key) === 2 ? Math.round(level * 3) / 3 : Math.round(level);
}
