import type { ComponentChildren, VNode } from "preact";
import { classNames } from "./class-names.ts";

export interface CardProps {
  readonly title: ComponentChildren;
  readonly headingLevel?: 2 | 3 | 4;
  readonly preline?: ComponentChildren;
  /** Makes the whole card clickable through the link in its title. */
  readonly href?: string | undefined;
  readonly footer?: ComponentChildren;
  readonly children?: ComponentChildren;
}

const titles = { 2: "h2", 3: "h3", 4: "h4" } as const;

/** One thing among others: a service, an application, a letter. */
export function Card({ title, headingLevel = 3, preline, href, footer, children }: CardProps): VNode {
  const Title = titles[headingLevel];
  return (
    <article class={classNames("kern-card", "sk-card", href && "kern-card--interactive")}>
      <div class="kern-card__container">
        <div class="kern-card__header">
          {preline != null && <p class="kern-preline kern-preline--small">{preline}</p>}
          <Title class="kern-title kern-title--small">
            {href ? (
              <a class="kern-link--stretched" href={href}>
                {title}
              </a>
            ) : (
              title
            )}
          </Title>
        </div>
        {children != null && <div class="kern-card__body">{children}</div>}
        {footer != null && <div class="kern-card__footer">{footer}</div>}
      </div>
    </article>
  );
}

/** Cards beside each other, as many as fit. */
export function CardGrid({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="sk-card-grid">{children}</div>;
}
