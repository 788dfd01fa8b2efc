import type { ComponentChildren, VNode } from "preact";
import { fill } from "#platform/i18n";
import type { Language } from "#platform/i18n";
import { Flag } from "./flag.tsx";
import { useMessages } from "./language.ts";
import { Languages, type LanguageChoice } from "./languages.tsx";
import { Navigation } from "./navigation.tsx";
import type { LinkItem, NavigationItem } from "./navigation.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type PageArea = "portal" | "desk" | "admin" | "demo";

export interface City {
  /** As in the wordmark: `Musterstadt`. */
  readonly name: string;
  /** As a sender: `Stadt Musterstadt`. Default: the name. */
  readonly officialName?: string | undefined;
}

export interface PageHeaderProps {
  readonly city: City;
  readonly language: Language;
  readonly area?: PageArea | undefined;
  readonly homeHref?: string | undefined;
  /** Stands beside the city's name: `Bewohnerparkausweis`. Desk, admin and demo have a name of their own. */
  readonly serviceName?: string | undefined;
  readonly navigation?: readonly NavigationItem[] | undefined;
  readonly languages?: readonly LanguageChoice[] | undefined;
  /** Who is signed in, or the link to sign in. */
  readonly account?: ComponentChildren;
  /** Within a form: the languages go to the footer and the menu is left out, so that the question is in view. */
  readonly isForm?: boolean | undefined;
  /** Set in the demo city: takes the place of the statement that this is the official website. */
  readonly demo?: { readonly links?: readonly LinkItem[] | undefined } | undefined;
}

/** Statement of origin, wordmark, sign-in state, languages, navigation. */
export function PageHeader(props: PageHeaderProps): VNode {
  const { page } = useMessages();
  return (
    <header class="sk-header">
      {props.demo ? <DemoBar links={props.demo.links ?? []} /> : <OfficialBar {...props} />}
      <div class="sk-width sk-masthead">
        <Wordmark {...props} />
        <div class="sk-masthead__tools">
          {props.account != null && (
            <div class="sk-account" role="group" aria-label={page.account}>
              {props.account}
            </div>
          )}
          {!props.isForm && <Languages language={props.language} languages={props.languages} />}
        </div>
      </div>
      {!props.isForm && props.navigation && props.navigation.length > 0 && (
        <Navigation label={page.navigation} items={props.navigation} />
      )}
    </header>
  );
}

/** KERN's "Kopfzeile", rendered here because its script writes a style element, which our policy blocks. */
function OfficialBar({ city, area = "portal" }: PageHeaderProps): VNode | null {
  const { page } = useMessages();
  if (area !== "portal") return null;
  return (
    <div class="kern-kopfzeile">
      <div class="sk-width kern-kopfzeile__content">
        <span class="kern-kopfzeile__flagge">
          <Flag label={page.flag} />
        </span>
        <span class="kern-kopfzeile__label">
          {fill(page.official, { city: city.officialName ?? city.name })}
        </span>
      </div>
    </div>
  );
}

// A demo must not claim to be the official website, so it says what it is in the same place.
function DemoBar({ links }: { readonly links: readonly LinkItem[] }): VNode {
  const { page } = useMessages();
  return (
    <div class="sk-demo-bar">
      <div class="sk-width sk-demo-bar__content">
        <p>
          <strong>{page.demo}</strong> {page.demoData}
        </p>
        {links.length > 0 && (
          <nav aria-label={page.demoLinks}>
            <ul>
              {links.map((link) => (
                <li key={link.href}>
                  <a href={link.href}>{link.label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </div>
  );
}

function Wordmark({ city, area = "portal", serviceName, homeHref = "/" }: PageHeaderProps): VNode {
  const text = useMessages();
  const suffix = serviceName ?? (area === "portal" ? undefined : text.area[area]);
  return (
    <a class="sk-wordmark" href={homeHref}>
      <span class="sk-wordmark__name">{city.name}</span>{" "}
      {suffix && <span class="sk-wordmark__service">{suffix}</span>}
      <VisuallyHidden> {text.page.home}</VisuallyHidden>
    </a>
  );
}
