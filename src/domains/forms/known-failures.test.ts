import { describe, expect, test } from "vitest";
import type { Answers } from "./answers.ts";
import { checkAnswers } from "./check-answers.ts";
import { compileFlow } from "./compile-flow.ts";
import { evaluate, type Evaluation } from "./evaluate.ts";
import type { Flow } from "./flow.ts";
import { lintFlow } from "./lint-flow.ts";
import { addItem, removeItem } from "./navigate.ts";
import { parsePage } from "./parse-page.ts";
import { summary } from "./summary.ts";

/*
 * Where form engines of administrations are known to go wrong: answers that outlive their question, groups that lose
 * or mix their rows, conditions that look ahead, days at the edge. Each test says one of them in our own terms.
 */

const text = (de: string): { de: string; en: string } => ({ de, en: de });
const facts = { today: "2026-03-01" };
type Definition = Record<string, unknown>;

const field = (key: string, more: Definition = {}): Definition => ({
  key,
  type: "text",
  label: text(key),
  ...more,
});
const yesNo = (key: string, more: Definition = {}): Definition => field(key, { type: "yes-no", ...more });
const page = (id: string, fields: readonly Definition[], more: Definition = {}): Definition => ({
  id,
  title: text(id),
  fields,
  ...more,
});

function compiled(definition: Definition): Flow {
  const result = compileFlow(definition);
  if (!result.ok) throw new Error(JSON.stringify(result.findings, undefined, 1));
  return result.flow;
}

const run = (flow: Flow, answers: Answers): Evaluation => evaluate(flow, answers, facts);
const steps = (evaluation: Evaluation): string[] => evaluation.path.map((step) => step.id);
const codesOf = (flow: Flow, answers: Answers): string[] =>
  checkAnswers(flow, answers, facts).map((error) => `${error.path} ${error.code}`);

describe("an answer whose question is gone", () => {
  /** Each question asks for the next one; the last stands on a page of its own. */
  const chain = compiled({
    pages: [
      page("a", [
        yesNo("first"),
        yesNo("second", { showWhen: "first" }),
        yesNo("third", { showWhen: "second" }),
      ]),
      page("b", [field("fourth")], { showWhen: "third" }),
    ],
    fee: [{ amountCents: 500, label: text("Extra"), norm: "§ 1", when: "third" }],
  });
  const all: Answers = { first: true, second: true, third: true, fourth: "x" };

  test("is gone with all that hung on it, along the whole chain, with its page and its fee", () => {
    expect(run(chain, all)).toMatchObject({ answers: all, fee: { totalCents: 500 } });
    const without = run(chain, { ...all, first: false });
    expect(without.answers).toEqual({ first: false });
    expect([steps(without), without.fee.totalCents, without.complete]).toEqual([["a"], 0, true]);
    expect(JSON.stringify(summary(without, "de"))).not.toContain("fourth");
  });

  test("does not block sending where it was required, nor where it is wrong", () => {
    expect(codesOf(chain, { first: true, second: true, third: true })).toEqual(["fourth required"]);
    expect(codesOf(chain, { first: true, second: false, third: true })).toEqual([]);
    const numbered = compiled({
      pages: [page("a", [yesNo("has"), field("year", { type: "number", showWhen: "has", max: 10 })])],
    });
    expect(codesOf(numbered, { has: true, year: 11 })).toEqual(["year number-max"]);
    expect(codesOf(numbered, { has: false, year: 11 })).toEqual([]);
  });

  test("comes back with its question, since the draft keeps it", () => {
    const [step] = run(chain, all).path;
    if (!step) throw new Error("no step");
    const no = parsePage(chain, step, { first: "no", second: "yes", third: "yes" }, { answers: all, facts });
    expect(run(chain, no.answers).answers).toEqual({ first: false });
    const yes = parsePage(
      chain,
      step,
      { first: "yes", second: "yes", third: "yes" },
      { answers: no.answers, facts },
    );
    expect(run(chain, yes.answers).answers).toEqual(all);
  });

  test("does not speak in the condition of another one, neither for nor against", () => {
    const flow = compiled({
      pages: [
        page("a", [
          yesNo("hasDog"),
          field("breed", {
            type: "choice",
            showWhen: "hasDog",
            options: ["calm", "wild"].map((value) => ({ value, label: text(value) })),
          }),
          field("leash", { showWhen: 'breed = "wild"' }),
          field("park", { showWhen: 'hasDog and breed != "wild"' }),
        ]),
      ],
    });
    const kept: Answers = { breed: "wild", leash: "x", park: "y" };
    expect(run(flow, { ...kept, hasDog: false }).answers).toEqual({ hasDog: false });
    expect(run(flow, { ...kept, hasDog: true }).answers).toEqual({ hasDog: true, breed: "wild", leash: "x" });
  });

  test("of a way that was left is gone, also where both ways meet again", () => {
    const flow = compiled({
      pages: [
        page("wahl", [yesNo("isShort")], { next: [{ when: "isShort", to: "ende" }] }),
        page("lang", [field("detail")]),
        page("ende", [field("name")]),
      ],
    });
    const answers: Answers = { isShort: false, detail: "x", name: "y" };
    expect(steps(run(flow, answers))).toEqual(["wahl", "lang", "ende"]);
    expect(run(flow, { ...answers, isShort: true }).answers).toEqual({ isShort: true, name: "y" });
  });
});

