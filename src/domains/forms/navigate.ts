import type { Answers, Item } from "./answers.ts";
import type { Evaluation, PageStep } from "./evaluate.ts";
import type { Flow } from "./flow.ts";

/** A step of the path by its id (`halter`, `kinder/2`), if the answers lead there. */
export function findStep(evaluation: Evaluation, stepId: string): PageStep | undefined {
  return evaluation.path.find((step) => step.id === stepId);
}

/** The step after this one; undefined after the last, where the check page follows, and for steps off the path. */
export function nextStep(evaluation: Evaluation, stepId: string): PageStep | undefined {
  const at = indexOf(evaluation, stepId);
  return at < 0 ? undefined : evaluation.path[at + 1];
}

/** The step before this one; undefined before the first and for steps off the path. */
export function previousStep(evaluation: Evaluation, stepId: string): PageStep | undefined {
  return evaluation.path[indexOf(evaluation, stepId) - 1];
}

/** The first step where a required answer is missing; undefined when the check page may be shown. */
export function firstIncompleteStep(evaluation: Evaluation): PageStep | undefined {
  return evaluation.path.find((step) => step.missing.length > 0);
}

/** Where to carry on: the first step with a question that was never asked, optional ones included. */
export function firstUnansweredStep(evaluation: Evaluation): PageStep | undefined {
  return evaluation.path.find((step) => step.missing.length > 0 || step.unasked.length > 0);
}

/** Whether the applicant may open this step: it is on the path and nothing required before it is missing. */
export function isReachable(evaluation: Evaluation, stepId: string): boolean {
  const at = indexOf(evaluation, stepId);
  return at >= 0 && evaluation.path.slice(0, at).every((step) => step.missing.length === 0);
}

/**
 * How far this step is, 0 to 1: pages behind it of these and the longest way that may remain. It never falls on the
 * way forward, since the longest way shortens by at least one with each page; the items of a list stand still.
 */
export function progress(evaluation: Evaluation, stepId: string): number {
  const at = indexOf(evaluation, stepId);
  const step = evaluation.path[at];
  if (!step) return evaluation.complete ? 1 : 0;
  const behind = new Set(evaluation.path.slice(0, at).map((each) => each.page.index));
  behind.delete(step.page.index);
  return behind.size / (behind.size + step.page.longest);
}

/** Adds an empty item to a repeated page. Unchanged when the list is full. Returns new answers and the step to open. */
export function addItem(
  flow: Flow,
  answers: Answers,
  pageId: string,
): { answers: Answers; stepId: string } | undefined {
  const repeat = flow.pages.find((page) => page.id === pageId)?.repeat;
  const items = itemsOf(answers, repeat?.key);
  if (!repeat || items.length >= repeat.max) return undefined;
  const padded = Array.from(
    { length: Math.max(items.length + 1, repeat.min) },
    (_, index) => items[index] ?? {},
  );
  return {
    answers: { ...answers, [repeat.key]: padded },
    stepId: `${pageId}/${Math.max(items.length + 1, 1)}`,
  };
}

/** Removes the item at the index (from 0) of a repeated page. */
export function removeItem(flow: Flow, answers: Answers, pageId: string, item: number): Answers {
  const key = flow.pages.find((page) => page.id === pageId)?.repeat?.key;
  if (!key) return answers;
  return { ...answers, [key]: itemsOf(answers, key).filter((_, index) => index !== item) };
}

/** Says that the list of a repeated page is done as it stands, also when it is empty. */
export function closeList(flow: Flow, answers: Answers, pageId: string): Answers {
  const key = flow.pages.find((page) => page.id === pageId)?.repeat?.key;
  return key ? { ...answers, [key]: itemsOf(answers, key) } : answers;
}

/** The items stored under a repeated page's key. */
export function itemsOf(answers: Answers, key = ""): readonly Item[] {
  const list = answers[key];
  return isItems(list) ? list : [];
}

/** Only a repeated page's key holds lists of objects that are not files; lint keeps keys apart. */
function isItems(value: Answers[string] | undefined): value is readonly Item[] {
  return Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null);
}

function indexOf(evaluation: Evaluation, stepId: string): number {
  return evaluation.path.findIndex((step) => step.id === stepId);
}
