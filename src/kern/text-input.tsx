import type { VNode } from "preact";
import { classNames } from "./class-names.ts";
import { Field } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface TextInputProps extends FieldProps {
  readonly value?: string | undefined;
  readonly type?: "text" | "email" | "tel" | "url" | "password" | "search";
  /** Token of the HTML standard, such as `given-name` (WCAG 1.3.5). */
  readonly autocomplete?: string | undefined;
  readonly inputMode?: "text" | "numeric" | "decimal" | "tel" | "email" | undefined;
  /** The width tells how much is expected. */
  readonly width?: "full" | "half" | "short" | "tiny";
  readonly maxLength?: number | undefined;
  /** The largest number; for the slider that a script may add. */
  readonly max?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly autocapitalize?: "off" | "characters" | "words" | undefined;
  /** A unit before or after the input: `€`, `kg`. */
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

const widths = { full: "", half: "sk-width-half", short: "sk-width-short", tiny: "sk-width-tiny" } as const;

/** One line of text. */
export function TextInput(props: TextInputProps): VNode {
  return (
    <Field {...props}>
      {(attributes) => {
        const input = (
          <input
            {...attributes}
            class={classNames(
              "kern-form-input__input",
              props.error && "kern-form-input__input--error",
              widths[props.width ?? "full"],
            )}
            type={inputType(props.type)}
            value={props.value ?? ""}
            autocomplete={props.autocomplete}
            inputmode={props.inputMode}
            data-max={props.max}
            placeholder={props.placeholder}
            maxLength={props.maxLength}
            spellcheck={props.spellcheck}
            autocapitalize={props.autocapitalize}
          />
        );
        if (!props.prefix && !props.suffix) return input;
        return (
          <div class="kern-input-group sk-input-group">
            {props.prefix && <Unit text={props.prefix} />}
            {input}
            {props.suffix && <Unit text={props.suffix} />}
          </div>
        );
      }}
    </Field>
  );
}

function Unit({ text }: { readonly text: string }): VNode {
  return <span class="kern-input-group-text kern-body">{text}</span>;
}

// Preact's types ask for one member of a union that has a member for each type; all of ours take the same
// attributes, so naming one of them is enough for the compiler and changes nothing in the page.
function inputType(type: TextInputProps["type"]): "text" {
  return (type ?? "text") as "text";
}
