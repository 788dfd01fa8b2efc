import type { VNode } from "preact";
import { classNames } from "./class-names.ts";
import { fieldId } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { Fieldset } from "./fieldset.tsx";
import { useMessages } from "./language.ts";

export type DatePart = "day" | "month" | "year";

export interface DateInputProps extends FieldProps {
  readonly value?: Partial<Readonly<Record<DatePart, string>>> | undefined;
  /** The parts that are wrong; without it all three are marked. */
  readonly errorParts?: readonly DatePart[] | undefined;
  /** Offers the browser's stored date of birth. */
  readonly birthday?: boolean | undefined;
}

const parts = ["day", "month", "year"] as const;

/** The names of the three inputs of a date field, for whoever reads the form. */
export function datePartName(name: string, part: DatePart): string {
  return `${name}-${part}`;
}

/** A date in three inputs, in the German order. The day has the field's id. */
export function DateInput(props: DateInputProps): VNode {
  const { field } = useMessages();
  const id = fieldId(props.name);
  const wrong = props.error ? (props.errorParts ?? parts) : [];
  return (
    <Fieldset {...props} role="group" horizontal>
      {parts.map((part) => {
        const partId = part === "day" ? id : `${id}-${part}`;
        const invalid = wrong.includes(part);
        return (
          <div key={part} class="kern-form-input sk-date-part">
            <label class="kern-label" for={partId}>
              {field[part]}
            </label>
            <input
              class={classNames(
                "kern-form-input__input",
                part === "year" ? "kern-form-input__input--width-4" : "kern-form-input__input--width-2",
                invalid && "kern-form-input__input--error",
              )}
              id={partId}
              name={datePartName(props.name, part)}
              type="text"
              inputmode="numeric"
              maxLength={part === "year" ? 4 : 2}
              value={props.value?.[part] ?? ""}
              autocomplete={props.birthday ? `bday-${part}` : "off"}
              aria-invalid={invalid ? "true" : undefined}
            />
          </div>
        );
      })}
    </Fieldset>
  );
}
