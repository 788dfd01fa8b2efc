import type { Service } from "./schema.ts";
import { findingList, type ServiceFinding } from "./service-finding.ts";

const HTML = /<\/?[a-z][^>]*>|&(?:[a-z]+|#\d+);/i;
const LEFT_OVER = /\b(?:TODO|FIXME|XXX|TBD|Lorem ipsum|Platzhalter)\b/i;
const LONGEST_TITLE = 80;
const LONGEST_SUMMARY = 220;

type Path = readonly PropertyKey[];
type Text = Readonly<Record<string, string>> & { readonly de: string };

/** Findings about the words of a definition, wherever they stand in it. */
export function lintTexts(service: Service): ServiceFinding[] {
  const { all, error, warning, hint } = findingList();
  for (const { text, path } of textsIn(service, [])) {
    for (const [language, words] of Object.entries(text)) {
      const at = [...path, language];
      if (words.trim() === "")
        error(
          "text-empty",
          at,
          "Der Text ist leer. Schreiben Sie ihn oder nehmen Sie die Sprache heraus.",
          "The text is empty. Write it or take the language out.",
        );
      if (HTML.test(words))
        error(
          "text-html",
          at,
          "Der Text enthält HTML. Es würde als Zeichen angezeigt; schreiben Sie schlichten Text.",
          "The text contains HTML. It would be shown as characters; write plain text.",
        );
      if (LEFT_OVER.test(words))
        warning(
          "text-unfinished",
          at,
          "Der Text sieht unfertig aus (TODO, XXX …).",
          "The text looks unfinished (TODO, XXX …).",
        );
    }
    if (text["en"] !== undefined) continue;
    const what = path.join(".");
    if (path[0] === "title" || path[0] === "summary")
      warning(
        "english-missing",
        path,
        `„${what}“ fehlt auf Englisch (en).`,
        `“${what}” is missing in English (en).`,
      );
    // Of the flow's texts the forms engine tells by itself.
    else if (path[0] !== "flow")
      hint(
        "english-missing",
        path,
        `„${what}“ fehlt auf Englisch (en).`,
        `“${what}” is missing in English (en).`,
      );
  }
  if (service.title.de.length > LONGEST_TITLE) {
    hint(
      "title-long",
      ["title", "de"],
      `Der Titel hat mehr als ${LONGEST_TITLE} Zeichen. Kürzen Sie ihn für Listen und Telefone.`,
      `The title has more than ${LONGEST_TITLE} characters. Shorten it for lists and phones.`,
    );
  }
  if (service.summary.de.length > LONGEST_SUMMARY) {
    hint(
      "summary-long",
      ["summary", "de"],
      `Die Kurzbeschreibung hat mehr als ${LONGEST_SUMMARY} Zeichen. Ein oder zwei Sätze genügen.`,
      `The summary has more than ${LONGEST_SUMMARY} characters. A sentence or two are enough.`,
    );
  }
  return all;
}

/** Every localised text in a value, with the way to it. */
function textsIn(value: unknown, path: Path): { text: Text; path: Path }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  if (isText(value)) return [{ text: value, path }];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]));
}

function isText(value: object): value is Text {
  return "de" in value && Object.values(value).every((each) => typeof each === "string");
}
