import { Badge, Button, FilterForm, Link, Select, Table, Text } from "#kern";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { largeCities } from "../editions/cities.ts";
import { rankIntervals, type RankInterval } from "../engine/uncertainty.ts";
import { formatNumber, signed } from "../format.ts";
import {
  editionOf,
  indexEditions,
  ownCityOf,
  standingsOf,
  tablesOf,
  type IndexEdition,
  type Standing,
} from "../index-editions.ts";
import { uncertaintyOf } from "../uncertainty-of.ts";
import { landName, LANDS } from "./lands.ts";
import { indexPage, INDEX_PATH, nameOf } from "./frame.tsx";
import { messages } from "./messages.ts";
import { RankingMap } from "./ranking-map.tsx";

const SORTS = ["rank", "name", "change"] as const;

/** All cities in one table of one edition. */
export async function showRanking(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const text = messages(language);
  const edition = editionOf(query["ausgabe"]);
  const tables = tablesOf(edition);
  const table = tables.find((key) => key === query["bereich"]) ?? tables[0] ?? "";
  const land = query["land"] ?? "";
  const sort = SORTS.find((key) => key === query["sortierung"]) ?? "rank";
  const own = ownCityOf(ctx, edition);
  const all = standingsOf(edition, table);
  const inLand = new Set(largeCities().flatMap((city) => (city.land === land ? [city.city] : [])));
  const rows = sorted(land === "" ? all : all.filter(({ city }) => inLand.has(city)), sort);
  const ownRow = all.find(({ city }) => city === own);
  return {
    page: indexPage({
      request,
      current: "ranking",
      title: text.title,
      lead: text.ranking.lead,
      edition,
      children: (
        <>
          {ownRow && (
            <Text>
              {fill(text.ranking.own, { city: ownRow.city, rank: ownRow.rank, cities: all.length })}{" "}
              <Link href={request.href(`${INDEX_PATH}/stadt`)}>
                {fill(text.ranking.ownLink, { city: ownRow.city })}
              </Link>
            </Text>
          )}
          <FilterForm action={request.href(INDEX_PATH)} label={text.ranking.filter}>
            <Select
              name="ausgabe"
              label={text.edition}
              emptyLabel={null}
              value={edition.year}
              options={indexEditions()
                .toReversed()
                .map(({ year }) => ({ value: year, label: year }))}
            />
            <Select
              name="bereich"
              label={text.table}
              emptyLabel={null}
              value={table}
              options={tables.map((key) => ({ value: key, label: nameOf(key, language) }))}
            />
            <Select
              name="land"
              label={text.land}
              emptyLabel={text.allLands}
              value={land}
              options={Object.entries(LANDS).map(([value]) => ({ value, label: landName(value, language) }))}
            />
            <Select
              name="sortierung"
              label={text.ranking.sort}
              emptyLabel={null}
              value={sort}
              options={SORTS.map((key) => ({ value: key, label: text.ranking.sorts[key] }))}
            />
            <Button kind="secondary">{text.show}</Button>
          </FilterForm>
          <RankingTable request={request} edition={edition} table={table} rows={rows} own={own} />
          <RankingMap request={request} edition={edition} rows={rows} />
        </>
      ),
    }),
  };
}

function sorted(rows: readonly Standing[], by: (typeof SORTS)[number]): Standing[] {
  if (by === "name") return rows.toSorted((a, b) => a.city.localeCompare(b.city, "de"));
  if (by === "change") return rows.toSorted((a, b) => (b.change ?? -Infinity) - (a.change ?? -Infinity));
  return [...rows];
}

interface RankingTableProps {
  readonly request: PageRequest;
  readonly edition: IndexEdition;
  readonly table: string;
  readonly rows: readonly Standing[];
  readonly own: string | undefined;
}

function RankingTable({ request, edition, table, rows, own }: RankingTableProps) {
  const { language } = request;
  const text = messages(language);
  // How sure a rank is, is computed for the total.
  const intervals =
    table === tablesOf(edition)[0]
      ? new Map(rankIntervals(edition.run, uncertaintyOf(edition)).map((each) => [each.unit, each]))
      : undefined;
  return (
    <Table
      caption={fill(text.ranking.caption, { edition: edition.year, table: nameOf(table, language) })}
      rows={rows}
      rowKey={({ city }) => city}
      empty={text.ranking.none}
      narrow="scroll"
      small
      columns={[
        { header: text.rank, numeric: true, cell: ({ rank }) => rank },
        {
          header: text.city,
          rowHeader: true,
          cell: ({ city }) => (
            <>
              <Link href={request.href(cityHref(edition, city))}>{city}</Link>
              {city === own && (
                <>
                  {" "}
                  <Badge tone="info">{text.city}</Badge>
                </>
              )}
            </>
          ),
        },
        { header: text.points, numeric: true, cell: ({ score }) => formatNumber(score, 1, language) },
        { header: text.change, numeric: true, cell: ({ change }) => changeText(change, language) },
        ...(intervals
          ? [
              {
                header: text.ranking.interval,
                numeric: true,
                cell: ({ city }: Standing) => intervalText(intervals.get(city)),
              },
            ]
          : []),
      ]}
    />
  );
}

function intervalText(interval: RankInterval | undefined): string {
  return interval ? `${Math.round(interval.low)}–${Math.round(interval.high)}` : "–";
}

/** Ranks gained or lost in words: `+8`, `gleich`, `neu`. */
export function changeText(change: number | undefined, language: string): string {
  const text = messages(language);
  if (change === undefined) return text.isNew;
  return change === 0 ? text.same : signed(change, 0, language);
}

export function cityHref({ year }: IndexEdition, city: string): string {
  return `${INDEX_PATH}/stadt?stadt=${encodeURIComponent(city)}&ausgabe=${year}`;
}
