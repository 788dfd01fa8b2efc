import type { Language } from "../i18n.ts";

/** German has no prefix; every other language has its code as the first part of the address. */
export function splitLanguage(
  url: string,
  languages: readonly Language[],
): { language: Language; url: string } {
  const match = /^\/([a-z]{2,3}(?:-[a-z]+)?)(?=[/?]|$)/.exec(url);
  const language = match?.[1];
  if (!language || language === "de" || !languages.includes(language)) return { language: "de", url };
  const rest = url.slice(language.length + 1);
  return { language, url: rest.startsWith("/") ? rest : `/${rest}` };
}

export function withLanguage(path: string, language: Language): string {
  if (language === "de" || !path.startsWith("/") || path.startsWith("/assets/") || path.startsWith("/api/"))
    return path;
  return path === "/" ? `/${language}` : `/${language}${path}`;
}
