import { fill, type Language } from "#platform/i18n";
import {
  POINT_PARTS,
  RANK_PARTS,
  type CauseShare,
  type Explained,
  type Explanation,
} from "./engine/explain.ts";
import { messages } from "./messages.ts";
import { formatNumber, roundParts, signed } from "./format.ts";

export interface WordsOptions {
  readonly language: Language;
  /** What a table or an indicator is called. */
  title(key: string): string;
  readonly editions: { readonly before: string; readonly after: string };
  /** How many indicators and cities a cause names. */
  readonly most?: number;
}

/** Why the rank moved, in sentences. The figures shown are rounded so that they add up to the change shown. */
export function explainInWords(
  explained: Explained,
  options: WordsOptions & { readonly city: string },
): string[] {
  return explained.ok ? sentences(explained.explanation, options) : [failure(explained, options)];
}

function sentences(explanation: Explanation, { language, title, most = 3 }: WordsOptions): string[] {
  const { why } = messages(language);
  const { city, key, before, after, causes } = explanation;
  const change = before.rank - after.rank;
  const headline = change > 0 ? why.up : change < 0 ? why.down : why.same;
  const points = roundParts(
    causes.map((each) => each.pointParts / POINT_PARTS),
    1,
  );
  const ranks = roundParts(
    causes.map((each) => each.rankParts / RANK_PARTS),
    1,
  );
  const number = (value: number): string => signed(value, 1, language);
  return [
    fill(headline, {
      city,
      table: title(key),
      before: before.rank,
      after: after.rank,
      change: signed(change, 0, language),
    }),
    fill(why.score, {
      before: formatNumber(before.score, 1, language),
      after: formatNumber(after.score, 1, language),
      change: number(after.score - before.score),
    }),
    ...(before.cities === after.cities
      ? []
      : [fill(why.citiesChanged, { before: before.cities, after: after.cities })]),
    ...causes.flatMap((share, at) => {
      if (share.pointParts === 0 && share.rankParts === 0) return [];
      const line = fill(why.line, {
        cause: why.causes[share.cause],
        points: number(points[at] ?? 0),
        ranks: number(ranks[at] ?? 0),
      });
      return [[line, ...details(share, { language, title, most })].join(" ")];
    }),
    fill(why.sum, { points: number(sum(points)), ranks: number(sum(ranks)) }),
  ];
}

function details(
  { indicators, cities, cause }: CauseShare,
  { language, title, most }: Pick<WordsOptions, "language" | "title"> & { most: number },
): string[] {
  const { why } = messages(language);
  const named = indicators
    .slice(0, most)
    .map((each) => `${title(each.key)} ${signed(each.points, 1, language)}`);
  const passed = cities.filter((each) => each.rankParts > 0).slice(0, most);
  const passedBy = cities.filter((each) => each.rankParts < 0).slice(0, most);
  const list = (those: typeof cities): string => those.map((each) => each.city).join(", ");
  return [
    ...(named.length > 0 ? [fill(why.most, { list: named.join("; ") })] : []),
    ...(cause === "others" && passed.length > 0 ? [fill(why.passed, { list: list(passed) })] : []),
    ...(cause === "others" && passedBy.length > 0 ? [fill(why.passedBy, { list: list(passedBy) })] : []),
  ];
}

function failure(
  explained: Extract<Explained, { ok: false }>,
  { language, title, editions, city }: WordsOptions & { readonly city: string },
): string {
  const { why } = messages(language);
  switch (explained.reason) {
    case "city-missing":
      return fill(why.missingCity, { city, edition: editions[explained.edition] });
    case "no-such-table":
      return fill(why.missingTable, { table: title("total"), edition: editions[explained.edition] });
    case "steps-not-separable":
      return fill(why.notSeparable, { edition: editions[explained.edition] });
    case "data-missing": {
      const list = explained.missing
        .slice(0, 3)
        .map((cell) => `${cell.city}: ${title(cell.key)} (${editions[cell.edition]})`);
      return fill(why.missingData, { count: explained.missing.length, list: list.join("; ") });
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
