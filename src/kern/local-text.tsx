import type { VNode } from "preact";
import { directionOf, fallbackOf, localized, type LocalizedText } from "#platform/i18n";
import { useLanguage } from "./language.ts";
import { documentLanguage } from "./page.tsx";

/**
 * A text in the page's language; where it has to fall back, it says in which language it is, so that it is read out
 * and set right (WCAG 3.1.2).
 */
export function LocalText({ text }: { readonly text: LocalizedText }): VNode {
  const language = useLanguage();
  const shown = [language, fallbackOf(language), "de"].find((each) => text[each] !== undefined) ?? "de";
  const words = localized(text, language);
  if (shown === language) return <>{words}</>;
  return (
    <span lang={documentLanguage(shown)} dir={directionOf(shown)}>
      {words}
    </span>
  );
}

/** A value that keeps its own direction: numbers, plates and norms within a text from right to left. */
export function isolated(value: preact.ComponentChildren): preact.ComponentChildren {
  return typeof value === "string" && value !== "" ? <bdi>{value}</bdi> : value;
}
