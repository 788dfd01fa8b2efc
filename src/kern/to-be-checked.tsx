import type { VNode } from "preact";
import { fill } from "#platform/i18n";
import { Badge } from "./badge.tsx";
import { useMessages } from "./language.ts";

export interface Provenance {
  readonly toBeChecked?: boolean | undefined;
  /** Where the fact is from, and of when. */
  readonly source?: string | undefined;
  readonly state?: string | undefined;
}

/** For staff, beside a fact that the city has not confirmed yet; nothing beside the others. */
export function ToBeChecked({ of }: { readonly of: Provenance }): VNode | null {
  const { toBeChecked } = useMessages();
  if (!of.toBeChecked) return null;
  return (
    <>
      {" "}
      <Badge tone="warning">{toBeChecked.badge}</Badge>
      {of.source && (
        <span class="sk-muted">
          {" "}
          {fill(toBeChecked.source, { source: [of.source, of.state].filter(Boolean).join(", ") })}
        </span>
      )}
    </>
  );
}
