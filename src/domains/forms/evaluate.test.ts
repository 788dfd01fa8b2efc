import { expect, test } from "vitest";
import { compileExpression, compileFlow } from "./compile-flow.ts";
import { conditionHolds, evaluate, expressionValue } from "./evaluate.ts";
import type { Flow } from "./flow.ts";
import { firstIncompleteStep, isReachable, nextStep, previousStep, progress } from "./navigate.ts";
import { parsePage } from "./parse-page.ts";
import { prefillOf } from "./prefill.ts";
import type { FlowInput } from "./schema.ts";
import { summary } from "./summary.ts";

const facts = { today: "2026-03-31", person: { familyName: "Muster", birthDate: "2010-05-01" } };

const dog: FlowInput = {
  facts: ["person"],
  conditions: {
    isAdult: 'person.birthDate <= today - duration("P18Y")',
    hasHelper: 'animal = "dog" and helper',
    isDear: "hasHelper and not(isAdult)",
  },
  pages: [
    {
      id: "tier",
      title: { de: "Tier", en: "Animal" },
      fields: [
        {
          key: "animal",
          type: "choice",
          label: { de: "Tier", en: "Animal" },
          options: [
            { value: "dog", label: { de: "Hund", en: "Dog" } },
            { value: "cat", label: { de: "Katze", en: "Cat" } },
            { value: "bear", label: { de: "Bär", en: "Bear" }, showWhen: "isAdult" },
          ],
        },
        { key: "helper", type: "yes-no", label: { de: "Helfer", en: "Helper" }, showWhen: 'animal = "dog"' },
      ],
      next: [{ when: 'animal = "cat"', to: "end" }],
    },
    {
      id: "seit",
      title: { de: "Seit", en: "Since" },
      fields: [{ key: "since", type: "date", label: { de: "Seit", en: "Since" }, max: "today" }],
    },
  ],
  proofs: [{ key: "helperProof", title: { de: "Nachweis", en: "Proof" }, when: "hasHelper" }],
  declarations: [{ key: "isTrue", label: { de: "Alles stimmt", en: "All is true" } }],
  fee: [
    {
      amountCents: 1000,
      label: { de: "Grund", en: "Base" },
      norm: "§ 1",
      when: "not(hasHelper)",
      group: "base",
    },
    { amountCents: 500, label: { de: "Ermäßigt", en: "Reduced" }, norm: "§ 2", group: "base" },
    {
      amountCents: 'if since < date("2026-01-01") then 250 else 0',
      label: { de: "Spät", en: "Late" },
      norm: "§ 3",
      when: "since != null",
    },
  ],
};

function compiled(input: unknown): Flow {
  const result = compileFlow(input);
  if (!result.ok) throw new Error(JSON.stringify(result.findings, undefined, 1));
  return result.flow;
}

test("walks the pages in order and prunes what is hidden or unreachable", () => {
  const flow = compiled(dog);
  const evaluation = evaluate(
    flow,
    { animal: "cat", helper: true, since: "2025-01-01", other: "x", isTrue: true },
    facts,
  );
  expect(evaluation.path.map((step) => step.id)).toEqual(["tier", "erklaerungen"]);
  expect(evaluation.answers).toEqual({ animal: "cat", isTrue: true });
  expect([...evaluation.visible]).toEqual(["animal", "isTrue"]);
  expect(evaluation.complete).toBe(true);
  expect(evaluation.fee.totalCents).toBe(1000);
});

test("compares dates of answers and facts, and adds up the fee", () => {
  const flow = compiled(dog);
  const evaluation = evaluate(flow, { animal: "dog", helper: true, since: "2025-12-31" }, facts);
  expect(evaluation.fee).toMatchObject({ totalCents: 750, open: false });
  expect(evaluation.missing).toEqual([
    { path: "helperProof", step: "nachweis-helper-proof" },
    { path: "isTrue", step: "erklaerungen" },
  ]);
  expect(conditionHolds(flow, evaluation, "isAdult")).toBe(false);
  expect(conditionHolds(flow, evaluation, "isDear")).toBe(true);
  const adult = evaluate(
    flow,
    {},
    { ...facts, person: { birthDate: Temporal.PlainDate.from("2008-03-31") } },
  );
  expect(conditionHolds(flow, adult, "isAdult")).toBe(true);
});

