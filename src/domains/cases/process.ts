import { createHash } from "node:crypto";
import type { Service } from "#catalogue";
import type { CheckResult } from "./procedure.ts";
import type { CaseState, Outcome } from "./tables.ts";

/** States in which a case waits for somebody at the desk. */
export const DESK_STATES: readonly CaseState[] = [
  "in-review",
  "awaiting-second-signature",
  "suspended",
  "awaiting-applicant",
];

const OPEN_STATES = [
  "awaiting-cosignature",
  "checking",
  "in-review",
  "awaiting-applicant",
  "suspended",
  "awaiting-second-signature",
  "awaiting-payment",
] as const satisfies readonly CaseState[];

/**
 * From which states a step may be taken: the one table of the process. A closed case is still there for a note as long
 * as it is kept; who works on it, its deadline and its day to come up again have lost their sense.
 */
const STEPS = {
  take: OPEN_STATES,
  assign: OPEN_STATES,
  extend: OPEN_STATES,
  "hand-over": OPEN_STATES,
  wiedervorlage: OPEN_STATES,
  note: [...OPEN_STATES, "closed"],
  check: ["checking"],
  decide: ["in-review", "awaiting-applicant", "suspended"],
  sign: ["awaiting-second-signature"],
  ask: ["in-review", "suspended"],
  answer: ["awaiting-applicant"],
  suspend: ["in-review", "awaiting-applicant"],
  resume: ["suspended", "awaiting-applicant"],
  pay: ["awaiting-payment"],
  cosign: ["awaiting-cosignature"],
  withdraw: OPEN_STATES,
} as const satisfies Record<string, readonly CaseState[]>;

export type Step = keyof typeof STEPS;

export function isAllowed(step: Step, state: CaseState): boolean {
  return (STEPS[step] as readonly CaseState[]).includes(state);
}

/** What follows from the checks: a decision without a person only where the law allows and every check passed. */
export function afterChecks(
  service: Service,
  caseId: string,
  checks: readonly CheckResult[],
): { automatic: boolean; isSample: boolean } {
  const { automatic } = service.process;
  const allPassed = checks.length > 0 && checks.every((check) => check.result === "passed");
  if (!automatic || !allPassed) return { automatic: false, isSample: false };
  const isSample = isInSample(caseId, automatic.sampleRate);
  return { automatic: !isSample, isSample };
}

/**
 * Whether a case belongs to the random sample that a person decides (as FZV § 23 (3) asks and § 35a VwVfG suggests).
 * Drawn from the case's id, so that it can be checked afterwards and cannot be changed by trying again.
 * @param rate share between 0 and 1
 */
export function isInSample(caseId: string, rate: number): boolean {
  return createHash("sha256").update(`sample:${caseId}`).digest().readUInt32BE(0) / 2 ** 32 < rate;
}

/** The day after which a closed case is deleted, by the retention of its outcome; the longest rule counts. */
export function deleteOn(
  service: Service,
  outcome: Outcome,
  decidedOn: Temporal.PlainDate,
  validUntil: Temporal.PlainDate | undefined,
): Temporal.PlainDate {
  const dates = service.retention
    .filter((rule) => rule.on === outcome)
    .map((rule) => (rule.from === "end-of-validity" ? (validUntil ?? decidedOn) : decidedOn).add(rule.keep));
  // Lint refuses a service without a rule for each outcome; an old version may still lack one.
  return dates.sort(Temporal.PlainDate.compare).at(-1) ?? decidedOn.add({ years: 1 });
}