describe("a repeated group", () => {
  const flow = compiled({
    pages: [
      page("frage", [yesNo("hasChildren")]),
      page(
        "kinder",
        [field("name"), yesNo("isSchoolchild"), field("school", { showWhen: "isSchoolchild" })],
        { showWhen: "hasChildren", repeat: { key: "children", min: 1, max: 3, itemTitle: text("Kind {n}") } },
      ),
    ],
    fee: [
      {
        amountCents: "100 * count(children)",
        label: text("Je Kind"),
        norm: "§ 1",
        when: "count(children) > 0",
      },
    ],
  });
  const children = [
    { name: "Anna", isSchoolchild: true, school: "Nord" },
    { name: "Ben", isSchoolchild: false, school: "Süd" },
    { name: "Cem", isSchoolchild: true, school: "West" },
  ];

  test("keeps each row's answers together when one in the middle is removed", () => {
    const left = removeItem(flow, { hasChildren: true, children }, "kinder", 1);
    expect(run(flow, left).answers).toEqual({ hasChildren: true, children: [children[0], children[2]] });
  });

  test("hides within one row what that row hides, and nothing in the others", () => {
    const pruned = run(flow, { hasChildren: true, children }).answers["children"];
    expect(pruned).toEqual([children[0], { name: "Ben", isSchoolchild: false }, children[2]]);
  });

  test("that is hidden as a whole asks for none of its rows, counts none and costs nothing", () => {
    const hidden = run(flow, { hasChildren: false, children });
    expect(hidden).toMatchObject({ answers: { hasChildren: false }, complete: true, fee: { totalCents: 0 } });
    expect(codesOf(flow, { hasChildren: false })).toEqual([]);
    expect(codesOf(flow, { hasChildren: true })).toEqual([
      "children.0.name required",
      "children.0.isSchoolchild required",
    ]);
  });

  test("says which row lacks what, and posts one row without touching the others", () => {
    const answers: Answers = { hasChildren: true, children: [children[0] ?? {}, { name: "Ben" }] };
    expect(codesOf(flow, answers)).toEqual(["children.1.isSchoolchild required"]);
    const second = run(flow, answers).path.find((step) => step.id === "kinder/2");
    if (!second) throw new Error("no second row");
    const posted = parsePage(flow, second, { name: "Ben", isSchoolchild: "no" }, { answers, facts });
    expect(posted.answers["children"]).toEqual([children[0], { name: "Ben", isSchoolchild: false }]);
  });

  test("does not grow beyond its most, by a button or by what a program sends", () => {
    expect(addItem(flow, { hasChildren: true, children }, "kinder")).toBeUndefined();
    const five = { hasChildren: true, children: [...children, ...children].slice(0, 5) };
    expect(run(flow, five)).toMatchObject({ fee: { totalCents: 300 } });
  });
});

describe("a condition", () => {
  test("on a later page is refused before anybody meets it", () => {
    const looksAhead = (showWhen: string): string[] =>
      lintFlow({ pages: [page("a", [field("x")], { showWhen }), page("b", [yesNo("later")])] })
        .filter((finding) => finding.severity === "error")
        .map((finding) => finding.code);
    expect(looksAhead("later")).toEqual(["feel-reads-later"]);
    expect(looksAhead("today > today")).toEqual([]);
  });

  test("on several choices holds for what was chosen, and for nothing where nothing was", () => {
    const flow = compiled({
      pages: [
        page("a", [
          field("pets", {
            type: "choices",
            required: false,
            options: ["dog", "cat"].map((value) => ({ value, label: text(value) })),
          }),
          field("leash", { showWhen: 'list contains(pets, "dog")' }),
        ]),
      ],
    });
    expect([...run(flow, { pets: ["cat", "dog"] }).visible]).toEqual(["pets", "leash"]);
    expect([...run(flow, { pets: ["cat"] }).visible]).toEqual(["pets"]);
    expect([...run(flow, {}).visible]).toEqual(["pets"]);
  });

  test("on a number compares numbers, not their letters", () => {
    const flow = compiled({
      pages: [page("a", [field("n", { type: "number" }), field("many", { showWhen: "n > 9" })])],
    });
    expect([...run(flow, { n: 10 }).visible]).toEqual(["n", "many"]);
    expect([...run(flow, { n: 9 }).visible]).toEqual(["n"]);
  });
});

