import type { ComponentChildren, VNode } from "preact";
import { Badge } from "./badge.tsx";
import type { BadgeTone } from "./badge.tsx";
import { fieldId } from "./field.tsx";

export interface TaskItem {
  readonly id: string;
  readonly title: string;
  /** Without it the task cannot be started yet. */
  readonly href?: string | undefined;
  readonly hint?: ComponentChildren;
  readonly status: string;
  readonly tone?: BadgeTone | undefined;
}

/** Parts of an application or of a procedure, each with its state. */
export function TaskList({ items }: { readonly items: readonly TaskItem[] }): VNode {
  return (
    <ul class="kern-task-list__list" role="list">
      {items.map((item) => {
        const statusId = `${fieldId(item.id)}-status`;
        const hintId = item.hint == null ? undefined : `${fieldId(item.id)}-hint`;
        return (
          <li key={item.id} class="kern-task-list__item sk-task">
            <div class="sk-task__text">
              {item.href ? (
                <a href={item.href} aria-describedby={[hintId, statusId].filter(Boolean).join(" ")}>
                  {item.title}
                </a>
              ) : (
                <span>{item.title}</span>
              )}
              {hintId && (
                <div class="kern-hint" id={hintId}>
                  {item.hint}
                </div>
              )}
            </div>
            <div class="kern-task-list__status" id={statusId}>
              <Badge tone={item.tone ?? "neutral"}>{item.status}</Badge>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
