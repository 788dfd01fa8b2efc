import type { ComponentChildren, VNode } from "preact";
import { Icon } from "./icon.tsx";

/** The heading of the page after sending: it worked, and this is the number. */
export function Confirmation(props: {
  readonly title: string;
  readonly children?: ComponentChildren;
}): VNode {
  return (
    <div class="sk-confirmation">
      <Icon name="success" size="large" />
      <div class="sk-stack sk-stack--small">
        <h1 class="kern-heading-x-large">{props.title}</h1>
        {props.children}
      </div>
    </div>
  );
}
