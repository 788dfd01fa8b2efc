import type { ComponentChildren, VNode } from "preact";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export type BadgeTone = "neutral" | "info" | "success" | "warning" | "danger";

export interface BadgeProps {
  readonly tone?: BadgeTone;
  /** Leaves the icon out where many badges stand below each other. */
  readonly plain?: boolean | undefined;
  readonly children: ComponentChildren;
}

const tones = {
  neutral: "sk-badge--neutral",
  info: "kern-badge--info",
  success: "kern-badge--success",
  warning: "kern-badge--warning",
  danger: "kern-badge--danger",
} as const;

/** The state of something in a word or two. The word says it; colour and icon only help. */
export function Badge({ tone = "neutral", plain, children }: BadgeProps): VNode {
  return (
    <span class={classNames("kern-badge", "kern-badge--small", "sk-badge", tones[tone])}>
      {tone !== "neutral" && !plain && <Icon name={tone} size="small" />}
      <span class="kern-label">{children}</span>
    </span>
  );
}
