import type { ComponentChildren, VNode } from "preact";

export interface FilterFormProps {
  readonly action: string;
  /** What is chosen here: `Rangliste eingrenzen`. */
  readonly label: string;
  /** Kept with the choice. */
  readonly hidden?: Readonly<Record<string, string | undefined>> | undefined;
  /** One below the other, for forms that are more than a row of choices. */
  readonly stacked?: boolean | undefined;
  /** Gives numbers with a `max` a slider, where the page brings that script. */
  readonly sliders?: boolean | undefined;
  /** Fields and, last, the button. */
  readonly children: ComponentChildren;
}

/** Choices that show a page otherwise: a form that only asks (GET), so that the address can be kept and sent on. */
export function FilterForm({
  action,
  label,
  hidden = {},
  stacked,
  sliders,
  children,
}: FilterFormProps): VNode {
  return (
    <form
      class={stacked ? "sk-filter sk-filter--stacked" : "sk-filter"}
      method="get"
      data-slider={sliders}
      action={action}
      aria-label={label}
      novalidate
    >
      {Object.entries(hidden).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
    </form>
  );
}

/** Short fields beside one another where there is room. */
export function FieldGrid({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="sk-field-grid">{children}</div>;
}
