import type { VNode } from "preact";
import { classNames } from "./class-names.ts";
import { Field } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxLength?: number | undefined;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps): VNode {
  return (
    <Field {...props}>
      {(attributes) => (
        <textarea
          {...attributes}
          class={classNames("kern-form-input__input", props.error && "kern-form-input__input--error")}
          rows={props.rows ?? 5}
          maxLength={props.maxLength}
        >
          {props.value ?? ""}
        </textarea>
      )}
    </Field>
  );
}
