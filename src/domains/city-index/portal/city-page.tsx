import type { VNode } from "preact";
import { barChart, Button, Chart, FilterForm, Link, Select, Table, Text } from "#kern";
import { cityFolderOf } from "#catalogue";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { standingOf } from "../engine/run.ts";
import { formatNumber } from "../format.ts";
import { cityIn, editionOf, indexEditions, tablesOf, type IndexEdition } from "../index-editions.ts";
import { PeersSection } from "./city-peers.tsx";
import { DataTable, type CityView } from "./city-view.tsx";
import { RankSeries } from "./city-series.tsx";
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
          <Text>
            <Link href={request.href(`${INDEX_PATH}/warum?stadt=${encodeURIComponent(city)}`)}>
              {text.cityPage.why}
            </Link>{" "}
            <Link href={request.href(`${INDEX_PATH}/was-waere-wenn?stadt=${encodeURIComponent(city)}`)}>
              {text.cityPage.whatIf}
            </Link>
          </Text>
          <Categories {...view} />
          <Contributions {...view} />
          <RankSeries {...view} folder={cityFolderOf(ctx)} />
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

/** The categories as bars, those of the other city beside them. */
function Categories({ request, edition, city, other }: CityView): VNode {
  const { language } = request;
  const text = messages(language);
  const categories = tablesOf(edition).slice(1);
  const shown = other === undefined ? [city] : [city, other];
  const of = (name: string, key: string): string => {
    const { rank, score } = standingOf(edition.run, name, key);
    const points = formatNumber(score, 1, language);
    return `${points} (${fill(text.of, { rank, cities: edition.run.units.length })})`;
  };
  return (
    <Chart
      id="categories"
      title={fill(text.cityPage.categories, { city: shown.join(" / ") })}
      drawing={barChart({
        max: 100,
        bars: categories.flatMap((key) =>
          shown.map((name) => ({
            label: other === undefined ? nameOf(key, language) : `${nameOf(key, language)}: ${name}`,
            parts: [standingOf(edition.run, name, key).score],
            text: of(name, key),
            isOwn: other !== undefined && name === city,
          })),
        ),
      })}
      table={
        <DataTable title={text.data}>
          <Table
            caption={text.cityPage.categories}
            captionHidden
            rows={categories}
            rowKey={(key) => key}
            columns={[
              { header: text.table, rowHeader: true, cell: (key) => nameOf(key, language) },
              ...shown.map((name) => ({
                header: name,
                numeric: true,
                cell: (key: string) => of(name, key),
              })),
            ]}
          />
        </DataTable>
      }
      downloads={downloadsOf(request, edition, "bereiche", shown)}
    />
  );
}

/** Each category's part of the total: its score divided by the number of categories. */
function Contributions({ request, edition, city, other }: CityView): VNode {
  const { language } = request;
  const text = messages(language);
  const categories = tablesOf(edition).slice(1);
  const shown = other === undefined ? [city] : [city, other];
  const partOf = (name: string, key: string): number =>
    standingOf(edition.run, name, key).score / categories.length;
  return (
    <Chart
      id="contributions"
      title={text.cityPage.contributions}
      drawing={barChart({
        max: 100,
        parts: categories.map((key) => nameOf(key, language)),
        bars: shown.map((name) => ({
          label: name,
          parts: categories.map((key) => partOf(name, key)),
          text: formatNumber(standingOf(edition.run, name).score, 1, language),
          isOwn: name === city,
        })),
      })}
      table={
        <DataTable title={text.data}>
          <Table
            caption={text.cityPage.contributions}
            captionHidden
            rows={categories}
            rowKey={(key) => key}
            columns={[
              { header: text.table, rowHeader: true, cell: (key) => nameOf(key, language) },
              ...shown.map((name) => ({
                header: name,
                numeric: true,
                cell: (key: string) => formatNumber(partOf(name, key), 1, language),
              })),
            ]}
          />
        </DataTable>
      }
    />
  );
}

function downloadsOf(
  request: PageRequest,
  edition: IndexEdition,
  chart: string,
  cities: readonly string[],
): { href: string; label: string }[] {
  const text = messages(request.language);
  const query = new URLSearchParams({ ausgabe: edition.year });
  for (const city of cities) query.append("stadt", city);
  return [{ href: request.href(`${INDEX_PATH}/bild/${chart}.svg?${query.toString()}`), label: text.svg }];
}
