import type { ComponentChildren, VNode } from "preact";
import { classNames } from "./class-names.ts";
import { isolated } from "./local-text.tsx";

export interface DescriptionListProps {
  readonly rows: readonly { readonly key: ComponentChildren; readonly value: ComponentChildren }[];
  /** Key above value, for narrow places. */
  readonly stacked?: boolean | undefined;
}

/** Facts: a name and its value. */
export function DescriptionList({ rows, stacked }: DescriptionListProps): VNode {
  return (
    <dl class={classNames("kern-description-list", stacked && "kern-description-list--col")}>
      {rows.map(({ key, value }, index) => (
        <div key={index} class="kern-description-list-item">
          <dt class="kern-description-list-item__key">{key}</dt>
          <dd class="kern-description-list-item__value">{isolated(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
