import type { ComponentChildren, VNode } from "preact";
import { render } from "preact-render-to-string";
import { directionOf } from "#platform/i18n";
import type { Language } from "#platform/i18n";
import { classNames } from "./class-names.ts";
import { Languages } from "./languages.tsx";
import { LanguageContext } from "./language.ts";
import { messages } from "./messages.ts";
import { PageFooter } from "./page-footer.tsx";
import type { FooterLinks } from "./page-footer.tsx";
import { PageHeader } from "./page-header.tsx";
import type { PageHeaderProps } from "./page-header.tsx";

/** Everything a page has round its content. */
export interface PageProps extends PageHeaderProps {
  readonly language: Language;
  /** What this page is, without the city's name; the same words as its `h1`. */
  readonly title: string;
  readonly description?: string | undefined;
  /** Address of the one stylesheet, from `loadAssets`. */
  readonly stylesheet: string;
  /** The browser's own bars in light and dark, from `loadAssets`. */
  readonly themeColors?: { readonly light: string; readonly dark: string } | undefined;
  /** Puts "Fehler:" before the title, so that it is the first thing read out. */
  readonly hasErrors?: boolean | undefined;
  readonly noIndex?: boolean | undefined;
  /** Addresses of scripts, from `loadAssets`. */
  readonly scripts?: readonly string[] | undefined;
  /** `reading` for forms and texts, `wide` for tables and cards. Default: `wide` outside the portal. */
  readonly width?: "reading" | "wide" | undefined;
  /** Back link or breadcrumb, which the skip link passes over. */
  readonly beforeMain?: ComponentChildren;
  readonly footer?: FooterLinks | undefined;
  readonly children?: ComponentChildren;
}

/** A whole document as a string. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>${render(<Page {...props} />)}`;
}

/** The document: head, skip link, header, main, footer. */
export function Page(props: PageProps): VNode {
  const { language, area = "portal" } = props;
  const text = messages(language);
  const width = props.width ?? (area === "portal" ? "reading" : "wide");
  return (
    <LanguageContext.Provider value={language}>
      <html lang={documentLanguage(language)} dir={directionOf(language)}>
        <Head {...props} />
        <body class={classNames("sk-page", `sk-area-${area}`)}>
          <a class="sk-skip-link" href="#inhalt">
            {text.page.skipLink}
          </a>
          <PageHeader {...props} />
          {props.beforeMain != null && <div class="sk-width sk-before-main">{props.beforeMain}</div>}
          <main class={classNames("sk-width", "sk-main", `sk-main--${width}`)} id="inhalt" tabIndex={-1}>
            {props.children}
          </main>
          <PageFooter
            city={props.city}
            links={props.footer}
            languages={props.isForm && <Languages language={language} languages={props.languages} />}
          />
        </body>
      </html>
    </LanguageContext.Provider>
  );
}

function Head(props: PageProps): VNode {
  const { page } = messages(props.language);
  const title = [...new Set([props.title, props.serviceName, props.city.name].filter(Boolean))].join(" – ");
  return (
    <head>
      <meta charset="utf-8" />
      <title>{(props.hasErrors ? page.errorPrefix : "") + title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {props.description && <meta name="description" content={props.description} />}
      {props.noIndex && <meta name="robots" content="noindex, nofollow" />}
      {props.themeColors && (
        <>
          <meta name="theme-color" content={props.themeColors.light} media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content={props.themeColors.dark} media="(prefers-color-scheme: dark)" />
        </>
      )}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href={props.stylesheet} />
      {(props.scripts ?? []).map((src) => (
        <script key={src} type="module" src={src} />
      ))}
      {(props.languages ?? []).map((choice) => (
        <link
          key={choice.language}
          rel="alternate"
          hreflang={documentLanguage(choice.language)}
          href={choice.href}
        />
      ))}
    </head>
  );
}

/** Easy German has a registered subtag of its own: `de-simple` (RFC 5646, IANA registry). */
export function documentLanguage(language: Language): string {
  return language === "de-leicht" ? "de-simple" : language;
}
