import type { VNode } from "preact";
import type { NavigationItem } from "./navigation.tsx";

/** Views of one thing, each at its own address: links, since tabs proper need a script. */
export function Tabs(props: { readonly label: string; readonly items: readonly NavigationItem[] }): VNode {
  return (
    <nav class="sk-tabs" aria-label={props.label}>
      <ul>
        {props.items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? "page" : undefined} accesskey={item.accessKey}>
              {item.label}
              {item.count !== undefined && <span class="sk-count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
