import type { Language, LocalizedText } from "#platform/i18n";
import { fill, localized } from "#platform/i18n";
import type { AnswerPath } from "./answers.ts";
import { formatDate } from "./date-fields.ts";
import { messages } from "./messages.ts";
import type { Field } from "./schema.ts";

/** What is wrong with an answer, as data; `errorText` says it. */
export type FieldError = {
  /** Name of the input to link to: `plate`, `birthDate-month`. */
  readonly input: string;
  readonly path: AnswerPath;
  /** `required`, `check`, or a key of the error texts in `messages.ts`. */
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly field: Field;
  /** The definition's own text, of a check. */
  readonly message?: LocalizedText;
};

/** The error in words that name the field and say what to do. */
export function errorText(error: FieldError, language: Language): string {
  if (error.message) return localized(error.message, language);
  const { required, errors } = messages(language);
  const texts: Readonly<Record<string, string>> = errors;
  const text =
    error.code === "required" ? required[requiredKind(error.field)] : (texts[error.code] ?? required.enter);
  const dates = ["min", "max"].map((key) => [key, shownDate(error.values[key], language)]);
  return fill(text, {
    ...error.values,
    ...Object.fromEntries(dates),
    name: nameOf(error.field, language),
    ...patternHint(error.field, language),
  }).trim();
}

function nameOf(field: Field, language: Language): string {
  if (field.errorName) return localized(field.errorName, language);
  return fill(messages(language).values.quoted, { label: localized(field.label, language) });
}

function requiredKind(
  field: Field,
): "enter" | "answer" | "choose" | "upload" | "prove" | "declare" | "yesNo" {
  switch (field.type) {
    case "file":
      return "upload";
    case "proof":
      return field.sources.includes("retrieve") ? "prove" : "upload";
    case "declaration":
      return "declare";
    case "yes-no":
      return "yesNo";
    case "choice":
    case "choices":
    case "country":
      return isQuestion(field) ? "answer" : "choose";
    default:
      return isQuestion(field) ? "answer" : "enter";
  }
}

function isQuestion(field: Field): boolean {
  return !field.errorName && field.label.de.endsWith("?");
}

function shownDate(value: string | number | undefined, language: Language): string {
  const isIso = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isIso ? formatDate(value, undefined, language) : String(value);
}

function patternHint(field: Field, language: Language): { patternHint: string } {
  return {
    patternHint: field.type === "text" && field.patternHint ? localized(field.patternHint, language) : "",
  };
}
