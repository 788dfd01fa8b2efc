import type { ComponentChildren, VNode } from "preact";
import { fill } from "#platform/i18n";
import { fieldId } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { useMessages } from "./language.ts";

export interface FieldError {
  /** The field's name; without it the error concerns the page as a whole and is no link. */
  readonly field?: string | undefined;
  readonly message: ComponentChildren;
}

export interface ErrorSummaryProps {
  readonly errors: readonly FieldError[];
}

/** The error of one field, for beside it. */
export function errorOf<Field extends string>(
  errors: readonly { readonly field?: Field | undefined; readonly message: string }[],
  field: Field,
): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

/**
 * All errors of a page above its heading, each a link to its field. `autofocus` moves the focus here as the
 * page opens, which other systems do by script. Renders nothing when there is no error.
 */
export function ErrorSummary({ errors }: ErrorSummaryProps): VNode | null {
  const { errorSummary } = useMessages();
  if (errors.length === 0) return null;
  const heading = errors.length === 1 ? errorSummary.one : fill(errorSummary.many, { n: errors.length });
  return (
    <div
      class="kern-alert kern-alert--danger sk-error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
      autofocus
    >
      <div class="kern-alert__header">
        <Icon name="danger" />
        <h2 class="kern-title" id="error-summary-title">
          {heading}
        </h2>
      </div>
      <div class="kern-alert__body">
        <ul class="sk-error-summary__list">
          {errors.map(({ field, message }, index) => (
            <li key={index}>{field ? <a href={`#${fieldId(field)}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
