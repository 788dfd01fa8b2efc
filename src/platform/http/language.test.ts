import { expect, test } from "vitest";
import { splitLanguage, withLanguage } from "./language.ts";

const languages = ["de", "en", "ar", "de-leicht"];

test.each([
  ["/en/leistungen?x=1", "en", "/leistungen?x=1"],
  ["/en", "en", "/"],
  ["/en?x=1", "en", "/?x=1"],
  ["/de-leicht/x", "de-leicht", "/x"],
  ["/fr/x", "de", "/fr/x"],
  ["/de/x", "de", "/de/x"],
  ["/entwurf/1", "de", "/entwurf/1"],
  ["/", "de", "/"],
])("%s is %s and %s", (url, language, rest) => {
  expect(splitLanguage(url, languages)).toEqual({ language, url: rest });
});

test("a link in another language leads to the same page", () => {
  expect(splitLanguage(withLanguage("/leistungen", "ar"), languages)).toEqual({
    language: "ar",
    url: "/leistungen",
  });
  expect(withLanguage("/", "en")).toBe("/en");
  expect(withLanguage("/x", "de")).toBe("/x");
  expect(withLanguage("/assets/app.css", "en")).toBe("/assets/app.css");
});
