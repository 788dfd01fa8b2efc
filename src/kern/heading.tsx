import type { ComponentChildren, VNode } from "preact";

export interface HeadingProps {
  readonly level: 1 | 2 | 3 | 4;
  readonly id?: string | undefined;
  /** A short line above: the name of the service, the number of the case. */
  readonly preline?: ComponentChildren;
  readonly children: ComponentChildren;
}

const classes = {
  1: "kern-heading-x-large",
  2: "kern-heading-large",
  3: "kern-heading-medium",
  4: "kern-heading-small",
} as const;

/** A heading; its size follows its level. */
export function Heading({ level, id, preline, children }: HeadingProps): VNode {
  const Tag = `h${level}` as const;
  const heading = (
    <Tag class={classes[level]} id={id}>
      {children}
    </Tag>
  );
  if (preline == null) return heading;
  return (
    <hgroup class="kern-hgroup">
      <p class="kern-preline">{preline}</p>
      {heading}
    </hgroup>
  );
}
