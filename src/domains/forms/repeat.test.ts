import { expect, test } from "vitest";
import { compileFlow } from "./compile-flow.ts";
import { evaluate } from "./evaluate.ts";
import type { Flow } from "./flow.ts";
import { addItem, closeList, firstUnansweredStep, itemsOf, progress, removeItem } from "./navigate.ts";
import { parsePage } from "./parse-page.ts";
import { stepTitle, summary } from "./summary.ts";

const facts = { today: "2026-03-31" };

function children(min: number, max = 3): Flow {
  const result = compileFlow({
    conditions: {
      isSmall: 'born > today - duration("P3Y")',
      hasSmall: 'some child in children satisfies child.born > today - duration("P3Y")',
    },
    pages: [
      {
        id: "kinder",
        title: { de: "Kinder", en: "Children" },
        repeat: { key: "children", min, max, itemTitle: { de: "Kind {n}", en: "Child {n}" } },
        fields: [
          { key: "born", type: "date", label: { de: "Geboren", en: "Born" } },
          { key: "nappies", type: "yes-no", label: { de: "Windeln", en: "Nappies" }, showWhen: "isSmall" },
        ],
      },
      {
        id: "klein",
        title: { de: "Klein", en: "Small" },
        showWhen: "hasSmall and count(children) > 1",
        fields: [{ key: "place", type: "text", label: { de: "Ort", en: "Place" }, required: false }],
      },
    ],
    fee: [
      {
        amountCents: "100 * count(children[nappies = true])",
        label: { de: "Windeln", en: "Nappies" },
        norm: "§ 1",
      },
    ],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.flow;
}

test("each item is a step, conditions see the item's own answers, a list step closes", () => {
  const answers = {
    children: [
      { born: "2025-01-01", nappies: true },
      { born: "2010-01-01", nappies: true },
    ],
  };
  const evaluation = evaluate(children(0), answers, facts);
  expect(evaluation.path.map((step) => step.id)).toEqual(["kinder/1", "kinder/2", "kinder", "klein"]);
  expect([...evaluation.visible]).toEqual([
    "children.0.born",
    "children.0.nappies",
    "children.1.born",
    "place",
  ]);
  expect(evaluation.answers).toEqual({
    children: [{ born: "2025-01-01", nappies: true }, { born: "2010-01-01" }],
  });
  expect(evaluation.fee.totalCents).toBe(100);
  expect(summary(evaluation, "de").map((section) => section.title)).toEqual(["Kind 1", "Kind 2", "Klein"]);
});

test("a list may be empty, but somebody has to say so", () => {
  const flow = children(0);
  const asked = evaluate(flow, {}, facts);
  expect(asked.complete).toBe(true);
  expect(firstUnansweredStep(asked)?.id).toBe("kinder");
  const closed = closeList(flow, {}, "kinder");
  expect(closed).toEqual({ children: [] });
  expect(firstUnansweredStep(evaluate(flow, closed, facts))).toBeUndefined();
});

test("as many items as the minimum are asked at once, and never more than the maximum", () => {
  const flow = children(2);
  expect(evaluate(flow, {}, facts).path.map((step) => step.id)).toEqual(["kinder/1", "kinder/2", "kinder"]);
  expect(evaluate(flow, {}, facts).missing.map(({ path }) => path)).toEqual([
    "children.0.born",
    "children.1.born",
  ]);
  const many = { children: Array.from({ length: 9 }, () => ({ born: "2010-01-01" })) };
  expect(itemsOf(evaluate(flow, many, facts).answers, "children").length).toBe(3);
});

test("items are added, edited and removed", () => {
  const flow = children(0, 2);
  const added = addItem(flow, {}, "kinder");
  expect(added).toEqual({ answers: { children: [{}] }, stepId: "kinder/1" });
  const step = evaluate(flow, added?.answers ?? {}, facts).path[0];
  if (!step) throw new Error("no item");
  expect(stepTitle(step, "en")).toBe("Child 1");
  const body = { "born-day": "1", "born-month": "1", "born-year": "2010", nappies: "yes" };
  const parsed = parsePage(flow, step, body, { answers: added?.answers ?? {}, facts });
  expect(parsed).toMatchObject({
    ok: true,
    values: { born: "2010-01-01" },
    answers: { children: [{ born: "2010-01-01" }] },
  });
  const wrong = parsePage(flow, step, { "born-day": "1" }, { answers: {}, facts });
  expect(wrong).toMatchObject({
    ok: false,
    errors: [{ path: "children.0.born" }, { path: "children.0.born" }],
  });
  const second = addItem(flow, parsed.answers, "kinder");
  expect(second?.stepId).toBe("kinder/2");
  expect(addItem(flow, second?.answers ?? {}, "kinder")).toBeUndefined();
  expect(removeItem(flow, second?.answers ?? {}, "kinder", 0)).toEqual({ children: [{}] });
});

test("progress stands still among items", () => {
  const answers = { children: [{ born: "2025-01-01", nappies: true }, { born: "2010-01-01" }] };
  const evaluation = evaluate(children(0), answers, facts);
  expect(evaluation.path.map((step) => progress(evaluation, step.id))).toEqual([0, 0, 0, 0.5]);
});

test("items of the wrong shape are empty items", () => {
  const evaluation = evaluate(children(0), JSON.parse('{"children":[1,null,{"born":5}]}'), facts);
  expect(evaluation.answers).toEqual({ children: [{}, {}, {}] });
});
