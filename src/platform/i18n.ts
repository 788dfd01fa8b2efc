/** A language code as in BCP 47: `de`, `en`, `uk`, `ar`, and `de-leicht` for easy German. */
export type Language = string;

/** A tree of texts. German is written first and gives the type; English must have the same keys. */
export type Texts = { readonly [key: string]: string | Texts };
type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** A text in a definition or in a city's data: German always, other languages where written. */
export type LocalizedText = { readonly de: string } & { readonly [language: string]: string | undefined };

const translations = new Map<Language, Map<string, Texts>>();

/**
 * Declares the texts of one domain and gives back a function from language to texts.
 * Languages other than German and English come from data files (see `addTranslation`) and fall back, key by key,
 * to German for easy German and to English for every other language.
 */
export function defineMessages<const De extends Texts>(
  domain: string,
  de: De,
  en: SameKeys<De>,
): (language: Language) => SameKeys<De> {
  const merged = new Map<Language, SameKeys<De>>([
    ["de", de as unknown as SameKeys<De>],
    ["en", en],
  ]);
  return (language) => {
    const known = merged.get(language);
    if (known) return known;
    const extra = translations.get(language)?.get(domain) ?? {};
    const base = fallbackOf(language) === "de" ? de : en;
    const result = overlay(base as Texts, extra) as SameKeys<De>;
    if (translations.has(language)) merged.set(language, result);
    return result;
  };
}

/** Adds a further language from a data file: `{ domain: { key: text } }`. Call before the first page is shown. */
export function addTranslation(language: Language, texts: Readonly<Record<string, Texts>>): void {
  translations.set(language, new Map(Object.entries(texts)));
}

export function languagesAdded(): Language[] {
  return [...translations.keys()];
}

/** The text in the language asked for; else in its fallback; else in German. */
export function localized(text: LocalizedText, language: Language): string {
  return text[language] ?? text[fallbackOf(language)] ?? text.de;
}

/** Puts values into a text: `fill("{n} Tage", { n: 3 })`. A placeholder without a value stays visible. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Languages written from right to left among those a city may add. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return ["ar", "fa", "he", "ur", "ps", "ckb"].includes(language.split("-")[0] ?? "") ? "rtl" : "ltr";
}

export function fallbackOf(language: Language): "de" | "en" {
  return language === "de" || language.startsWith("de-") ? "de" : "en";
}

/** The locale in which dates, numbers and lists of a page are written: easy German writes them as German does. */
export function localeOf(language: Language): string {
  if (fallbackOf(language) === "de") return "de-DE";
  return language === "en" ? "en-GB" : language;
}

function overlay(base: Texts, extra: Texts): Texts {
  return Object.fromEntries(
    Object.entries(base).map(([key, text]) => {
      const own = extra[key];
      if (typeof text === "string") return [key, typeof own === "string" ? own : text];
      return [key, overlay(text, typeof own === "object" ? own : {})];
    }),
  );
}
