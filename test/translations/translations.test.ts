import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { loadCity, type City, type LoadedCity } from "#catalogue";
import { renderPage } from "#kern";
import { addTranslation, type Texts } from "#platform/i18n";
import { messages as kern } from "../../src/kern/messages.ts";
import { GERMAN, placeholdersOf, textsBelow } from "./text-trees.ts";

const FOLDER = join(import.meta.dirname, "../../cities/jena");
const LANGUAGES = ["ar", "de-leicht", "uk"];

/** Not on the way of the resident parking permit: staff, the state of the digital city, long legal pages. */
const NOT_ON_THE_WAY = [
  /^apps\/(queue|enter|print|team|permits|licences|warden|admin|cockpit|collection)$/,
  /^cases-portal\/start\/(counterTitle|channel|counter|phone|paper|person|personHint)$/,
  /^catalogue\/digital\/(?!(live|demo|planned)$)/,
  /^catalogue\/systemMeasure\//,
  /^catalogue-static\/(?!contact\/)/,
  /^identity\/signIn\/staff/,
  // Certificates are in German.
  /^documents\/letter\/automaticCertificate$/,
  // Said by the API alone.
  /^cases\/answers\//,
  /^kern\/(area|toBeChecked)\//,
  /^permits\/(check|list|permit)\//,
];

const german = textsBelow(GERMAN);
const files = new Map(
  LANGUAGES.map((language) => [
    language,
    parse(readFileSync(join(FOLDER, "translations", `${language}.yaml`), "utf8")) as Record<string, Texts>,
  ]),
);
const translated = (language: string): Map<string, string> => textsBelow(files.get(language) ?? {});

let loaded: LoadedCity | undefined;

beforeAll(() => {
  ({ loaded } = loadCity(FOLDER));
});

test("every file is a language of the city that is marked as unchecked", () => {
  expect(readdirSync(join(FOLDER, "translations")).toSorted()).toEqual(
    LANGUAGES.map((language) => `${language}.yaml`),
  );
  const { languages } = parse(readFileSync(join(FOLDER, "city.yaml"), "utf8")) as Pick<City, "languages">;
  const unchecked = languages.filter((language) => language.isUnchecked).map((language) => language.code);
  expect(unchecked.toSorted()).toEqual(LANGUAGES);
  expect([...(loaded?.translations.keys() ?? [])].toSorted()).toEqual(LANGUAGES);
});

describe.each(LANGUAGES)("%s", (language) => {
  test("translates only texts that there are", () => {
    expect([...translated(language).keys()].filter((key) => !german.has(key))).toEqual([]);
  });

  test("leaves the same places open as the German text", () => {
    const differing = [...translated(language)].filter(
      ([key, text]) => placeholdersOf(text).join(" ") !== placeholdersOf(german.get(key) ?? "").join(" "),
    );
    expect(differing).toEqual([]);
  });

  test("has no empty text, and a space at the end where the German one has it", () => {
    const wrong = [...translated(language)].filter(
      ([key, text]) => text.trim() === "" || text.endsWith(" ") !== german.get(key)?.endsWith(" "),
    );
    expect(wrong).toEqual([]);
  });
});

describe.each(["ar", "uk"])("the way of the permit in %s", (language) => {
  test("needs no fallback in the pages", () => {
    const own = translated(language);
    const missing = [...german.keys()].filter(
      (key) => !own.has(key) && !NOT_ON_THE_WAY.some((pattern) => pattern.test(key)),
    );
    expect(missing).toEqual([]);
  });

  test("needs no fallback in the service's own texts", () => {
    const service = loaded?.services.find((each) => each.service.key === "bewohnerparkausweis")?.service;
    const texts = textsBelow({ ...service });
    const missing = [...texts.keys()].filter(
      (key) => key.endsWith("/de") && !texts.has(key.replace(/de$/, language)),
    );
    expect(texts.size).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });
});

describe("a page", () => {
  const page = { title: "–", city: { name: "Jena", officialName: "Stadt Jena" }, stylesheet: "/app.css" };

  beforeAll(() => {
    for (const [language, texts] of loaded?.translations ?? []) addTranslation(language, texts);
  });

  test("is written from right to left in Arabic, from left to right in Ukrainian", () => {
    const arabic = renderPage({ ...page, language: "ar" });
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    expect(arabic).toContain(kern("ar").page.skipLink);
    expect(kern("ar").page.skipLink).toMatch(/[\u0600-\u06ff]/);
    expect(renderPage({ ...page, language: "uk" })).toContain('<html lang="uk" dir="ltr">');
  });

  test("falls back to English, and in easy German to German", () => {
    expect(kern("uk").area.desk).toBe(kern("en").area.desk);
    expect(kern("de-leicht").area.desk).toBe(kern("de").area.desk);
    expect(kern("de-leicht").page.home).not.toBe(kern("de").page.home);
  });
});
