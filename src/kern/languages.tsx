import type { VNode } from "preact";
import type { Language } from "#platform/i18n";
import { useMessages } from "./language.ts";

export interface LanguageChoice {
  readonly language: Language;
  /** In its own language: `English`, `العربية`. */
  readonly label: string;
  readonly href: string;
}

/** The page in the other languages. */
export function Languages(props: {
  readonly language: Language;
  readonly languages?: readonly LanguageChoice[] | undefined;
}): VNode | null {
  const { page } = useMessages();
  const { language, languages = [] } = props;
  if (languages.length < 2) return null;
  return (
    <nav class="sk-languages" aria-label={page.languages}>
      <ul>
        {languages.map((choice) => (
          <li key={choice.language}>
            <a
              href={choice.href}
              lang={choice.language === "de-leicht" ? "de" : choice.language}
              hreflang={choice.language === "de-leicht" ? "de" : choice.language}
              aria-current={choice.language === language ? "true" : undefined}
            >
              {choice.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
