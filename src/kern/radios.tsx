import type { VNode } from "preact";
import { Choice } from "./choice.tsx";
import type { ChoiceOption } from "./choice.tsx";
import { fieldId } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { Fieldset } from "./fieldset.tsx";
import { useMessages } from "./language.ts";

export interface RadiosProps extends FieldProps {
  readonly options: readonly ChoiceOption[];
  readonly value?: string | undefined;
  readonly horizontal?: boolean | undefined;
}

export interface YesNoProps extends FieldProps {
  readonly value?: boolean | undefined;
}

/** One of a few. The first option has the field's id, so an error summary's link lands there. */
export function Radios(props: RadiosProps): VNode {
  const id = fieldId(props.name);
  return (
    <Fieldset {...props} role="radiogroup">
      {props.options.map((option, index) => (
        <Choice
          {...option}
          key={option.value}
          type="radio"
          id={index === 0 ? id : `${id}-${index + 1}`}
          name={props.name}
          checked={option.value === props.value}
          hasError={Boolean(props.error)}
        />
      ))}
    </Fieldset>
  );
}

/** Yes or no, sent as `true` or `false`; nothing is chosen beforehand. */
export function YesNo({ value, ...props }: YesNoProps): VNode {
  const { field } = useMessages();
  return (
    <Radios
      {...props}
      horizontal
      value={value === undefined ? undefined : String(value)}
      options={[
        { value: "true", label: field.yes },
        { value: "false", label: field.no },
      ]}
    />
  );
}
