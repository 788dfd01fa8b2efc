import type { CheckResult } from "#cases";
import type { LocalizedText } from "#platform/i18n";

export function words(de: string, en: string): LocalizedText {
  return { de, en };
}

/** A rule's own part of its result; who it is and where it is laid down is said once. */
export type Outcome = Pick<CheckResult, "result" | "reason" | "refusal">;

export function passed(de: string, en: string): Outcome {
  return { result: "passed", reason: words(de, en) };
}

export function failed(refusal: string, de: string, en: string): Outcome {
  return { result: "failed", refusal, reason: words(de, en) };
}

/** A person has to look. */
export function unclear(de: string, en: string): Outcome {
  return { result: "unclear", reason: words(de, en) };
}

export function input(de: string, en: string, value: string | undefined): CheckResult["input"][number] {
  return { label: words(de, en), value: value ?? "–" };
}

/** A day as it is written in Germany; the same in all languages, since it stands beside a label. */
export function day(date: Temporal.PlainDate): string {
  return date.toLocaleString("de-DE", { day: "2-digit", month: "2-digit", year: "numeric" });
}

/** A day within an English sentence. */
export function englishDay(date: Temporal.PlainDate): string {
  return date.toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

export function line(address: {
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode?: string;
}): string {
  return `${address.street} ${address.houseNumber}${address.postalCode ? `, ${address.postalCode}` : ""}`;
}
