import type { Answers, AnswerValue, Facts, Item, RawBody } from "./answers.ts";
import { errorOf, rawInputs, type RuleProblem, ruleProblems } from "./check-answers.ts";
import { evaluate, type Step } from "./evaluate.ts";
import type { FieldError } from "./field-error.ts";
import type { Problem } from "./field-type.ts";
import { inputNames, typeOf } from "./field-types.ts";
import type { Flow, FlowPage } from "./flow.ts";
import { itemsOf } from "./navigate.ts";
import { readerOf } from "./read-inputs.ts";
import type { Field } from "./schema.ts";

export type ParsedPage =
  | {
      readonly ok: true;
      /** By field key; `null` where left blank. Fields that the page does not show with these values are not in it. */
      readonly values: Item;
      /** All answers with these put in: what a draft stores. Not pruned, so that nothing is lost by going back. */
      readonly answers: Answers;
    }
  | {
      readonly ok: false;
      readonly errors: readonly FieldError[];
      readonly raw: RawBody;
      readonly answers: Answers;
    };

/**
 * Reads the posted body of one step. All fields are read first and the flow is walked with them, so that conditions
 * within the page hold for what was just typed; then only shown fields count. On errors the body comes back as typed,
 * and `answers` holds what was sound, so that the page shows the right fields again.
 */
export function parsePage(
  flow: Flow,
  step: Pick<Step, "page" | "item">,
  body: RawBody,
  context: { readonly answers: Answers; readonly facts: Facts },
): ParsedPage {
  const { page, item } = step;
  const read = new Map(page.fields.map(({ field }) => [field.key, readField(field, body)]));
  const typed = Object.fromEntries([...read].map(([key, { value }]) => [key, value]));
  const candidates = withValues(context.answers, page, item, typed);
  const broken = new Map<string, RuleProblem[]>();
  const evaluation = evaluate(flow, candidates, context.facts, (shown, field, scope, at) => {
    if (at.page === page && at.item === item) broken.set(field.field.key, ruleProblems(shown, field, scope));
  });
  const here = evaluation.path.find(
    (each) => each.page === page && each.kind !== "list" && each.item === item,
  );
  const errors: FieldError[] = [];
  const values: { [key: string]: AnswerValue | null } = {};
  for (const { field, path, value } of here?.fields ?? []) {
    const problems = read.get(field.key)?.problems ?? broken.get(field.key) ?? [];
    if (problems.length > 0) errors.push(...problems.map((each) => errorOf(field, path, each)));
    else if (value === null && field.required) errors.push(errorOf(field, path, { code: "required" }));
    else values[field.key] = value;
  }
  const answers = withValues(context.answers, page, item, values);
  return errors.length === 0
    ? { ok: true, values, answers }
    : { ok: false, errors, raw: ownInputs(page, body), answers };
}

/** The inputs of a stored answer as a page shows them: `{ "birthDate-day": "12", … }`. Absent answers have none. */
export function toRaw(field: Field, value: AnswerValue | null | undefined): RawBody {
  return value === null || value === undefined ? {} : rawInputs(field, value);
}

type ReadField = { readonly value: AnswerValue | null; readonly problems?: readonly Problem[] };

function readField(field: Field, body: RawBody): ReadField {
  const parsed = typeOf(field).parse(field, readerOf(field, body));
  return "problems" in parsed ? { value: null, problems: parsed.problems } : { value: parsed.value };
}

function withValues(answers: Answers, page: FlowPage, item: number | undefined, values: Item): Answers {
  if (!page.repeat || item === undefined) return { ...answers, ...values };
  const items = itemsOf(answers, page.repeat.key);
  const length = Math.max(items.length, item + 1);
  const changed = Array.from({ length }, (_, index) =>
    index === item ? { ...items[index], ...values } : (items[index] ?? {}),
  );
  return { ...answers, [page.repeat.key]: changed };
}

function ownInputs(page: FlowPage, body: RawBody): RawBody {
  const names = page.fields.flatMap(({ field }) => inputNames(field));
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(body, name)).map((name) => [name, body[name]]),
  );
}
