import type { VNode } from "preact";
import { classNames } from "./class-names.ts";

// Full class names, because the stylesheet keeps only the KERN rules whose names occur in these files.
const icons = {
  "arrow-back": "kern-icon--arrow-back",
  "arrow-forward": "kern-icon--arrow-forward",
  account: "kern-icon--account-circle",
  calendar: "kern-icon--calendar-today",
  check: "kern-icon--check",
  danger: "kern-icon--danger",
  download: "kern-icon--download",
  draft: "kern-icon--draft",
  home: "kern-icon--home",
  info: "kern-icon--info",
  language: "kern-icon--language",
  mail: "kern-icon--mail",
  "open-in-new": "kern-icon--open-in-new",
  search: "kern-icon--search",
  success: "kern-icon--success",
  warning: "kern-icon--warning",
} as const;

export type IconName = keyof typeof icons;

export interface IconProps {
  readonly name: IconName;
  readonly size?: "small" | "default" | "large";
}

const sizes = {
  small: "kern-icon--small",
  default: "kern-icon--default",
  large: "kern-icon--large",
} as const;

/** A decorative icon: hidden from assistive technology, so a text must stand beside it. */
export function Icon({ name, size = "default" }: IconProps): VNode {
  return <span class={classNames("kern-icon", icons[name], sizes[size])} aria-hidden="true" />;
}