test("an option that is not offered counts as not chosen", () => {
  const flow = compiled(dog);
  expect(evaluate(flow, { animal: "bear" }, facts).answers).toEqual({});
  expect(evaluate(flow, { animal: "bear" }, { today: "2040-01-01", person: facts.person }).answers).toEqual({
    animal: "bear",
  });
});

test("goes forward, back and shows how far it is", () => {
  const flow = compiled(dog);
  const evaluation = evaluate(flow, { animal: "dog", helper: false }, facts);
  expect(nextStep(evaluation, "tier")?.id).toBe("seit");
  expect(previousStep(evaluation, "seit")?.id).toBe("tier");
  expect(previousStep(evaluation, "tier")).toBeUndefined();
  expect(firstIncompleteStep(evaluation)?.id).toBe("seit");
  expect(isReachable(evaluation, "seit")).toBe(true);
  expect(isReachable(evaluation, "erklaerungen")).toBe(false);
  expect(evaluation.path.map((step) => progress(evaluation, step.id))).toEqual([0, 1 / 4, 2 / 3]);
});

test("a page reads its body, keeps what was typed and says what is wrong", () => {
  const flow = compiled(dog);
  const [, second] = evaluate(flow, { animal: "dog", helper: false }, facts).path;
  if (!second) throw new Error("no second step");
  const body = { "since-day": "1", "since-month": "4", "since-year": "2026" };
  const late = parsePage(flow, second, body, { answers: { animal: "dog", helper: false }, facts });
  expect(late).toMatchObject({ ok: false, errors: [{ input: "since-day", code: "date-past" }], raw: body });
  const good = parsePage(
    flow,
    second,
    { ...body, "since-month": "3" },
    { answers: { animal: "dog", helper: false }, facts },
  );
  expect(good).toMatchObject({
    ok: true,
    values: { since: "2026-03-01" },
    answers: { animal: "dog", since: "2026-03-01" },
  });
});

test("the summary says the answers in words", () => {
  const flow = compiled(dog);
  const sections = summary(
    evaluate(flow, { animal: "dog", helper: true, since: "2026-03-01", isTrue: true }, facts),
    "de",
  );
  expect(sections.map((section) => [section.step, ...section.rows.map((row) => row.text)])).toEqual([
    ["tier", "Hund", "Ja"],
    ["seit", "1. März 2026"],
    ["nachweis-helper-proof", "Keine Angabe"],
    ["erklaerungen", "Ja, bestätigt"],
  ]);
});

test("further expressions see answers, facts and conditions, and nothing unsound is run", () => {
  const flow = compiled(dog);
  const evaluation = evaluate(flow, { animal: "dog", helper: true, since: "2026-03-01" }, facts);
  const value = (source: string): unknown => {
    const expression = compileExpression(flow, source);
    return expression && expressionValue(evaluation, expression);
  };
  expect(value('hasHelper and since < today and person.familyName = "Muster"')).toBe(true);
  expect(value("isAdult")).toBe(false);
  expect(["nobody", "a +", "today()", "(function(x) x)(1)"].map(value)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("facts that fit are offered, never put in", () => {
  const name = { type: "text", label: { de: "Name", en: "Name" } };
  const fields = [
    { ...name, key: "family", prefill: "person.familyName" },
    { ...name, key: "born", type: "date", prefill: "person.birthDate" },
    { ...name, key: "short", prefill: "person.familyName", maxLength: 3 },
    { ...name, key: "proto", prefill: "person.constructor.name" },
    { ...name, key: "amount", type: "money", prefill: "person.familyName" },
  ];
  const flow = compiled({ facts: ["person"], pages: [{ id: "a", title: name.label, fields }] });
  const known = {
    ...facts,
    person: { familyName: "Muster", birthDate: Temporal.PlainDate.from("2010-05-01") },
  };
  const evaluation = evaluate(flow, {}, known);
  expect(evaluation.path.map((step) => prefillOf(step, known))).toEqual([
    { family: "Muster", born: "2010-05-01" },
  ]);
  expect(evaluation.answers).toEqual({});
});
