import type { ComponentChildren, VNode } from "preact";
import { Icon } from "./icon.tsx";
import { useMessages } from "./language.ts";

/** The way to the page before; answers stay. Belongs in `beforeMain`. */
export function BackLink(props: {
  readonly href: string;
  readonly accessKey?: string | undefined;
  readonly children?: ComponentChildren;
}): VNode {
  const text = useMessages();
  return (
    <nav aria-label={text.back}>
      <a class="sk-back-link" href={props.href} accesskey={props.accessKey}>
        <Icon name="arrow-back" />
        <span>{props.children ?? text.back}</span>
      </a>
    </nav>
  );
}
