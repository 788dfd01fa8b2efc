import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { chartFile } from "#kern";
import { notFound } from "#platform/errors";
import type { PageRequest, Reply } from "#platform/http/route";
import { cityIn, editionOf, type IndexEdition } from "../index-editions.ts";
import { categoryChart, contributionChart } from "./category-charts.ts";
import { seriesChart } from "./city-series.tsx";
import type { ChartOf } from "./city-view.tsx";
import { mapChart } from "./ranking-map.tsx";
import { intervalsChart } from "./sure-page.tsx";

const require = createRequire(import.meta.url);
const FONTS = ["400Regular/FiraSans_400Regular.ttf", "600SemiBold/FiraSans_600SemiBold.ttf"].map((file) =>
  require.resolve(`@expo-google-fonts/fira-sans/${file}`),
);
/** Twice as many pixels as the drawing, for print and sharp screens. */
const ZOOM = 2;

/** Every chart of the pages by the name of its file. */
const CHARTS = new Map<string, (request: PageRequest, edition: IndexEdition, city: string) => ChartOf>([
  ["bereiche", categoryChart],
  ["bestandteile", contributionChart],
  ["verlauf", (request, _edition, city) => seriesChart(request, city)],
  ["intervalle", intervalsChart],
  ["karte", mapChart],
]);

/** A chart as a file of its own: `/index/bild/bereiche.svg`, `.png`. */
export async function sendChart(request: PageRequest): Promise<Reply> {
  const [, name = "", type] = /^([a-z]+)\.(svg|png)$/.exec(request.params["file"] ?? "") ?? [];
  const make = CHARTS.get(name);
  if (!make) throw notFound();
  const edition = editionOf(request.query["ausgabe"]);
  const city = cityIn(request.ctx, edition, request.query["stadt"]);
  const { title, drawing } = make(request, edition, city);
  const svg = chartFile(title, drawing);
  if (type === "svg") return { file: svg, type: "image/svg+xml", name: `${name}.svg`, isPublic: true };
  const options = { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: "Fira Sans" };
  const png = new Resvg(svg, { font: options, fitTo: { mode: "zoom", value: ZOOM } }).render().asPng();
  return { file: png, type: "image/png", name: `${name}.png`, isPublic: true };
}
