import type { VNode } from "preact";
import type { FieldProps } from "./field.tsx";
import { TextInput } from "./text-input.tsx";

/** A code in groups of letters and digits, as `Reference` shows it: typed in any case, never completed. */
export function CodeInput(props: FieldProps & { readonly value: string }): VNode {
  return (
    <TextInput {...props} width="half" autocapitalize="characters" spellcheck={false} autocomplete="off" />
  );
}
