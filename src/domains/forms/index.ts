export type {
  Address,
  AnswerPath,
  Answers,
  AnswerValue,
  Facts,
  FileAnswer,
  Item,
  ProofAnswer,
  RawBody,
  ValueOf,
} from "./answers.ts";
export { type AnswerError, checkAnswers } from "./check-answers.ts";
export { type Compiled, compileExpression, compileFlow } from "./compile-flow.ts";
export { countries } from "./country-field.ts";
export type { Expression } from "./feel.ts";
export {
  conditionHolds,
  evaluate,
  expressionValue,
  type Evaluation,
  type PageStep,
  type ShownField,
  type Step,
} from "./evaluate.ts";
export type { Fee, FeePosition } from "./fee.ts";
export { errorText, type FieldError } from "./field-error.ts";
export { isEmail } from "./text-fields.ts";
export { uploadsOnly } from "./file-fields.ts";
export { inputNames } from "./field-types.ts";
export type { Finding, FindingCode } from "./finding.ts";
export type { Flow, FlowField, FlowPage } from "./flow.ts";
export { lintFlow } from "./lint-flow.ts";
export { filesOf, misfits, type Misfit } from "./misfits.ts";
export {
  addItem,
  closeList,
  findStep,
  firstIncompleteStep,
  firstUnansweredStep,
  isReachable,
  itemsOf,
  nextStep,
  previousStep,
  progress,
  removeItem,
} from "./navigate.ts";
export { formatCents } from "./number-fields.ts";
export { type ParsedPage, parsePage, toRaw } from "./parse-page.ts";
export { readPlate } from "./plate-field.ts";
export { prefillOf } from "./prefill.ts";
export {
  type Field,
  type FieldOf,
  type FieldOption,
  fieldSchema,
  type FieldTypeName,
  type FlowDefinition,
  type FlowInput,
  flowJsonSchema,
  flowSchema,
} from "./schema.ts";
export { formatAnswer, stepTitle, summary, type SummaryRow, type SummarySection } from "./summary.ts";
