import type { AnswerPath, Answers, AnswerValue, Facts, Item } from "./answers.ts";
import { addUpFee, type Fee } from "./fee.ts";
import type { Expression, Scope } from "./feel.ts";
import { holds, newScope, valueOf } from "./feel.ts";
import { isRecord } from "./field-type.ts";
import type { Flow, FlowField, FlowPage } from "./flow.ts";
import type { Field } from "./schema.ts";

/** A step of the applicant's way: a page, one item of a repeated page, or the list that closes a repeated page. */
export type Step = {
  /** For addresses: `halter`, `kinder/2` (item 2), `kinder` (the list). */
  readonly id: string;
  readonly kind: "page" | "item" | "list";
  readonly page: FlowPage;
  /** Index of the item from 0. */
  readonly item?: number;
};

/** A step with the fields it shows. */
export type PageStep = Step & {
  readonly fields: readonly ShownField[];
  /** Required answers that are absent. */
  readonly missing: readonly AnswerPath[];
  /** Optional answers that nobody was asked for yet; of a list its key, as long as it holds no item and was not closed. */
  readonly unasked: readonly AnswerPath[];
};

export type ShownField = {
  readonly field: Field;
  readonly path: AnswerPath;
  readonly value: AnswerValue | null;
};

/** What a set of answers means: computed afresh from answers and facts, never stored. */
export type Evaluation = {
  /** The steps from first to last as the answers stand; the walk always ends, since pages only lead forward. */
  readonly path: readonly PageStep[];
  readonly visible: ReadonlySet<AnswerPath>;
  /** The answers of shown fields on the path, and nothing else. */
  readonly answers: Answers;
  readonly missing: readonly { readonly path: AnswerPath; readonly step: string }[];
  /** No required answer is missing. Whether the answers keep the rules says `checkAnswers`. */
  readonly complete: boolean;
  readonly fee: Fee;
  /** For `conditionHolds` and other expressions over this evaluation. */
  readonly scope: Scope;
};

/** Called for each shown field that has an answer, while expressions see what comes before it and itself. */
export type FieldVisitor = (shown: ShownField, field: FlowField, scope: Scope, step: Step) => void;

/**
 * Walks the flow with the answers. A hidden or unreachable answer is absent everywhere: pages and fields are visited
 * in order, so that conditions see only what was let through before. Same input, same result.
 */
export function evaluate(flow: Flow, answers: Answers, facts: Facts, visit?: FieldVisitor): Evaluation {
  const scope = newScope(flow, facts);
  const walk: Walk = { scope, visit, given: answers, kept: {}, path: [], visible: new Set(), missing: [] };
  let index = 0;
  for (let page = flow.pages[0]; page; page = flow.pages[index]) {
    if (!page.showWhen || holds(scope, page.showWhen)) {
      if (page.repeat) visitItems(walk, page, page.repeat);
      else walk.path.push(visitFields(walk, { id: page.id, kind: "page", page }, answers, walk.kept, ""));
    }
    index = page.next.find((way) => !way.when || holds(scope, way.when))?.to ?? index + 1;
  }
  const { path, visible, kept, missing } = walk;
  return {
    path,
    visible,
    answers: kept,
    missing,
    complete: missing.length === 0,
    fee: addUpFee(flow, scope),
    scope,
  };
}

/** Whether a named condition of the definition holds for these answers. Unknown names do not. */
export function conditionHolds(flow: Flow, evaluation: Evaluation, name: string): boolean {
  const source = flow.names.sources[flow.names.slots.get(name) ?? -1];
  return source?.kind === "condition" && valueOf(evaluation.scope, source.expression) === true;
}

/** The value of an expression from `compileExpression`, in FEEL's types; null where an answer it needs is absent. */
export function expressionValue(evaluation: Evaluation, expression: Expression): unknown {
  return valueOf(evaluation.scope, expression);
}

type Kept = { [key: string]: AnswerValue | null | readonly Item[] };
type Given = { readonly [key: string]: unknown };
type Walk = {
  readonly scope: Scope;
  readonly visit: FieldVisitor | undefined;
  readonly given: Answers;
  readonly kept: Kept;
  readonly path: PageStep[];
  readonly visible: Set<AnswerPath>;
  readonly missing: { readonly path: AnswerPath; readonly step: string }[];
};

const none: readonly AnswerPath[] = [];

function visitFields(walk: Walk, step: Step, given: Given, kept: Kept, prefix: string): PageStep {
  const { scope, visible, visit } = walk;
  const fields: ShownField[] = [];
  let missing = none;
  let unasked = none;
  for (const each of step.page.fields) {
    if (each.showWhen && !holds(scope, each.showWhen)) continue;
    const { field, slot } = each;
    const path = prefix === "" ? field.key : prefix + field.key;
    const value = admitted(each, given[field.key], scope);
    visible.add(path);
    const shown = { field, path, value: value ?? null };
    fields.push(shown);
    if (value === undefined && !field.required) unasked = [...unasked, path];
    if (value === undefined || value === null) {
      if (field.required) missing = [...missing, path];
      if (value === null) kept[field.key] = null;
      continue;
    }
    kept[field.key] = value;
    scope.answers[slot] = value;
    visit?.(shown, each, scope, step);
  }
  for (const path of missing) walk.missing.push({ path, step: step.id });
  const { id, kind, page, item } = step;
  // Written out, since spreading a step for each page costs more than the page's conditions.
  if (item === undefined) return { id, kind, page, fields, missing, unasked };
  return { id, kind, page, item, fields, missing, unasked };
}

/** The answer if it has the field's shape and its options are offered; null if left blank; else undefined. */
function admitted(
  { field, type, optionsWhen }: FlowField,
  given: unknown,
  scope: Scope,
): AnswerValue | null | undefined {
  if (given === undefined || given === null) return given;
  if (!type.isValue(given, field)) return undefined;
  if (optionsWhen.length === 0) return given;
  const offered = (value: unknown): boolean =>
    optionsWhen.every(({ option, when }) => option.value !== value || holds(scope, when));
  if (!isTexts(given)) return offered(given) ? given : undefined;
  const chosen = given.filter(offered);
  return chosen.length > 0 ? chosen : undefined;
}

function isTexts(value: AnswerValue): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function visitItems(walk: Walk, page: FlowPage, repeat: NonNullable<FlowPage["repeat"]>): void {
  const { scope } = walk;
  const list: unknown = walk.given[repeat.key];
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  const count = Math.min(Math.max(items.length, repeat.min), repeat.max);
  const keptItems: Item[] = [];
  for (let item = 0; item < count; item += 1) {
    forget(scope, page.itemSlots);
    const given = items[item];
    const kept: { [key: string]: AnswerValue | null } = {};
    const step: Step = { id: `${page.id}/${item + 1}`, kind: "item", page, item };
    walk.path.push(visitFields(walk, step, isRecord(given) ? given : {}, kept, `${repeat.key}.${item}.`));
    keptItems.push(kept);
  }
  forget(scope, page.itemSlots);
  scope.answers[repeat.slot] = keptItems;
  const unasked = Array.isArray(list) ? [] : [repeat.key];
  if (Array.isArray(list)) walk.kept[repeat.key] = keptItems.slice(0, items.length);
  walk.path.push({ id: page.id, kind: "list", page, fields: [], missing: [], unasked });
}

/** Before the next item, and after the last: an item's answers have a value only within it. */
function forget(scope: Scope, slots: readonly number[]): void {
  for (const slot of slots) {
    scope.answers[slot] = undefined;
    scope.values[slot] = undefined;
  }
}
