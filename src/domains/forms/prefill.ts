import type { AnswerValue, Facts, Item } from "./answers.ts";
import { keepsType } from "./check-answers.ts";
import type { PageStep } from "./evaluate.ts";
import { isRecord } from "./field-type.ts";

/**
 * What the facts offer for the fields of a step, by field key: shown as a preview, taken over only by the applicant's
 * choice (§ 5 EGovG). Facts that do not fit the field's type are not offered.
 */
export function prefillOf(step: PageStep, facts: Facts): Item {
  const offers: { [key: string]: AnswerValue } = {};
  for (const { field } of step.fields) {
    const fact = field.prefill === undefined ? undefined : plain(factAt(facts, field.prefill));
    if (keepsType(field, fact)) offers[field.key] = fact;
  }
  return offers;
}

/** `person.birthDate` step by step; only own properties, so that no path leads out of the data. */
function factAt(facts: Facts, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, part) => (isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined),
      facts,
    );
}

function plain(value: unknown): unknown {
  return value instanceof Temporal.PlainDate ? value.toString() : value;
}
