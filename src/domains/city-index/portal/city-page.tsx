import type { VNode } from "preact";
import { Button, Chart, FilterForm, Link, List, Select, Table } from "#kern";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { standingOf } from "../engine/run.ts";
import { formatNumber } from "../format.ts";
import { cityIn, editionOf, indexEditions, tablesOf } from "../index-editions.ts";
import { categoryChart, contributionChart, partOf, standingText } from "./category-charts.ts";
import { PeersSection } from "./city-peers.tsx";
import { RankSeries } from "./city-series.tsx";
import { DataTable, imagesOf, type ChartOf, type CityView } from "./city-view.tsx";
import { indexPage, INDEX_PATH, nameOf } from "./frame.tsx";
import { messages } from "./messages.ts";

/** One city: where it stands, what its points consist of, how it got there, whom to ask. */
export async function showCity(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const text = messages(language);
  const edition = editionOf(query["ausgabe"]);
  const city = cityIn(ctx, edition, query["stadt"]);
  const asked = query["mit"];
  const other =
    asked !== undefined && asked !== city && edition.run.units.includes(asked) ? asked : undefined;
  const view: CityView = { request, edition, city, other };
  const { rank, score } = standingOf(edition.run, city);
  const ofCity = `stadt=${encodeURIComponent(city)}`;
  return {
    page: indexPage({
      request,
      current: "city",
      title: city,
      lead: fill(text.cityPage.lead, {
        rank,
        cities: edition.run.units.length,
        points: formatNumber(score, 1, language),
      }),
      edition,
      children: (
        <>
          <Choice {...view} />
          <List
            items={[
              <Link key="why" href={request.href(`${INDEX_PATH}/warum?${ofCity}`)}>
                {text.cityPage.why}
              </Link>,
              <Link key="what-if" href={request.href(`${INDEX_PATH}/was-waere-wenn?${ofCity}`)}>
                {text.cityPage.whatIf}
              </Link>,
              <Link key="sure" href={request.href(`${INDEX_PATH}/wie-sicher?${ofCity}`)}>
                {text.sure.title}
              </Link>,
              <Link
                key="evidence"
                href={request.href(`${INDEX_PATH}/belege?${ofCity}&ausgabe=${edition.year}`)}
              >
                {text.evidence.link}
              </Link>,
              <Link
                key="report"
                href={request.href(`${INDEX_PATH}/bericht.pdf?${ofCity}&ausgabe=${edition.year}`)}
              >
                {text.cityPage.report}
              </Link>,
            ]}
          />
          <PartChart
            {...view}
            chart={categoryChart(request, edition)}
            name="bereiche"
            valueOf={(name, key) => standingText(edition, name, key, language)}
          />
          <PartChart
            {...view}
            chart={contributionChart(request, edition)}
            name="bestandteile"
            valueOf={(name, key) => formatNumber(partOf(edition, name, key), 1, language)}
          />
          <RankSeries {...view} />
          <PeersSection {...view} />
        </>
      ),
    }),
  };
}

function Choice({ request, edition, city, other }: CityView): VNode {
  const text = messages(request.language);
  const cities = edition.run.units
    .toSorted((a, b) => a.localeCompare(b, "de"))
    .map((value) => ({ value, label: value }));
  return (
    <FilterForm action={request.href(`${INDEX_PATH}/stadt`)} label={text.city}>
      <Select name="stadt" label={text.city} emptyLabel={null} value={city} options={cities} />
      <Select
        name="mit"
        label={text.cityPage.compare}
        emptyLabel={text.cityPage.nobody}
        value={other}
        options={cities}
      />
      <Select
        name="ausgabe"
        label={text.edition}
        emptyLabel={null}
        value={edition.year}
        options={indexEditions()
          .toReversed()
          .map(({ year }) => ({ value: year, label: year }))}
      />
      <Button kind="secondary">{text.show}</Button>
    </FilterForm>
  );
}

interface PartChartProps extends CityView {
  readonly chart: ChartOf;
  /** As in the address of its image. */
  readonly name: "bereiche" | "bestandteile";
  readonly valueOf: (city: string, category: string) => string;
}

/** A chart by category with its data beneath and the image to download. */
function PartChart({ request, edition, city, other, chart, name, valueOf }: PartChartProps): VNode {
  const { language } = request;
  const text = messages(language);
  const shown = other === undefined ? [city] : [city, other];
  return (
    <Chart
      id={name}
      title={chart.title}
      drawing={chart.drawing}
      table={
        <DataTable title={text.data}>
          <Table
            caption={chart.title}
            captionHidden
            rows={tablesOf(edition).slice(1)}
            rowKey={(key) => key}
            columns={[
              { header: text.table, rowHeader: true, cell: (key) => nameOf(key, language) },
              ...shown.map((each) => ({
                header: each,
                numeric: true,
                cell: (key: string) => valueOf(each, key),
              })),
            ]}
          />
        </DataTable>
      }
      downloads={imagesOf({ request, edition, city, other }, name)}
    />
  );
}
