import { barChart } from "./charts/bar-chart.tsx";
import { Chart } from "./charts/chart.tsx";
import { intervalChart } from "./charts/interval-chart.tsx";
import { pointMap } from "./charts/point-map.tsx";
import { lineChart } from "./charts/line-chart.tsx";
import { galleryPage } from "./gallery-frame.tsx";
import type { GallerySetting } from "./gallery-frame.tsx";
import { Button, Details, FilterForm, Heading, Select, Table } from "./index.ts";

export function charts(setting: GallerySetting): string {
  const categories = [
    { label: "Verwaltung", parts: [71.6], text: "71,6" },
    { label: "Energie und Umwelt", parts: [46.6], text: "46,6" },
    { label: "Gesellschaft und Bildung", parts: [79.4], text: "79,4", isOwn: true },
  ];
  const table = (caption: string) => (
    <Details title="Daten als Tabelle">
      <Table
        caption={caption}
        captionHidden
        rows={categories}
        columns={[
          { header: "Bereich", rowHeader: true, cell: (row) => row.label },
          { header: "Punkte", numeric: true, cell: (row) => row.text },
        ]}
      />
    </Details>
  );
  const downloads = [{ href: "/bild.svg", label: "Bild (SVG)" }];
  const number = (value: number): string => value.toLocaleString("de-DE");
  return galleryPage(setting, {
    title: "Diagramme",
    children: (
      <>
        <Heading level={1}>Diagramme</Heading>
        <FilterForm action="/diagramme" label="Diagramme eingrenzen" hidden={{ ausgabe: "2025" }}>
          <Select
            name="area"
            label="Bereich"
            emptyLabel={null}
            options={[{ value: "total", label: "Gesamt" }]}
          />
          <Button kind="secondary">Anzeigen</Button>
        </FilterForm>
        <Chart
          id="bars"
          title="Am weitesten ist die Stadt bei Gesellschaft und Bildung"
          drawing={barChart({ bars: categories, max: 100 })}
          table={table("Punkte")}
          downloads={downloads}
        />
        <Chart
          id="stacked"
          title="Woraus die Punkte bestehen"
          drawing={barChart({
            parts: ["Verwaltung", "Energie und Umwelt", "IT", "Mobilität", "Gesellschaft", "Projekte"],
            bars: [
              { label: "Musterstadt", parts: [14, 9, 13, 12, 15, 4], text: "67,0", isOwn: true },
              { label: "Beispielhausen", parts: [15, 15, 16, 13, 17, 4.5], text: "80,5" },
            ],
            max: 100,
          })}
          table={table("Bestandteile")}
        />
        <Chart
          id="intervals"
          title="Wie sicher der Rang ist"
          drawing={intervalChart({
            rows: [
              { label: "Musterstadt", from: 41, value: 54, to: 62, text: "54 (41 bis 62)", isOwn: true },
              { label: "Beispielhausen", from: 1, value: 2, to: 5, text: "2 (1 bis 5)" },
            ],
            from: 1,
            to: 83,
            format: number,
          })}
          table={table("Ränge")}
        />
        <Chart
          id="map"
          title="Wo die Städte liegen"
          drawing={pointMap({
            series: ["Obere Hälfte", "Untere Hälfte"],
            points: [
              { label: "Musterstadt", latitude: 50.9, longitude: 11.6, series: 0, isOwn: true },
              { label: "Beispielhausen", latitude: 53.5, longitude: 10, series: 1 },
              { label: "Probedorf", latitude: 48.1, longitude: 11.5, series: 0 },
            ],
          })}
          table={table("Orte")}
        />
        <Chart
          id="lines"
          title="Rang seit 2020"
          drawing={lineChart({
            labels: ["2020", "2021", "2022", "2023", "2024", "2025"],
            series: [
              { name: "Gesamt", values: [42, 34, null, null, 47, 54] },
              { name: "Verwaltung", values: [35, 49, null, null, 57, 54] },
            ],
            from: 1,
            to: 83,
            isReversed: true,
            format: number,
            breaks: [5],
          })}
          table={table("Verlauf")}
        />
      </>
    ),
  });
}
