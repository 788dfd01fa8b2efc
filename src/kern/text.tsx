import type { ComponentChildren, VNode } from "preact";
import { classNames } from "./class-names.ts";

export interface TextProps {
  readonly children: ComponentChildren;
  readonly muted?: boolean | undefined;
  readonly small?: boolean | undefined;
}

/** A paragraph. */
export function Text({ children, muted, small }: TextProps): VNode {
  return <p class={classNames("kern-body", small && "kern-body--small", muted && "sk-muted")}>{children}</p>;
}

/** The paragraph after a page's heading that says what it is about. */
export function Lead({ children }: { readonly children: ComponentChildren }): VNode {
  return <p class="kern-body kern-body--large sk-lead">{children}</p>;
}

/** A list of points; `numbered` where the order counts, `plain` without marks. */
export function List(props: {
  readonly items: readonly ComponentChildren[];
  readonly kind?: "bullet" | "numbered" | "plain";
}): VNode {
  const items = props.items.map((item, index) => <li key={index}>{item}</li>);
  if (props.kind === "numbered") return <ol class="kern-list kern-list--number">{items}</ol>;
  // Safari takes the role from a list without marks, so it is given back.
  if (props.kind === "plain")
    return (
      <ul class="kern-list sk-list--plain" role="list">
        {items}
      </ul>
    );
  return <ul class="kern-list kern-list--bullet">{items}</ul>;
}
