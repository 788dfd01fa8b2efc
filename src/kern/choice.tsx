import type { ComponentChildren, VNode } from "preact";
import { classNames } from "./class-names.ts";

export interface ChoiceOption {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

export interface ChoiceProps extends ChoiceOption {
  readonly type: "radio" | "checkbox";
  readonly id: string;
  readonly name: string;
  readonly checked: boolean;
  readonly hasError: boolean;
  readonly describedBy?: string | undefined;
}

// Full class names, because the stylesheet keeps only the KERN rules whose names occur in these files.
const classes = {
  radio: ["kern-form-check__radio", "kern-form-check__radio--error"],
  checkbox: ["kern-form-check__checkbox", "kern-form-check__checkbox--error"],
} as const;

/** One radio button or checkbox with its label: the whole row can be clicked. */
export function Choice(props: ChoiceProps): VNode {
  const [plain, error] = classes[props.type];
  const hintId = props.hint == null ? undefined : `${props.id}-option-hint`;
  return (
    <div class="kern-form-check">
      <input
        class={classNames(plain, props.hasError && error)}
        type={props.type}
        id={props.id}
        name={props.name}
        value={props.value}
        checked={props.checked}
        aria-invalid={props.hasError && props.type === "checkbox" ? "true" : undefined}
        aria-describedby={classNames(props.describedBy, hintId) || undefined}
      />
      <label class="kern-label" for={props.id}>
        {props.label}
      </label>
      {hintId && (
        <div class="kern-hint sk-choice-hint" id={hintId}>
          {props.hint}
        </div>
      )}
    </div>
  );
}
