import type { ComponentChildren, VNode } from "preact";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { useMessages } from "./language.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type AlertTone = "info" | "success" | "warning" | "danger";

export interface AlertProps {
  readonly tone?: AlertTone;
  readonly title: ComponentChildren;
  /** Makes the title a heading of this level; by default it is a paragraph. */
  readonly headingLevel?: 2 | 3 | undefined;
  /** `status` for the result of what the user just did; nothing for what is always on the page. */
  readonly live?: "status" | "alert" | undefined;
  readonly children?: ComponentChildren;
}

const tones = {
  info: "kern-alert--info",
  success: "kern-alert--success",
  warning: "kern-alert--warning",
  danger: "kern-alert--danger",
} as const;

/** A message on the page, told by word, icon and colour. */
export function Alert({ tone = "info", title, headingLevel, live, children }: AlertProps): VNode {
  const { alert } = useMessages();
  const Title = headingLevel === 2 ? "h2" : headingLevel === 3 ? "h3" : "p";
  return (
    <div class={classNames("kern-alert", tones[tone])} role={live}>
      <div class="kern-alert__header">
        <Icon name={tone} />
        <Title class="kern-title">
          <VisuallyHidden>{alert[tone]}</VisuallyHidden>
          {title}
        </Title>
      </div>
      {children != null && <div class="kern-alert__body">{children}</div>}
    </div>
  );
}
