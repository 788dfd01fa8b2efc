import type { ComponentChildren, VNode } from "preact";

/** Text for screen readers alone. */
export function VisuallyHidden({ children }: { readonly children: ComponentChildren }): VNode {
  return <span class="kern-sr-only">{children}</span>;
}
