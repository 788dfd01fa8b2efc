import { cityFolderOf, cityOf } from "#catalogue";
import type { Ctx } from "#platform/context";
import { dateText } from "#platform/dates";
import { fill, localeOf, localized } from "#platform/i18n";
import { titleOf } from "../editions/catalogue.ts";
import { cheapestWay } from "../engine/cheapest-way.ts";
import { explainIn, POINT_PARTS, RANK_PARTS } from "../engine/explain.ts";
import { standingOf } from "../engine/run.ts";
import { probabilityAhead, rankIntervals } from "../engine/uncertainty.ts";
import { leversOf } from "../engine/what-if.ts";
import { explainInWords } from "../explain-words.ts";
import { formatNumber, roundParts, signed } from "../format.ts";
import { comparisonOf, editionBefore, tablesOf, type IndexEdition } from "../index-editions.ts";
import { cityMeasures } from "../measures-file.ts";
import { messages as why } from "../messages.ts";
import { packageOf } from "../portal/downloads.ts";
import { PAGE_RUNS, uncertaintyOf } from "../uncertainty-of.ts";
import { indicatorPoints, valuesForPoints } from "../wished-points.ts";
import { messages } from "./messages.ts";

const MOST_LEVERS = 6;
const NEIGHBOURS = 3;
/** How many ranks better the way on the paper leads. */
const WISHED_GAIN = 5;

export interface PaperRequest {
  readonly edition: IndexEdition;
  readonly city: string;
  readonly language: string;
}

/** What the paper says, as the template reads it: where we stand, why, how sure, what next. */
export function paperContent(ctx: Ctx, given: PaperRequest): Record<string, unknown> {
  const { edition, city, language } = given;
  const text = messages(language);
  const today = ctx.today();
  return {
    language: language.slice(0, 2),
    title: fill(text.title, { city, edition: edition.year }),
    author: cityOf(ctx).officialName,
    date: { year: today.year, month: today.month, day: today.day },
    dateText: dateText(today, language),
    footer: fill(text.footer, { edition: edition.year }),
    labels: text.labels,
    synthetic: edition.edition.compiled.framework.synthetic ? text.synthetic : null,
    standing: standing(given),
    why: reasons(given),
    sure: certainty(given),
    next: nextSteps(ctx, given),
    sources: fill(text.sources, { url: ctx.system.publicUrl, hash: packageOf(edition).hash }),
  };
}

function standing({ edition, city, language }: PaperRequest): Record<string, unknown> {
  const text = messages(language);
  const before = editionBefore(edition);
  const { rank, score } = standingOf(edition.run, city);
  const { standingHeading: heading } = text;
  return {
    sentence: fill(text.standing, {
      city,
      rank,
      cities: edition.run.units.length,
      points: formatNumber(score, 1, language),
    }),
    heading: [
      heading.table,
      heading.rank,
      fill(heading.before, { edition: before?.year ?? "–" }),
      heading.points,
    ],
    rows: tablesOf(edition).map((key) => {
      const now = standingOf(edition.run, city, key);
      const earlier = before?.run.units.includes(city) ? standingOf(before.run, city, key).rank : "–";
      return [
        localized(titleOf(key), language),
        String(now.rank),
        String(earlier),
        formatNumber(now.score, 1, language),
      ];
    }),
  };
}

function reasons({ edition, city, language }: PaperRequest): Record<string, unknown> {
  const text = messages(language);
  const before = editionBefore(edition);
  const comparison = before && comparisonOf(before, edition);
  const heading = [text.whyHeading.cause, text.whyHeading.points, text.whyHeading.ranks];
  if (!before || !comparison) return { sentences: [text.noBefore], heading, rows: [] };
  const explained = explainIn(comparison, city);
  const sentences = explainInWords(explained, {
    city,
    language,
    title: (key) => localized(titleOf(key), language),
    editions: { before: before.year, after: edition.year },
  });
  if (!explained.ok) return { sentences, heading, rows: [] };
  const { causes } = explained.explanation;
  const points = roundParts(
    causes.map((each) => each.pointParts / POINT_PARTS),
    1,
  );
  const ranks = roundParts(
    causes.map((each) => each.rankParts / RANK_PARTS),
    1,
  );
  const names = why(language).why.causes;
  return {
    sentences,
    heading,
    rows: causes.map(({ cause }, index) => [
      names[cause],
      signed(points[index] ?? 0, 1, language),
      signed(ranks[index] ?? 0, 1, language),
    ]),
  };
}

function certainty({ edition, city, language }: PaperRequest): Record<string, unknown> {
  const text = messages(language);
  const uncertainty = uncertaintyOf(edition);
  const intervals = rankIntervals(edition.run, uncertainty).toSorted((a, b) => a.nominal - b.nominal);
  const own = intervals.findIndex(({ unit }) => unit === city);
  const around = intervals.slice(Math.max(0, own - NEIGHBOURS), own + NEIGHBOURS + 1);
  const { low = 0, high = 0 } = intervals[own] ?? {};
  const ahead = intervals[own - 1];
  return {
    sentences: [
      fill(text.sureSentence, {
        city,
        runs: formatNumber(PAGE_RUNS, 0, language),
        low: Math.round(low),
        high: Math.round(high),
      }),
      ...(ahead
        ? [
            fill(text.sureOther, {
              city,
              other: ahead.unit,
              percent: formatNumber(100 * probabilityAhead(uncertainty, city, ahead.unit), 0, language),
            }),
          ]
        : []),
    ],
    heading: [text.sureHeading.city, text.sureHeading.rank],
    rows: around.map((each) => [
      each.unit,
      fill(text.interval, { rank: each.nominal, low: Math.round(each.low), high: Math.round(each.high) }),
    ]),
  };
}

function nextSteps(ctx: Ctx, { edition, city, language }: PaperRequest): Record<string, unknown> {
  const text = messages(language);
  const points = new Map(indicatorPoints(edition.run, city).map((each) => [each.indicator, each.now]));
  const { nextHeading: heading, measureHeading } = text;
  const wished = Math.max(1, standingOf(edition.run, city).rank - WISHED_GAIN);
  const own = cityOf(ctx).name === city ? cityMeasures(cityFolderOf(ctx)) : [];
  const found = cheapestWay(edition.run, city, {
    rank: wished,
    measures: own.map((each) => ({ ...each, values: valuesForPoints(edition.run, each.values) })),
  });
  const titles = new Map(own.map(({ key, title }) => [key, localized(title, language)]));
  return {
    sentence: text.nextSentence,
    heading: [heading.indicator, heading.now, heading.gain, heading.ranks],
    rows: leversOf(edition.run, city)
      .slice(0, MOST_LEVERS)
      .map((lever) => [
        localized(titleOf(lever.indicator), language),
        formatNumber(points.get(lever.indicator) ?? 0, 1, language),
        signed(lever.points, 2, language),
        signed(lever.ranks, 0, language),
      ]),
    way: fill(text.way, { rank: found.ok ? found.way.rank : wished }),
    measureHeading: [measureHeading.measure, measureHeading.cost, measureHeading.done],
    measures: found.ok
      ? found.way.measures.map((each) => [
          titles.get(each.key) ?? each.key,
          (each.costCents / 100).toLocaleString(localeOf(language), {
            style: "currency",
            currency: "EUR",
            maximumFractionDigits: 0,
          }),
          dateText(Temporal.PlainDate.from(each.doneBy), language),
        ])
      : [],
  };
}
