import type { VNode } from "preact";
import { cityFolderOf, cityOf } from "#catalogue";
import { Chart, lineChart, Table } from "#kern";
import { fill } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import { publishedFigures } from "../editions/published.ts";
import { seriesOf, type SeriesBreak } from "../engine/series.ts";
import { formatNumber } from "../format.ts";
import { indexEditions } from "../index-editions.ts";
import { DataTable, imagesOf, type ChartOf, type CityView } from "./city-view.tsx";
import { messages } from "./messages.ts";

interface Point {
  readonly year: string;
  readonly published: number | null;
  readonly computed: number | null;
  /** How far the city is of what can be reached, 0 to 100, whatever the others do. */
  readonly absolute: number | undefined;
  /** What makes the edition hard to compare with the one before. */
  readonly breaks: readonly SeriesBreak[];
}

/** A city's rank over the editions: what was published, where it is known, beside what is computed here. */
export function seriesChart(request: PageRequest, city: string): ChartOf {
  const text = messages(request.language);
  const points = pointsOf(request, city);
  const hasPublished = points.some(({ published }) => published !== null);
  return {
    title: fill(text.cityPage.series, { city }),
    drawing: lineChart({
      labels: points.map(({ year }) => year),
      series: [
        ...(hasPublished
          ? [{ name: text.cityPage.published, values: points.map(({ published }) => published) }]
          : []),
        { name: text.cityPage.computed, values: points.map(({ computed }) => computed) },
      ],
      from: 1,
      to: Math.max(...indexEditions().map(({ run }) => run.units.length)),
      isReversed: true,
      format: String,
      breaks: points.flatMap(({ breaks }, index) => (breaks.length > 0 ? [index] : [])),
    }),
  };
}

/** The chart with its table beneath. */
export function RankSeries(view: CityView): VNode {
  const { request, city } = view;
  const { language } = request;
  const text = messages(language);
  const { title, drawing } = seriesChart(request, city);
  return (
    <Chart
      id="series"
      title={title}
      drawing={drawing}
      downloads={imagesOf(view, "verlauf")}
      table={
        <DataTable title={text.data}>
          <Table
            caption={title}
            captionHidden
            rows={pointsOf(request, city)}
            rowKey={({ year }) => year}
            columns={[
              { header: text.edition, rowHeader: true, cell: ({ year }) => year },
              { header: text.cityPage.published, numeric: true, cell: ({ published }) => published ?? "–" },
              { header: text.cityPage.computed, numeric: true, cell: (point) => point.computed ?? "–" },
              {
                header: text.cityPage.absolute,
                numeric: true,
                cell: ({ absolute }) => (absolute === undefined ? "–" : formatNumber(absolute, 1, language)),
              },
              { header: text.cityPage.breaks, cell: ({ breaks }) => breakText(breaks, language) },
            ]}
          />
        </DataTable>
      }
    />
  );
}

function pointsOf({ ctx }: PageRequest, city: string): Point[] {
  const figures = cityOf(ctx).name === city ? publishedFigures(cityFolderOf(ctx), city) : [];
  const years = [...new Set([...indexEditions().map(({ year }) => year), ...yearsOf(figures)])].toSorted();
  const computed = seriesOf(
    indexEditions().map(({ year, run }) => ({ edition: year, run })),
    city,
  );
  return spanOf(years).map((year): Point => {
    const own = computed.find((each) => each.edition === year);
    const figure = figures.find((each) => each.edition === year && each.table === "total");
    return {
      year,
      published: figure?.rank ?? null,
      computed: own?.rank ?? null,
      absolute: own?.absolute,
      breaks: own?.breaks ?? [],
    };
  });
}

/** Breaks in words, by kind: how many indicators, which cities. */
function breakText(breaks: readonly SeriesBreak[], language: string): string {
  const text = messages(language).cityPage.breakKinds;
  const kinds = Map.groupBy(breaks, ({ kind }) => kind);
  const words = [...kinds].map(([kind, own]) => fill(text[kind], { count: own.length }));
  return words.length === 0 ? "–" : words.join("; ");
}

function yearsOf(figures: readonly { readonly edition: string }[]): string[] {
  return figures.map((figure) => figure.edition);
}

/** All years from the first to the last: a gap stays a gap. */
function spanOf(years: readonly string[]): string[] {
  const [first, last] = [Number(years[0]), Number(years.at(-1))];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}
