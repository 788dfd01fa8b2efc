import type { Id } from "#platform/ids";

export type LossKind = "lost" | "stolen";

export type ReportState =
  | "reported"
  | "replacement-requested"
  /** A new card was handed out; the old one is no longer valid (FeV § 25 (5)). */
  | "replaced"
  /** Found before there was a new card: the old one is as before. */
  | "found"
  /** Found afterwards: it must be handed in at once (FeV § 25 (5) S. 6). */
  | "surrender-due";

export type ReportStep = "request-replacement" | "replace" | "find";

export interface LossReport {
  readonly id: Id<"loss-report">;
  readonly personId: Id<"person">;
  readonly documentNumber: string;
  readonly kind: LossKind;
  readonly missingSince: Temporal.PlainDate;
  readonly state: ReportState;
}

const NEXT: Readonly<Record<ReportState, Partial<Readonly<Record<ReportStep, ReportState>>>>> = {
  reported: { "request-replacement": "replacement-requested", replace: "replaced", find: "found" },
  "replacement-requested": { replace: "replaced", find: "found" },
  replaced: { find: "surrender-due" },
  found: {},
  "surrender-due": {},
};

/** The state after a step; undefined where the step is not possible. */
export function afterStep(state: ReportState, step: ReportStep): ReportState | undefined {
  return NEXT[state][step];
}

/** Whether the card is missing and not replaced. */
export function isOpen(state: ReportState): boolean {
  return afterStep(state, "replace") !== undefined;
}
