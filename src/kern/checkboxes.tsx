import type { VNode } from "preact";
import { Choice } from "./choice.tsx";
import type { ChoiceOption } from "./choice.tsx";
import { classNames } from "./class-names.ts";
import { ErrorMessage } from "./error-message.tsx";
import { fieldId } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { Fieldset } from "./fieldset.tsx";

export interface CheckboxesProps extends FieldProps {
  readonly options: readonly ChoiceOption[];
  readonly values?: readonly string[] | undefined;
}

export interface CheckboxProps extends Omit<FieldProps, "optional" | "labelAsHeading"> {
  readonly checked?: boolean | undefined;
  /** What is sent when ticked. Default: `true`. */
  readonly value?: string;
}

/** Any number of several. */
export function Checkboxes(props: CheckboxesProps): VNode {
  const id = fieldId(props.name);
  return (
    <Fieldset {...props}>
      {props.options.map((option, index) => (
        <Choice
          {...option}
          key={option.value}
          type="checkbox"
          id={index === 0 ? id : `${id}-${index + 1}`}
          name={props.name}
          checked={props.values?.includes(option.value) ?? false}
          hasError={Boolean(props.error)}
        />
      ))}
    </Fieldset>
  );
}

/** One box to tick: a declaration or a consent. Never ticked beforehand. */
export function Checkbox(props: CheckboxProps): VNode {
  const id = fieldId(props.name);
  return (
    <div class={classNames("sk-checkbox", props.error && "kern-form-check--error")}>
      <ErrorMessage id={id} text={props.error} />
      <Choice
        type="checkbox"
        id={id}
        name={props.name}
        value={props.value ?? "true"}
        label={props.label}
        hint={props.hint}
        checked={props.checked ?? false}
        hasError={Boolean(props.error)}
        describedBy={props.error ? `${id}-error` : undefined}
      />
    </div>
  );
}
