import type { VNode } from "preact";
import { useMessages } from "./language.ts";
import type { LinkItem } from "./navigation.tsx";

/** The pages above this one; the page itself is named by its heading. Belongs in `beforeMain`. */
export function Breadcrumb({ items }: { readonly items: readonly LinkItem[] }): VNode {
  const text = useMessages();
  return (
    <nav class="sk-breadcrumb" aria-label={text.breadcrumb}>
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
