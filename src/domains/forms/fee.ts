import type { LocalizedText } from "#platform/i18n";
import type { Scope } from "./feel.ts";
import { holds, valueOf } from "./feel.ts";
import type { Flow } from "./flow.ts";

/** What the application costs as the answers stand. */
export type Fee = {
  /** Cents; never below zero. */
  readonly totalCents: number;
  readonly positions: readonly FeePosition[];
  /** A position applies but its amount cannot be worked out yet, for want of an answer. */
  readonly open: boolean;
};
export type FeePosition = {
  readonly label: LocalizedText;
  readonly norm: string;
  readonly amountCents: number;
};

/** Adds up all positions that apply; of the positions of one group only the first that applies. Cents, half up. */
export function addUpFee(flow: Flow, scope: Scope): Fee {
  const groups = new Set<string>();
  const positions: FeePosition[] = [];
  let open = false;
  for (const { definition, when, amount } of flow.fee) {
    if (definition.group !== undefined && groups.has(definition.group)) continue;
    if (when && !holds(scope, when)) continue;
    if (definition.group !== undefined) groups.add(definition.group);
    const cents = typeof amount === "number" ? amount : valueOf(scope, amount);
    if (typeof cents !== "number" || !Number.isFinite(cents)) open = true;
    else
      positions.push({
        label: definition.label,
        norm: definition.norm ?? "",
        amountCents: Math.round(cents),
      });
  }
  const sum = positions.reduce((total, position) => total + position.amountCents, 0);
  return { totalCents: Math.max(sum, 0), positions, open };
}