describe("an answer that looks like none", () => {
  const flow = compiled({
    pages: [page("a", [field("n", { type: "number" }), yesNo("b"), field("t")])],
  });

  test("is one: nought and no", () => {
    expect(codesOf(flow, { n: 0, b: false, t: "x" })).toEqual([]);
    expect(run(flow, { n: 0, b: false, t: "x" }).answers).toEqual({ n: 0, b: false, t: "x" });
  });

  test("is none: white space, and what cannot be seen", () => {
    const [step] = run(flow, {}).path;
    if (!step) throw new Error("no step");
    for (const blank of ["   ", "\t\n", "\u00a0\u2003"]) {
      const posted = parsePage(flow, step, { n: "0", b: "no", t: blank }, { answers: {}, facts });
      expect(posted.ok === false && posted.errors.map((error) => `${error.path} ${error.code}`)).toEqual([
        "t required",
      ]);
    }
  });

  test("amounts are whole cents, also those that binary fractions miss", () => {
    const money = compiled({ pages: [page("a", [field("m", { type: "money" })])] });
    const [step] = run(money, {}).path;
    if (!step) throw new Error("no step");
    for (const [typed, cents] of [
      ["0,29", 29],
      ["1,10", 110],
      ["4,35", 435],
      ["1.234,56", 123_456],
      ["19,99", 1999],
    ] as const) {
      const posted = parsePage(money, step, { m: typed }, { answers: {}, facts });
      expect([typed, posted.answers["m"]]).toEqual([typed, cents]);
    }
  });
});

describe("a day at the edge", () => {
  const flow = compiled({
    conditions: { isAdult: 'born <= today - duration("P18Y")' },
    pages: [
      page("a", [field("born", { type: "date", max: "today" })]),
      page("b", [field("grown")], { showWhen: "isAdult" }),
    ],
  });
  const post = (day: string, month: string, year: string): readonly string[] => {
    const [step] = run(flow, {}).path;
    if (!step) throw new Error("no step");
    const body = { "born-day": day, "born-month": month, "born-year": year };
    const posted = parsePage(flow, step, body, { answers: {}, facts });
    return posted.ok ? [String(posted.answers["born"])] : posted.errors.map((error) => error.code);
  };

  test.each([
    ["29", "2", "2024", "2024-02-29"],
    ["29", "2", "2000", "2000-02-29"],
    ["1", "3", "2026", "2026-03-01"],
    ["01", "03", "2026", "2026-03-01"],
    ["31", "12", "1999", "1999-12-31"],
  ])("%s.%s.%s is taken", (day, month, year, iso) => {
    expect(post(day, month, year)).toEqual([iso]);
  });

  test.each([
    ["29", "2", "2025", ["date-not-real"]],
    ["29", "2", "1900", ["date-not-real"]],
    ["31", "4", "2025", ["date-not-real"]],
    ["2", "3", "2026", ["date-past"]],
    ["1", "3", "26", ["date-year-range"]],
    ["1", "13", "2025", ["date-month-range"]],
    ["0", "1", "2025", ["date-day-range"]],
    ["", "1", "2025", ["date-day-missing"]],
    ["1", "", "", ["date-month-missing", "date-year-missing"]],
    ["", "", "", ["required"]],
  ])("%s.%s.%s is refused, and says what is wrong", (day, month, year, codes) => {
    expect(post(day, month, year)).toEqual(codes);
  });

  test.each([
    ["2008-03-01", "2026-03-01", true],
    ["2008-03-02", "2026-03-01", false],
    // §§ 187 (2), 188 (2) BGB: whoever was born on a leap day is of age with the end of 28 February.
    ["2008-02-29", "2026-02-28", false],
    ["2008-02-29", "2026-03-01", true],
    ["2008-02-28", "2026-02-28", true],
  ])("born on %s is of age on %s: %s", (born, today, isAdult) => {
    const evaluation = evaluate(flow, { born }, { today });
    expect(steps(evaluation).includes("b")).toBe(isAdult);
  });
});
