import type { ComponentChildren, VNode } from "preact";
import { classNames } from "./class-names.ts";

export interface ColumnsProps {
  /** `main-aside`: the first column is twice as wide; `aside-main`: the second is. */
  readonly layout?: "halves" | "thirds" | "main-aside" | "aside-main";
  readonly children: ComponentChildren;
}

const layouts = {
  halves: "sk-columns--halves",
  thirds: "sk-columns--thirds",
  "main-aside": "sk-columns--main-aside",
  "aside-main": "sk-columns--aside-main",
} as const;

/** Children beside each other, below each other on a phone. Each child is one `Column`. */
export function Columns({ layout = "halves", children }: ColumnsProps): VNode {
  return <div class={classNames("sk-columns", layouts[layout])}>{children}</div>;
}

/** One column; with a label it is a region that screen readers can jump to. */
export function Column(props: {
  readonly label?: string | undefined;
  readonly children: ComponentChildren;
}): VNode {
  if (props.label) {
    return (
      <section class="sk-stack" aria-label={props.label}>
        {props.children}
      </section>
    );
  }
  return <div class="sk-stack">{props.children}</div>;
}

/** Even space between things that belong together. */
export function Stack(props: {
  readonly space?: "small" | "default" | "large";
  readonly children: ComponentChildren;
}): VNode {
  const space = { small: "sk-stack--small", default: undefined, large: "sk-stack--large" }[
    props.space ?? "default"
  ];
  return <div class={classNames("sk-stack", space)}>{props.children}</div>;
}

/** Small things in a row, such as badges and buttons; it wraps. */
export function Row({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="sk-row">{children}</div>;
}

/** A part of a page with its own background. */
export function Panel(props: {
  readonly label?: string | undefined;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <div class="sk-panel sk-stack" role={props.label ? "region" : undefined} aria-label={props.label}>
      {props.children}
    </div>
  );
}

export function Divider(): VNode {
  return <hr class="kern-divider" />;
}
