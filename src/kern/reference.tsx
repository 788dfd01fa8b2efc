import type { ComponentChildren, VNode } from "preact";
import { isolated } from "./local-text.tsx";

export interface ReferenceProps {
  readonly label: string;
  /** In groups, so that it can be read out and typed: `MUS-4F7K-92QM`. One click selects all of it. */
  readonly value: string;
  readonly children?: ComponentChildren;
}

/** A number or code to keep: large, widely spaced, easy to copy. */
export function Reference({ label, value, children }: ReferenceProps): VNode {
  return (
    <div class="sk-reference">
      <p class="sk-reference__label">{label}</p>
      <p class="sk-reference__value">
        <code translate={false}>{isolated(value)}</code>
      </p>
      {children != null && <div class="sk-reference__note">{children}</div>}
    </div>
  );
}
