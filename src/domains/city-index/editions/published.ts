import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { LocalizedText } from "#platform/i18n";
import { bitkomFramework } from "../engine/bitkom.ts";
import type { Anchor } from "../engine/bounds.ts";
import { compileFramework } from "../engine/compile.ts";
import type { Edition } from "../engine/compare-editions.ts";
import { CATEGORIES } from "./catalogue.ts";
import { readCsv } from "./read-csv.ts";

const DATA = join(import.meta.dirname, "data");
const optional = z.string().transform((text) => (text === "" ? undefined : Number(text)));
const score = z.coerce.number().min(0).max(100);

export interface EditionFacts {
  readonly edition: string;
  readonly cities: number;
  readonly indicators: number;
  readonly parameters: number;
  /** As printed: sources write "rund 7.800". */
  readonly data_points: string;
  readonly survey: string;
  readonly mean_score: number | undefined;
  readonly remark: string;
  readonly source: string;
}

/** Key figures of Bitkom's editions from 2019 on. */
export function editionFacts(): EditionFacts[] {
  const count = z.coerce.number().int().positive();
  const text = z.string();
  return readCsv(
    join(DATA, "editions.csv"),
    z.object({
      edition: text,
      cities: count,
      indicators: count,
      parameters: count,
      data_points: text,
      survey: text,
      mean_score: optional,
      remark: text,
      source: text.min(1),
    }),
  );
}

export interface PublishedFigure {
  readonly edition: string;
  readonly city: string;
  /** `total` or the key of a category. */
  readonly table: string;
  readonly rank: number | undefined;
  readonly score: number | undefined;
  /** Ranks gained (+) or lost (-) against the year before, as published. */
  readonly change: number | undefined;
  /** Read in the source, or derived from the next year's rank and its change. */
  readonly basis: "read" | "derived";
  readonly source: string;
}

const figure = z.object({
  edition: z.string(),
  table: z.enum(["total", "administration", "energy", "it", "mobility", "society"]),
  rank: optional,
  score: optional,
  change: optional,
  basis: z.enum(["read", "derived"]),
  source: z.string().min(1),
});

/** A city's published ranks and scores from its folder (`index/published.csv`). What is not there is not known. */
export function publishedFigures(folder: string, city: string): PublishedFigure[] {
  const path = join(folder, "index/published.csv");
  return existsSync(path) ? readCsv(path, figure).map((row) => ({ ...row, city })) : [];
}

/** Published figures of other cities, as far as they were read. */
export function otherFigures(): PublishedFigure[] {
  return readCsv(join(DATA, "scores.csv"), figure.extend({ city: z.string() }));
}

/** Known ranks with scores of an edition, for bounds of a partial edition. */
export function anchorsOf(figures: readonly PublishedFigure[], edition: string, table = "total"): Anchor[] {
  return figures.flatMap((each) =>
    each.edition === edition && each.table === table && each.rank !== undefined && each.score !== undefined
      ? [{ city: each.city, rank: each.rank, score: each.score }]
      : [],
  );
}

export interface Contradiction {
  readonly edition: string;
  readonly subject: LocalizedText;
  readonly claims: readonly { readonly value: string; readonly source: string }[];
  readonly remark: LocalizedText | undefined;
}

/** What the public record says in two ways; neither is corrected here. */
export function contradictions(): Contradiction[] {
  const text = z.string();
  const rows = readCsv(
    join(DATA, "contradictions.csv"),
    z.object({
      edition: text,
      subject_de: text.min(1),
      subject_en: text.min(1),
      one: text.min(1),
      source_one: text.min(1),
      other: text.min(1),
      source_other: text.min(1),
      remark_de: text,
      remark_en: text,
    }),
  );
  return rows.map((row) => ({
    edition: row.edition,
    subject: { de: row.subject_de, en: row.subject_en },
    claims: [
      { value: row.one, source: row.source_one },
      { value: row.other, source: row.source_other },
    ],
    remark: row.remark_de === "" ? undefined : { de: row.remark_de, en: row.remark_en },
  }));
}

export interface PublishedIndicator {
  readonly category: string;
  readonly key: string;
  readonly kind: "indicator" | "projects";
  readonly title: LocalizedText;
  readonly values: Readonly<Record<string, { readonly score: number; readonly source: string }>>;
}

/** The 37 published values of 2025, of the cities whose pages were read. */
export function publishedIndicators(): PublishedIndicator[] {
  const rows = readCsv(
    join(DATA, "indicators-2025.csv"),
    z.object({
      category: z.string(),
      key: z.string(),
      kind: z.enum(["indicator", "projects"]),
      title_de: z.string(),
      title_en: z.string(),
      city: z.string().min(1),
      score,
      source: z.url(),
    }),
  );
  return [...Map.groupBy(rows, (row) => `${row.category} ${row.key}`).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { category, key, kind } = first;
    const title = { de: first.title_de, en: first.title_en };
    const values = Object.fromEntries(own.map((row) => [row.city, { score: row.score, source: row.source }]));
    return [{ category, key, kind, title, values }];
  });
}

/** The published indicator values of 2025 as an edition of two cities, by Bitkom's formula. */
export function publishedEdition2025(): Edition {
  const indicators = publishedIndicators();
  const framework = bitkomFramework({
    id: "bitkom-2025-published",
    title: {
      de: "Smart City Index 2025, veröffentlichte Werte",
      en: "Smart City Index 2025, published values",
    },
    source: "https://www.bitkom.org/Smart-City-2025",
    values: "published",
    categories: CATEGORIES.map(({ key, title }) => {
      const own = indicators.filter((each) => each.category === key);
      const projects = own.find((each) => each.kind === "projects");
      if (!projects) throw new RangeError(`There are no projects of "${key}" among the published values.`);
      return { key, title, indicators: own.filter((each) => each.kind === "indicator"), projects };
    }),
  });
  const cities = Object.keys(indicators[0]?.values ?? {});
  return {
    compiled: compileFramework(framework),
    table: {
      units: cities,
      columns: new Map(
        indicators.map((each) => [
          each.key,
          Float64Array.from(cities, (city) => each.values[city]?.score ?? Number.NaN),
        ]),
      ),
    },
  };
}
