import type { ComponentChildren, VNode } from "preact";
import { useMessages } from "./language.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface TimelineItem {
  readonly title: ComponentChildren;
  /** As people read it: `3. März 2026, 14:05 Uhr`. */
  readonly when?: string | undefined;
  /** As machines read it: `2026-03-03T14:05`. */
  readonly dateTime?: string | undefined;
  readonly state?: "done" | "current" | "open";
  readonly children?: ComponentChildren;
}

/** What happened and what comes next, in order: the history of a case or the steps of a procedure. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }): VNode {
  const { timeline } = useMessages();
  return (
    <ol class="sk-timeline" role="list">
      {items.map((item, index) => {
        const state = item.state ?? "done";
        return (
          <li
            key={index}
            class={`sk-timeline__item sk-timeline__item--${state}`}
            aria-current={state === "current" ? "step" : undefined}
          >
            <p class="sk-timeline__title">
              <VisuallyHidden>{timeline[state]}: </VisuallyHidden>
              {item.title}
            </p>
            {item.when && (
              <p class="sk-timeline__when">
                <time dateTime={item.dateTime}>{item.when}</time>
              </p>
            )}
            {item.children != null && <div class="sk-timeline__body">{item.children}</div>}
          </li>
        );
      })}
    </ol>
  );
}
