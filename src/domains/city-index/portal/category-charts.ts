import { barChart } from "#kern";
import { fill } from "#platform/i18n";
import type { PageRequest } from "#platform/http/route";
import { standingOf } from "../engine/run.ts";
import { formatNumber } from "../format.ts";
import { cityIn, tablesOf, type IndexEdition } from "../index-editions.ts";
import type { ChartOf } from "./city-view.tsx";
import { nameOf } from "./frame.tsx";
import { messages } from "./messages.ts";

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
