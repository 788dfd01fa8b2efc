import type { VNode } from "preact";
import type { FieldProps } from "./field.tsx";
import { TextInput } from "./text-input.tsx";

/** The e-mail address of whoever fills in the page. */
export function EmailInput(props: FieldProps & { readonly value: string }): VNode {
  return <TextInput {...props} type="email" autocomplete="email" spellcheck={false} />;
}
