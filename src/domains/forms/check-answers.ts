import type { AnswerPath, Answers, AnswerValue, Facts } from "./answers.ts";
import { evaluate, type ShownField, type Step } from "./evaluate.ts";
import type { Scope } from "./feel.ts";
import { valueOf } from "./feel.ts";
import type { FieldError } from "./field-error.ts";
import type { Problem } from "./field-type.ts";
import { inputName, inputNames, typeOf } from "./field-types.ts";
import type { Flow, FlowField } from "./flow.ts";
import { readerOf } from "./read-inputs.ts";
import type { Field } from "./schema.ts";

/** An error with the step it belongs to, for the link on the check page. */
export type AnswerError = FieldError & { readonly step: string };

/**
 * Checks complete answers as a whole, as on submission: required, the rules of each type, bounds and checks.
 * Answers stored in a draft or sent by a program pass through here; an empty list means they may be submitted.
 */
export function checkAnswers(flow: Flow, answers: Answers, facts: Facts): AnswerError[] {
  const errors: AnswerError[] = [];
  const evaluation = evaluate(flow, answers, facts, (shown, field, scope, step) => {
    if (shown.value === null) return;
    const wrong = typeProblems(field.field, shown.value);
    const problems = wrong.length > 0 ? wrong : ruleProblems(shown, field, scope);
    for (const each of problems) errors.push({ ...errorOf(field.field, shown.path, each), step: step.id });
  });
  const fields = new Map(
    evaluation.path.flatMap((step) => step.fields.map((each) => [each.path, each.field] as const)),
  );
  for (const { path, step } of evaluation.missing) {
    const field = fields.get(path);
    if (field) errors.push({ ...errorOf(field, path, { code: "required" }), step });
  }
  const order = new Map(evaluation.path.map((step: Step, index) => [step.id, index]));
  return errors.sort((a, b) => (order.get(a.step) ?? 0) - (order.get(b.step) ?? 0));
}

/** Bounds and checks that need other answers or facts, judged while the scope stands at this field. */
export function ruleProblems(shown: ShownField, field: FlowField, scope: Scope): RuleProblem[] {
  const { bounds, checks } = field;
  const problems: RuleProblem[] = [];
  if (typeof shown.value === "string") {
    const min = bounds.min && isoOf(valueOf(scope, bounds.min));
    const max = bounds.max && isoOf(valueOf(scope, bounds.max));
    // ISO dates compare as text.
    if (min && shown.value < min) problems.push(boundProblem("min", bounds.min?.source === "today", min));
    if (max && shown.value > max) problems.push(boundProblem("max", bounds.max?.source === "today", max));
  }
  for (const { rule, message } of checks) {
    if (valueOf(scope, rule) === false) problems.push({ code: "check", message });
  }
  return problems;
}

export type RuleProblem = Problem & { readonly message?: FieldError["message"] };

/** Whether a value has the shape of the field's type and keeps its rules, as if it had been typed. */
export function keepsType(field: Field, value: unknown): value is AnswerValue {
  return typeOf(field).isValue(value, field) && typeProblems(field, value).length === 0;
}

function typeProblems(field: Field, value: AnswerValue): readonly Problem[] {
  const parsed = typeOf(field).parse(field, readerOf(field, rawInputs(field, value)));
  return "problems" in parsed ? parsed.problems : [];
}

/** An error from a problem: the input it points to is the first of the field, or the part it names. */
export function errorOf(field: Field, path: AnswerPath, found: RuleProblem): FieldError {
  const input =
    found.part === undefined ? (inputNames(field)[0] ?? field.key) : inputName(field.key, found.part);
  const { code, values = {}, message } = found;
  return { input, path, code, values, field, ...(message && { message }) };
}

/** The inputs a stored value would have had. */
export function rawInputs(field: Field, value: AnswerValue): Record<string, string | readonly string[]> {
  const raw = typeOf(field).toRaw(value, field);
  return Object.fromEntries(Object.entries(raw).map(([part, text]) => [inputName(field.key, part), text]));
}

function boundProblem(side: "min" | "max", isToday: boolean, date: string): RuleProblem {
  if (isToday) return { code: side === "min" ? "date-future" : "date-past" };
  return { code: `date-${side}`, values: { [side]: date } };
}

/** FEEL's dates write themselves as ISO text; a bound that yields anything else does not bind. */
function isoOf(value: unknown): string | undefined {
  const iso =
    typeof value === "string" ? value : typeof value === "object" && value !== null ? String(value) : "";
  return /^\d{4}-\d{2}-\d{2}/.test(iso) ? iso.slice(0, 10) : undefined;
}
