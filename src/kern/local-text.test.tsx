import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { DescriptionList, LanguageContext, LocalText, Reference, SummaryList } from "./index.ts";

const inLanguage = (language: string, node: preact.VNode): string =>
  render(<LanguageContext.Provider value={language}>{node}</LanguageContext.Provider>);

test("a text in the page's language carries none of its own", () => {
  expect(inLanguage("uk", <LocalText text={{ de: "Hund", uk: "Собака" }} />)).toBe("Собака");
});

test.each([
  ["ar", { de: "Hund", en: "Dog" }, '<span lang="en" dir="ltr">Dog</span>'],
  ["ar", { de: "Hund" }, '<span lang="de" dir="ltr">Hund</span>'],
  ["en", { de: "Hund" }, '<span lang="de" dir="ltr">Hund</span>'],
  ["de-leicht", { de: "Hund", en: "Dog" }, '<span lang="de" dir="ltr">Hund</span>'],
])("a text that falls back on a page in %s says in which language it is: %j", (language, text, html) => {
  expect(inLanguage(language, <LocalText text={text} />)).toBe(html);
});

test("values keep their own direction: plates, numbers, codes", () => {
  expect(inLanguage("ar", <DescriptionList rows={[{ key: "a", value: "J-AB 123" }]} />)).toContain(
    "<bdi>J-AB 123</bdi>",
  );
  expect(inLanguage("ar", <SummaryList rows={[{ key: "a", value: "120,00 €" }]} />)).toContain(
    "<bdi>120,00 €</bdi>",
  );
  expect(inLanguage("ar", <Reference label="a" value="2026-000001" />)).toContain("<bdi>2026-000001</bdi>");
});
