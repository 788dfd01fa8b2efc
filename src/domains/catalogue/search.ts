import type { System } from "#platform/context";
import { localized, type Language, type LocalizedText } from "#platform/i18n";
import type { LoadedCity } from "./load-city.ts";
import { makeSearchIndex, type Searchable, type SearchIndex } from "./search-index.ts";
import { loadedCityOf } from "./services.ts";

export interface SearchHit {
  readonly kind: "service" | "office";
  readonly key: string;
}

const indexes = new WeakMap<LoadedCity, Map<Language, SearchIndex>>();

/** Searches services and offices in the language of the page; the index is made at the first search and kept. */
export function search(ctx: { readonly system: System }, query: string, language: Language): SearchHit[] {
  const loaded = loadedCityOf(ctx);
  const byLanguage = indexes.get(loaded) ?? new Map<Language, SearchIndex>();
  indexes.set(loaded, byLanguage);
  const find = byLanguage.get(language) ?? makeSearchIndex(searchablesOf(loaded, language));
  byLanguage.set(language, find);
  return find(query).map((id) => ({
    kind: id.startsWith("office ") ? "office" : "service",
    key: id.slice(id.indexOf(" ") + 1),
  }));
}

export function searchablesOf(
  loaded: Pick<LoadedCity, "city" | "services">,
  language: Language,
): Searchable[] {
  const situations = new Map(loaded.city.lifeSituations.map((each) => [each.key, each.title]));
  return [
    ...loaded.services.map(({ service }) => ({
      id: `service ${service.key}`,
      title: localized(service.title, language),
      summary: localized(service.summary, language),
      description: [service.description, ...service.lifeSituations.map((key) => situations.get(key))]
        .map((text) => (text ? localized(text, language) : ""))
        .join(" "),
      keywords: [...service.keywords, service.key],
      other: [service.title, service.summary].map((text) => others(text, language)).join(" "),
    })),
    ...loaded.city.offices.map((office) => ({
      id: `office ${office.key}`,
      title: localized(office.name, language),
      summary: "",
      description: office.note ? localized(office.note, language) : "",
      keywords: [],
      other: others(office.name, language),
    })),
  ];
}

function others(text: LocalizedText, language: Language): string {
  return Object.entries(text)
    .filter(([code]) => code !== language)
    .map(([, each]) => each ?? "")
    .join(" ");
}
