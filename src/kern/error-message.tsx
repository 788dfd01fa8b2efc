import type { VNode } from "preact";
import { Icon } from "./icon.tsx";
import { useMessages } from "./language.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** The error of one field. It stands above the control, where an on-screen keyboard does not cover it. */
export function ErrorMessage(props: {
  readonly id: string;
  readonly text: string | undefined;
}): VNode | null {
  const { field } = useMessages();
  if (!props.text) return null;
  return (
    <p class="kern-error" id={`${props.id}-error`}>
      <Icon name="danger" />
      <span class="kern-body">
        <VisuallyHidden>{field.error}</VisuallyHidden>
        {props.text}
      </span>
    </p>
  );
}
