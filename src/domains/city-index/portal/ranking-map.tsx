import type { VNode } from "preact";
import { Chart, pointMap, Table, type MapPoint } from "#kern";
import type { PageRequest } from "#platform/http/route";
import { largeCities } from "../editions/cities.ts";
import {
  cityIn,
  ownCityOf,
  standingsOf,
  tablesOf,
  type IndexEdition,
  type Standing,
} from "../index-editions.ts";
import { DataTable, imagesOf, type ChartOf } from "./city-view.tsx";
import { messages } from "./messages.ts";

const CLASSES = 3;

interface Place extends MapPoint {
  readonly city: string;
  readonly rank: number;
}

/** The cities as points, coloured by the third of the ranking in which they stand. */
export function mapChart(request: PageRequest, edition: IndexEdition): ChartOf {
  const [table = ""] = tablesOf(edition);
  return chartOf(request, placesOf(request, edition, standingsOf(edition, table)));
}

interface RankingMapProps {
  readonly request: PageRequest;
  readonly edition: IndexEdition;
  readonly rows: readonly Standing[];
}

/** The map of those cities that the ranking shows. */
export function RankingMap({ request, edition, rows }: RankingMapProps): VNode | null {
  const text = messages(request.language);
  const places = placesOf(request, edition, rows);
  if (places.length < 2) return null;
  const { title, drawing } = chartOf(request, places);
  const city = cityIn(request.ctx, edition, undefined);
  return (
    <Chart
      id="map"
      title={title}
      drawing={drawing}
      downloads={imagesOf({ request, edition, city, other: undefined }, "karte")}
      table={
        <DataTable title={text.data}>
          <Table
            caption={title}
            captionHidden
            rows={places}
            rowKey={(place) => place.city}
            narrow="scroll"
            small
            columns={[
              { header: text.city, rowHeader: true, cell: (place) => place.city },
              { header: text.rank, numeric: true, cell: ({ rank }) => rank },
              { header: text.table, cell: ({ series }) => thirds(request)[series] },
            ]}
          />
        </DataTable>
      }
    />
  );
}

function chartOf(request: PageRequest, points: readonly Place[]): ChartOf {
  return {
    title: messages(request.language).ranking.map,
    drawing: pointMap({ points, series: thirds(request) }),
  };
}

function thirds({ language }: PageRequest): string[] {
  const { third1, third2, third3 } = messages(language).ranking;
  return [third1, third2, third3];
}

function placesOf({ ctx }: PageRequest, edition: IndexEdition, rows: readonly Standing[]): Place[] {
  const facts = new Map(largeCities().map((each) => [each.city, each]));
  const own = ownCityOf(ctx, edition);
  const all = edition.run.units.length;
  return rows.flatMap(({ city, rank }) => {
    const place = facts.get(city);
    if (!place) return [];
    const { latitude, longitude } = place;
    const series = Math.min(CLASSES - 1, Math.floor(((rank - 1) / all) * CLASSES));
    return [{ label: `${city}: ${rank}`, latitude, longitude, series, isOwn: city === own, city, rank }];
  });
}
