import type { ComponentChildren, VNode } from "preact";
import { classNames } from "./class-names.ts";
import { ErrorMessage } from "./error-message.tsx";
import { Hint, OptionalMark, controlAttributes } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface FieldsetProps extends FieldProps {
  readonly horizontal?: boolean | undefined;
  /** A set of radios is announced as such, which lets it carry `aria-invalid` as a whole. */
  readonly role?: "radiogroup" | "group" | undefined;
  readonly children: ComponentChildren;
}

/** Fields that belong together, under one legend, with one hint and one error. */
export function Fieldset(props: FieldsetProps): VNode {
  const { id, ...attributes } = controlAttributes(props);
  const legend = (
    <>
      {props.label}
      {props.optional && <OptionalMark />}
    </>
  );
  return (
    <fieldset
      class={classNames("kern-fieldset", props.error && "kern-fieldset--error")}
      role={props.role}
      aria-describedby={attributes["aria-describedby"]}
      aria-invalid={props.role === "radiogroup" ? attributes["aria-invalid"] : undefined}
    >
      <legend class={classNames("kern-label", props.labelAsHeading && "sk-question")}>
        {props.labelAsHeading ? <h1 class="sk-question-heading">{legend}</h1> : legend}
      </legend>
      <Hint id={id} text={props.hint} />
      <ErrorMessage id={id} text={props.error} />
      <div class={classNames("kern-fieldset__body", props.horizontal && "kern-fieldset__body--horizontal")}>
        {props.children}
      </div>
    </fieldset>
  );
}
