import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { barChart, chartFile, type Drawing } from "#kern";
import { notFound } from "#platform/errors";
import { fill } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { standingOf } from "../engine/run.ts";
import { formatNumber } from "../format.ts";
import { cityIn, editionOf, tablesOf, type IndexEdition } from "../index-editions.ts";
import { nameOf } from "./frame.tsx";
import { messages } from "./messages.ts";

const require = createRequire(import.meta.url);
const FONTS = ["400Regular/FiraSans_400Regular.ttf", "600SemiBold/FiraSans_600SemiBold.ttf"].map((file) =>
  require.resolve(`@expo-google-fonts/fira-sans/${file}`),
);
/** Twice as many pixels as the drawing, for print and sharp screens. */
const ZOOM = 2;

export interface ChartOf {
  readonly title: string;
  readonly drawing: Drawing;
}

/** A chart as a file of its own: `/index/bild/bereiche.svg`, `.png`. */
export async function sendChart(request: PageRequest): Promise<Reply> {
  const [, name, type] = /^([a-z]+)\.(svg|png)$/.exec(request.params["file"] ?? "") ?? [];
  const edition = editionOf(request.query["ausgabe"]);
  const make = CHARTS[name as keyof typeof CHARTS];
  if (!make || !Object.hasOwn(CHARTS, name ?? "")) throw notFound();
  const { title, drawing } = make(request, edition);
  const svg = chartFile(title, drawing);
  if (type === "svg") return { file: svg, type: "image/svg+xml", name: `${name}.svg`, isPublic: true };
  const options = { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: "Fira Sans" };
  const png = new Resvg(svg, { font: options, fitTo: { mode: "zoom", value: ZOOM } }).render().asPng();
  return { file: png, type: "image/png", name: `${name}.png`, isPublic: true };
}

/** The cities of a chart: the one asked for, and the one it is compared with. */
function citiesOf({ ctx, query }: PageRequest, edition: IndexEdition): string[] {
  const city = cityIn(ctx, edition, query["stadt"]);
  const other = query["mit"];
  return other !== undefined && other !== city && edition.run.units.includes(other) ? [city, other] : [city];
}

/** How far cities are in the five areas. */
export function categoryChart(request: PageRequest, edition: IndexEdition): ChartOf {
  const { language } = request;
  const text = messages(language);
  const cities = citiesOf(request, edition);
  const [own] = cities;
  return {
    title: fill(text.cityPage.categories, { city: cities.join(" / ") }),
    drawing: barChart({
      max: 100,
      bars: tablesOf(edition)
        .slice(1)
        .flatMap((key) =>
          cities.map((city) => ({
            label: cities.length === 1 ? nameOf(key, language) : `${nameOf(key, language)}: ${city}`,
            parts: [standingOf(edition.run, city, key).score],
            text: standingText(edition, city, key, language),
            isOwn: cities.length > 1 && city === own,
          })),
        ),
    }),
  };
}

/** What the points consist of: each category's score divided by the number of categories. */
export function contributionChart(request: PageRequest, edition: IndexEdition): ChartOf {
  const { language } = request;
  const categories = tablesOf(edition).slice(1);
  const cities = citiesOf(request, edition);
  return {
    title: messages(language).cityPage.contributions,
    drawing: barChart({
      max: 100,
      parts: categories.map((key) => nameOf(key, language)),
      bars: cities.map((city, index) => ({
        label: city,
        parts: categories.map((key) => partOf(edition, city, key)),
        text: formatNumber(standingOf(edition.run, city).score, 1, language),
        isOwn: index === 0,
      })),
    }),
  };
}

export function partOf(edition: IndexEdition, city: string, category: string): number {
  return standingOf(edition.run, city, category).score / (tablesOf(edition).length - 1);
}

/** `71,6 (54 von 83)` */
export function standingText(edition: IndexEdition, city: string, key: string, language: string): string {
  const { rank, score } = standingOf(edition.run, city, key);
  const place = fill(messages(language).of, { rank, cities: edition.run.units.length });
  return `${formatNumber(score, 1, language)} (${place})`;
}

const CHARTS = { bereiche: categoryChart, bestandteile: contributionChart } as const;
