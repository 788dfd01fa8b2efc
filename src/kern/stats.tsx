import type { ComponentChildren, VNode } from "preact";

export interface Stat {
  readonly label: string;
  readonly value: ComponentChildren;
  /** What the figure means or what it is compared with. */
  readonly note?: ComponentChildren;
  readonly href?: string | undefined;
}

/** A few figures, each with its name. */
export function Stats({ items }: { readonly items: readonly Stat[] }): VNode {
  return (
    <dl class="sk-stats">
      {items.map((item) => (
        <div key={item.label} class="sk-stat">
          <dt>{item.href ? <a href={item.href}>{item.label}</a> : item.label}</dt>
          <dd class="sk-stat__value">{item.value}</dd>
          {item.note != null && <dd class="sk-stat__note">{item.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
