import type { VNode } from "preact";
import { useMessages } from "./language.ts";
import type { LinkItem } from "./navigation.tsx";
import type { City } from "./page-header.tsx";

/** Addresses of what every public page must link (BITV §§ 4 and 7, DDG § 5); the labels are built in. */
export interface FooterLinks {
  readonly accessibility?: string | undefined;
  readonly easyLanguage?: string | undefined;
  readonly signLanguage?: string | undefined;
  readonly contact?: string | undefined;
  readonly privacy?: string | undefined;
  readonly imprint?: string | undefined;
  readonly more?: readonly LinkItem[] | undefined;
}

const order = ["contact", "easyLanguage", "signLanguage", "accessibility", "privacy", "imprint"] as const;

export function PageFooter(props: {
  readonly city: City;
  readonly links?: FooterLinks | undefined;
  /** Where the header leaves them out. */
  readonly languages?: VNode | false | undefined;
}): VNode {
  const text = useMessages();
  const links: LinkItem[] = order.flatMap((key) => {
    const href = props.links?.[key];
    return href ? [{ href, label: text.footer[key] }] : [];
  });
  links.push(...(props.links?.more ?? []));
  return (
    <footer class="sk-footer">
      <div class="sk-width sk-footer__content">
        {props.languages}
        <p class="sk-footer__name">{props.city.officialName ?? props.city.name}</p>
        {links.length > 0 && (
          <nav aria-label={text.page.footer}>
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
    </footer>
  );
}
