import type { ComponentChildren, VNode } from "preact";

export interface FilterFormProps {
  readonly action: string;
  /** What is chosen here: `Rangliste eingrenzen`. */
  readonly label: string;
  /** Kept with the choice. */
  readonly hidden?: Readonly<Record<string, string | undefined>> | undefined;
  /** Fields and, last, the button. */
  readonly children: ComponentChildren;
}

/** Choices that show a page otherwise: a form that only asks (GET), so that the address can be kept and sent on. */
export function FilterForm({ action, label, hidden = {}, children }: FilterFormProps): VNode {
  return (
    <form class="sk-filter" method="get" action={action} aria-label={label} novalidate>
      {Object.entries(hidden).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
    </form>
  );
}
