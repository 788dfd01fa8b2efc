import type { ComponentChildren, VNode } from "preact";
import { isolated } from "./local-text.tsx";
import { useMessages } from "./language.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface SummaryAction {
  readonly href: string;
  /** Default: "Ändern". */
  readonly label?: string | undefined;
}

export interface SummaryRow {
  readonly key: string;
  /** Nothing shows as "Keine Angabe". */
  readonly value: ComponentChildren;
  readonly action?: SummaryAction | undefined;
  /** What the action changes, for screen readers. Default: the key. */
  readonly actionFor?: string | undefined;
}

export interface SummaryListProps {
  readonly rows: readonly SummaryRow[];
  readonly label?: string | undefined;
}

export interface SummaryCardProps extends SummaryListProps {
  readonly title: string;
  readonly headingLevel?: 2 | 3;
  readonly action?: SummaryAction | undefined;
}

/** Answers with their links to change them: the page to check before sending. */
export function SummaryList({ rows, label }: SummaryListProps): VNode {
  return (
    <dl class="kern-description-list sk-summary-list" aria-label={label}>
      {rows.map((row) => (
        <div key={row.key} class="kern-description-list-item">
          <dt class="kern-description-list-item__key">{row.key}</dt>
          <Value value={row.value} />
          {row.action && (
            <dd class="sk-summary-list__action">
              <ActionLink action={row.action} what={row.actionFor ?? row.key} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** A summary list with a heading: one part of the application. */
export function SummaryCard({ title, headingLevel = 2, action, ...list }: SummaryCardProps): VNode {
  const Title = headingLevel === 2 ? "h2" : "h3";
  return (
    <section class="kern-summary">
      <div class="kern-summary__header sk-summary-header">
        <Title class="kern-heading-small">{title}</Title>
        {action && <ActionLink action={action} what={title} />}
      </div>
      <div class="kern-summary__body">
        <SummaryList {...list} />
      </div>
    </section>
  );
}

function Value({ value }: { readonly value: ComponentChildren }): VNode {
  const { summary } = useMessages();
  const missing = value == null || value === "" || value === false;
  return (
    <dd class="kern-description-list-item__value">
      {missing ? <span class="sk-muted">{summary.none}</span> : isolated(value)}
    </dd>
  );
}

function ActionLink({ action, what }: { readonly action: SummaryAction; readonly what: string }): VNode {
  const { summary } = useMessages();
  return (
    <a href={action.href}>
      {action.label ?? summary.change}
      <VisuallyHidden>: {what}</VisuallyHidden>
    </a>
  );
}
