import type { VNode } from "preact";
import { Alert, Button, Chart, FilterForm, Heading, intervalChart, List, Select, Table, Text } from "#kern";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { probabilityAhead, rankIntervals, type RankInterval } from "../engine/uncertainty.ts";
import { formatNumber } from "../format.ts";
import { cityIn, editionOf, type IndexEdition } from "../index-editions.ts";
import { PAGE_RUNS, uncertaintyOf } from "../uncertainty-of.ts";
import { DataTable, imagesOf, type ChartOf } from "./city-view.tsx";
import { indexPage, INDEX_PATH } from "./frame.tsx";
import { messages } from "./messages.ts";

const NEIGHBOURS = 5;

/** How sure a rank is: where it lies when method, weights and unverified figures are varied. */
export async function showSure(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const text = messages(language).sure;
  const edition = editionOf(query["ausgabe"]);
  const city = cityIn(ctx, edition, query["stadt"]);
  const own = sortedIntervals(edition).find(({ unit }) => unit === city);
  const { low = 0, high = 0 } = own ?? {};
  return {
    page: indexPage({
      request,
      current: "sure",
      title: text.title,
      preline: city,
      lead: fill(text.lead, { runs: formatNumber(PAGE_RUNS, 0, language) }),
      edition,
      children: (
        <>
          <Alert title={fill(text.headline, { city, low: Math.round(low), high: Math.round(high) })} />
          <Neighbours request={request} edition={edition} city={city} />
          <Ahead request={request} edition={edition} city={city} />
          <Heading level={2}>{text.how}</Heading>
          <List
            items={[
              text.howItems.method,
              text.howItems.mean,
              text.howItems.weights,
              text.howItems.left,
              text.howItems.noise,
            ]}
          />
          <Text muted>{text.again}</Text>
        </>
      ),
    }),
  };
}

/** The rank of a city and of those around it, each with the span of 90 of 100 computations. */
export function intervalsChart(request: PageRequest, edition: IndexEdition, city: string): ChartOf {
  const { language } = request;
  const intervals = neighboursOf(edition, city);
  const marks = intervals.flatMap(({ low, nominal, high }) => [low, nominal, high]);
  return {
    title: fill(messages(language).sure.neighbours, { city }),
    drawing: intervalChart({
      rows: intervals.map((each) => ({
        label: each.unit,
        from: each.low,
        value: each.nominal,
        to: each.high,
        text: intervalWords(each, language),
        isOwn: each.unit === city,
      })),
      from: Math.floor(Math.min(...marks)),
      to: Math.ceil(Math.max(...marks)),
      format: String,
    }),
  };
}

function neighboursOf(edition: IndexEdition, city: string): RankInterval[] {
  const intervals = sortedIntervals(edition);
  const own = intervals.findIndex(({ unit }) => unit === city);
  return intervals.slice(Math.max(0, own - NEIGHBOURS), own + NEIGHBOURS + 1);
}

function sortedIntervals(edition: IndexEdition): RankInterval[] {
  return rankIntervals(edition.run, uncertaintyOf(edition)).toSorted((a, b) => a.nominal - b.nominal);
}

function intervalWords({ nominal, low, high }: RankInterval, language: string): string {
  const { interval } = messages(language).sure;
  return fill(interval, { rank: nominal, low: Math.round(low), high: Math.round(high) });
}

function Neighbours({ request, edition, city }: AheadProps): VNode {
  const { language } = request;
  const all = messages(language);
  const { title, drawing } = intervalsChart(request, edition, city);
  return (
    <Chart
      id="intervals"
      title={title}
      drawing={drawing}
      downloads={imagesOf({ request, edition, city, other: undefined }, "intervalle")}
      table={
        <DataTable title={all.data}>
          <Table
            caption={title}
            captionHidden
            rows={neighboursOf(edition, city)}
            rowKey={({ unit }) => unit}
            columns={[
              { header: all.city, rowHeader: true, cell: ({ unit }) => unit },
              { header: all.rank, numeric: true, cell: (each) => intervalWords(each, language) },
            ]}
          />
        </DataTable>
      }
    />
  );
}

interface AheadProps {
  readonly request: PageRequest;
  readonly edition: IndexEdition;
  readonly city: string;
}

function Ahead({ request, edition, city }: AheadProps): VNode {
  const { language, query } = request;
  const all = messages(language);
  const asked = query["mit"];
  const other =
    asked !== undefined && asked !== city && edition.run.units.includes(asked) ? asked : undefined;
  const cities = edition.run.units.toSorted((a, b) => a.localeCompare(b, "de"));
  const options = cities.map((value) => ({ value, label: value }));
  return (
    <>
      <Heading level={2}>{fill(all.sure.ahead, { city })}</Heading>
      <FilterForm
        action={request.href(`${INDEX_PATH}/wie-sicher`)}
        label={fill(all.sure.ahead, { city })}
        hidden={{ ausgabe: edition.year }}
      >
        <Select name="stadt" label={all.city} emptyLabel={null} value={city} options={options} />
        <Select name="mit" label={all.sure.other} value={other} options={options} />
        <Button kind="secondary">{all.show}</Button>
      </FilterForm>
      {other !== undefined && (
        <Alert
          live="status"
          title={fill(all.sure.probability, {
            city,
            other,
            percent: formatNumber(100 * probabilityAhead(uncertaintyOf(edition), city, other), 0, language),
          })}
        />
      )}
    </>
  );
}
