import type { ComponentChildren, VNode } from "preact";
import { fill } from "#platform/i18n";
import { useMessages } from "./language.ts";

export interface ProgressProps {
  readonly step: number;
  readonly of: number;
  /** The name of the part: `Ihr Fahrzeug`. */
  readonly children?: ComponentChildren;
}

/** "Schritt 2 von 7": how far one is in a form. */
export function Progress({ step, of, children }: ProgressProps): VNode {
  const { progress } = useMessages();
  return (
    <div class="kern-progress sk-progress">
      <label class="kern-label kern-label--small" for="progress">
        {fill(progress.step, { step, of })}
        {children != null && <span class="sk-muted"> · {children}</span>}
      </label>
      <progress id="progress" value={step} max={of}>
        {fill(progress.step, { step, of })}
      </progress>
    </div>
  );
}
