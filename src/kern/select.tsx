import type { VNode } from "preact";
import { classNames } from "./class-names.ts";
import { Field } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { useMessages } from "./language.ts";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends FieldProps {
  readonly options: readonly SelectOption[];
  readonly value?: string | undefined;
  /** The first, empty choice; `null` leaves it out. Default: "Bitte auswählen". */
  readonly emptyLabel?: string | null;
  readonly autocomplete?: string | undefined;
}

/** A list of choices. For up to about eight, radios are easier to use. */
export function Select(props: SelectProps): VNode {
  const { field } = useMessages();
  const empty = props.emptyLabel === undefined ? field.choose : props.emptyLabel;
  return (
    <Field {...props}>
      {(attributes) => (
        <div class="kern-form-input__select-wrapper">
          <select
            {...attributes}
            class={classNames("kern-form-input__select", props.error && "kern-form-input__select--error")}
            autocomplete={props.autocomplete}
          >
            {empty != null && <option value="">{empty}</option>}
            {props.options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === props.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}
