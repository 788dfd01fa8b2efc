import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "#platform/i18n";
import { messages } from "./messages.ts";

/** The language of the page being rendered; `Page` provides it to everything below. */
export const LanguageContext = createContext<Language>("de");

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The components' own texts in the language of the page. */
export function useMessages(): ReturnType<typeof messages> {
  return messages(useLanguage());
}
