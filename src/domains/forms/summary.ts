import type { Language, LocalizedText } from "#platform/i18n";
import { fill, localized } from "#platform/i18n";
import type { AnswerPath, AnswerValue } from "./answers.ts";
import type { Evaluation, PageStep } from "./evaluate.ts";
import { typeOf } from "./field-types.ts";
import { messages } from "./messages.ts";
import type { Field } from "./schema.ts";

export type SummarySection = {
  readonly title: string;
  /** The step that the link „Ändern“ leads to. */
  readonly step: string;
  readonly rows: readonly SummaryRow[];
};
export type SummaryRow = {
  readonly path: AnswerPath;
  readonly field: Field;
  readonly label: string;
  readonly text: string;
  /** Nothing was answered: `text` says so. */
  readonly isBlank: boolean;
};

/** The answers in words, a section a page or item, as for the check page, the copy to keep, letters and the desk. */
export function summary(evaluation: Evaluation, language: Language): SummarySection[] {
  return evaluation.path
    .filter((step) => step.fields.length > 0)
    .map((step) => ({
      title: stepTitle(step, language),
      step: step.id,
      rows: step.fields.map(({ field, path, value }) => ({
        path,
        field,
        label: localized(field.label, language),
        text: formatAnswer(field, value, language),
        isBlank: value === null,
      })),
    }));
}

/** An answer in words; a blank one says that nothing was given. */
export function formatAnswer(
  field: Field,
  value: AnswerValue | null | undefined,
  language: Language,
): string {
  if (value === null || value === undefined) return messages(language).values.none;
  return typeOf(field).format(value, field, language);
}

/** The heading of a step; an item's has its number. */
export function stepTitle(step: Pick<PageStep, "page" | "item">, language: Language): string {
  const { repeat, title } = step.page;
  const text: LocalizedText = repeat && step.item !== undefined ? repeat.itemTitle : title;
  return fill(localized(text, language), { n: (step.item ?? 0) + 1 });
}
