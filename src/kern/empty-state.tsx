import type { ComponentChildren, VNode } from "preact";

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** The next sensible thing to do, as a `LinkButton`. */
  readonly action?: ComponentChildren;
}

/** Says that there is nothing here yet, and what one can do. */
export function EmptyState({ title, children, action }: EmptyStateProps): VNode {
  return (
    <div class="sk-empty">
      <p class="kern-title kern-title--small">{title}</p>
      {children}
      {action != null && <div>{action}</div>}
    </div>
  );
}
