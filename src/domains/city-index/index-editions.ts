import { cityOf } from "#catalogue";
import type { Ctx } from "#platform/context";
import { compareEditions, type Comparison } from "./engine/compare-editions.ts";
import { runIndex, standingOf, type IndexRun } from "./engine/run.ts";
import { syntheticEdition, SYNTHETIC_YEARS, type SyntheticEdition } from "./editions/synthetic.ts";

/** A computed edition, as the pages show it. */
export interface IndexEdition {
  readonly year: string;
  readonly edition: SyntheticEdition;
  readonly run: IndexRun;
}

const computed = new Map<string, IndexEdition>();
const compared = new Map<string, Comparison>();

/** The editions that are computed here, the latest last. Computed once a process: the same data give the same ranks. */
export function indexEditions(): IndexEdition[] {
  return SYNTHETIC_YEARS.map((year) => {
    const known = computed.get(year);
    if (known) return known;
    const edition = syntheticEdition(year);
    const made = { year, edition, run: runIndex(edition.compiled, edition.table) };
    computed.set(year, made);
    return made;
  });
}

/** The edition asked for, else the latest one. */
export function editionOf(year: string | undefined): IndexEdition {
  const editions = indexEditions();
  const found = editions.find((each) => each.year === year) ?? editions.at(-1);
  if (!found) throw new Error("There is no edition of the index");
  return found;
}

/** The edition before, where there is one. */
export function editionBefore({ year }: IndexEdition): IndexEdition | undefined {
  const editions = indexEditions();
  return editions[editions.findIndex((each) => each.year === year) - 1];
}

/** Two editions prepared for explaining, once a process; undefined where the engine cannot compare them. */
export function comparisonOf(before: IndexEdition, after: IndexEdition): Comparison | undefined {
  const key = `${before.year} ${after.year}`;
  const known = compared.get(key);
  if (known) return known;
  const made = compareEditions(before.edition, after.edition);
  if (!made.ok) return undefined;
  compared.set(key, made.comparison);
  return made.comparison;
}

/** The city of this installation, where it is among those compared. */
export function ownCityOf(ctx: Pick<Ctx, "system">, { run }: IndexEdition): string | undefined {
  const { name } = cityOf(ctx);
  return run.units.includes(name) ? name : undefined;
}

/** The city asked for, else the own one, else the first of the ranking. */
export function cityIn(ctx: Pick<Ctx, "system">, edition: IndexEdition, asked: string | undefined): string {
  const { run } = edition;
  if (asked !== undefined && run.units.includes(asked)) return asked;
  const best = run.ranks[run.compiled.total]?.indexOf(1) ?? 0;
  return ownCityOf(ctx, edition) ?? run.units[Math.max(0, best)] ?? "";
}

/** The tables of an edition: the total and its categories, by key. */
export function tablesOf({ run }: IndexEdition): string[] {
  const { groups, keys, total } = run.compiled;
  const top = keys[total] ?? "";
  return [top, ...groups.flatMap(({ group }) => (group.parent === top ? [group.key] : []))];
}

export interface Standing {
  readonly city: string;
  readonly rank: number;
  readonly score: number;
  /** Ranks gained (+) or lost (-) since the edition before; undefined where the city was not in it. */
  readonly change: number | undefined;
}

/** All cities in one table, the best first; ties by name. */
export function standingsOf(edition: IndexEdition, table: string): Standing[] {
  const before = editionBefore(edition);
  const wasThere = (city: string): boolean =>
    before !== undefined && before.run.units.includes(city) && before.run.compiled.elementOf.has(table);
  return edition.run.units
    .map((city): Standing => {
      const { rank, score } = standingOf(edition.run, city, table);
      const change = before && wasThere(city) ? standingOf(before.run, city, table).rank - rank : undefined;
      return { city, rank, score, change };
    })
    .toSorted((a, b) => a.rank - b.rank || a.city.localeCompare(b.city, "de"));
}
