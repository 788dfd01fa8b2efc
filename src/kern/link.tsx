import type { ComponentChildren, VNode } from "preact";
import { Icon } from "./icon.tsx";
import { useMessages } from "./language.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface LinkProps {
  readonly href: string;
  readonly children: ComponentChildren;
  /** Leads to someone else's website: gets a sign, and tells them nothing about the page it came from. */
  readonly external?: boolean | undefined;
  /** Opens beside the form, so that nothing typed is lost; said in words. */
  readonly newTab?: boolean | undefined;
  readonly language?: string | undefined;
  readonly accessKey?: string | undefined;
}

export function Link({ href, children, external, newTab, language, accessKey }: LinkProps): VNode {
  const text = useMessages();
  return (
    <a
      class="sk-link"
      href={href}
      hreflang={language}
      accesskey={accessKey}
      target={newTab ? "_blank" : undefined}
      rel={external || newTab ? "noopener noreferrer" : undefined}
    >
      {children}
      {external && <Icon name="open-in-new" size="small" />}
      {newTab && <VisuallyHidden> {text.newTab}</VisuallyHidden>}
    </a>
  );
}
