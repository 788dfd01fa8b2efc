import type { VNode } from "preact";
import { Chart, pointMap, Table } from "#kern";
import type { PageRequest } from "#platform/http/route";
import { largeCities } from "../editions/cities.ts";
import type { Standing } from "../index-editions.ts";
import { DataTable } from "./city-view.tsx";
import { messages } from "./messages.ts";

interface RankingMapProps {
  readonly request: PageRequest;
  readonly rows: readonly Standing[];
  /** How many cities the edition has. */
  readonly all: number;
  readonly own: string | undefined;
}

/** The cities shown as points, coloured by the third of the ranking in which they stand. */
export function RankingMap({ request, rows, all, own }: RankingMapProps): VNode | null {
  const text = messages(request.language);
  const places = new Map(largeCities().map((each) => [each.city, each]));
  const points = rows.flatMap(({ city, rank }) => {
    const place = places.get(city);
    const series = Math.min(2, Math.floor(((rank - 1) / all) * 3));
    return place ? [{ label: `${city}: ${rank}`, ...place, series, isOwn: city === own, city, rank }] : [];
  });
  if (points.length < 2) return null;
  const thirds = [text.ranking.third1, text.ranking.third2, text.ranking.third3];
  return (
    <Chart
      id="map"
      title={text.ranking.map}
      drawing={pointMap({ points, series: thirds })}
      table={
        <DataTable title={text.data}>
          <Table
            caption={text.ranking.map}
            captionHidden
            rows={points}
            rowKey={({ city }) => city}
            narrow="scroll"
            small
            columns={[
              { header: text.city, rowHeader: true, cell: ({ city }) => city },
              { header: text.rank, numeric: true, cell: ({ rank }) => rank },
              { header: text.table, cell: ({ series }) => thirds[series] },
            ]}
          />
        </DataTable>
      }
    />
  );
}
