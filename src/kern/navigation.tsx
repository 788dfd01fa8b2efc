import type { VNode } from "preact";

export interface LinkItem {
  readonly href: string;
  readonly label: string;
}

export interface NavigationItem extends LinkItem {
  readonly current?: boolean | undefined;
  /** A number beside the label: unread messages, open cases. */
  readonly count?: number | undefined;
  readonly accessKey?: string | undefined;
}

/** The main menu: a few links in a row, which wraps where it is narrow. */
export function Navigation(props: {
  readonly label: string;
  readonly items: readonly NavigationItem[];
}): VNode {
  return (
    <nav class="sk-navigation" aria-label={props.label}>
      <ul class="sk-width">
        {props.items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? "page" : undefined}>
              {item.label}
              {item.count !== undefined && <span class="sk-count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
