import type { ComponentChildren, VNode } from "preact";
import { classNames } from "./class-names.ts";
import { ErrorMessage } from "./error-message.tsx";
import { useMessages } from "./language.ts";

/** What every form field has. `name` is the form field's name; the element's id is made from it. */
export interface FieldProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  /** The label is the page's question: it becomes the `h1`. For pages with one field. */
  readonly labelAsHeading?: boolean | undefined;
}

/** Attributes that tie a control to its label, hint and error. Spread them on the control. */
export interface ControlAttributes {
  readonly id: string;
  readonly name: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": "true" | undefined;
}

/** The id of the first control of the field with this name: what an error summary links to. */
export function fieldId(name: string): string {
  return name.replace(/[^\w-]+/g, "-");
}

export function controlAttributes({ name, hint, error }: FieldProps): ControlAttributes {
  const id = fieldId(name);
  const described = [hint != null && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    name,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? "true" : undefined,
  };
}

/** Label, hint and error round one control, which the child function renders. */
export function Field(
  props: FieldProps & { readonly children: (attributes: ControlAttributes) => ComponentChildren },
): VNode {
  const attributes = controlAttributes(props);
  const label = (
    <label class={classNames("kern-label", props.labelAsHeading && "sk-question")} for={attributes.id}>
      {props.label}
      {props.optional && <OptionalMark />}
    </label>
  );
  return (
    <div class={classNames("kern-form-input", props.error && "kern-form-input--error")}>
      {props.labelAsHeading ? <h1 class="sk-question-heading">{label}</h1> : label}
      <Hint id={attributes.id} text={props.hint} />
      <ErrorMessage id={attributes.id} text={props.error} />
      {props.children(attributes)}
    </div>
  );
}

export function Hint(props: { readonly id: string; readonly text: ComponentChildren }): VNode | null {
  if (props.text == null) return null;
  return (
    <div class="kern-hint" id={`${props.id}-hint`}>
      {props.text}
    </div>
  );
}

export function OptionalMark(): VNode {
  return <span class="kern-label__optional"> {useMessages().field.optional}</span>;
}
