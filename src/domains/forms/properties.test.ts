import fc from "fast-check";
import { evaluate as evaluateFeel } from "feelin";
import { expect, test } from "vitest";
import type { Answers } from "./answers.ts";
import { compileFlow } from "./compile-flow.ts";
import { evaluate } from "./evaluate.ts";
import type { Flow } from "./flow.ts";
import { nextStep, previousStep, progress } from "./navigate.ts";
import { parsePage, toRaw } from "./parse-page.ts";

const facts = { today: "2026-03-31" };
const text = { de: "Text", en: "Text" };

/** A page as numbers; the flow made of them only refers to what comes before, so it is always sound. */
type Seed = { kinds: number[]; hide: number; jump: number; repeat: boolean; showPage: number };
const seeds = fc.array(
  fc.record({
    kinds: fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
    hide: fc.nat(20),
    jump: fc.nat(12),
    repeat: fc.boolean(),
    showPage: fc.nat(6),
  }),
  { minLength: 1, maxLength: 6 },
);
const options = ["x", "y"].map((value) => ({ value, label: text }));
const kinds = [
  { type: "yes-no" },
  { type: "choice", options },
  { type: "date" },
  { type: "text", required: false },
  { type: "choices", options },
];

function flowOf(all: readonly Seed[]): Flow {
  const before: string[] = [];
  const conditionOn = (seed: number): string | undefined => {
    const name = before[seed % Math.max(before.length, 1)];
    return name === undefined || seed % 3 === 0
      ? undefined
      : seed % 3 === 1
        ? `${name} != null`
        : `not(${name} = null)`;
  };
  const pages = all.map((seed, index) => {
    const showPage = seed.showPage > 3 ? conditionOn(seed.showPage + 1) : undefined;
    const own = seed.kinds.map((kind, at) => {
      const key = `f${index}x${at}`;
      const showWhen = conditionOn(seed.hide + at);
      if (!seed.repeat) before.push(key);
      return { key, label: text, ...kinds[kind], ...(showWhen && { showWhen }) };
    });
    if (seed.repeat) before.push(`list${index}`);
    const target = index + 1 + (seed.jump % 4);
    const when = conditionOn(seed.jump);
    return {
      id: `p${index}`,
      title: text,
      fields: own,
      ...(showPage && { showWhen: showPage }),
      ...(when && { next: [{ when, to: target < all.length ? `p${target}` : "end" }] }),
      ...(seed.repeat && { repeat: { key: `list${index}`, min: seed.jump % 2, max: 3, itemTitle: text } }),
    };
  });
  const compiled = compileFlow({
    pages,
    declarations: [{ key: "declared", label: text, when: conditionOn(7) }],
  });
  if (!compiled.ok)
    throw new Error(JSON.stringify(compiled.findings.filter((each) => each.severity === "error")));
  return compiled.flow;
}

/** Anything a draft could hold: right values, values of other types, keys of nowhere. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(true, false, "x", "y", "2020-02-29", ["x"], ["x", "y"]) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, "", 5, {}, [], [[]], "2020-02-30") },
);

/** Random answers: the engine has to take whatever was stored, so their type claims more than they keep. */
function answersOf(flow: Flow, values: readonly unknown[]): Answers {
  let at = 0;
  const take = (): unknown => values[at++ % values.length];
  const fill = (keys: readonly string[]): [string, unknown][] =>
    keys.flatMap((key) => [[key, take()] as [string, unknown]]);
  const entries = flow.pages.flatMap(({ repeat, fields }) => {
    const keys = fields.map(({ field }) => field.key);
    if (!repeat) return fill(keys);
    const items = Array.from({ length: at % 4 }, () => Object.fromEntries(fill(keys)));
    return [[repeat.key, at % 5 === 0 ? take() : items] as [string, unknown]];
  });
  return Object.fromEntries([...entries, ["nowhere", "x"]]) as Answers;
}

const runs = { numRuns: 60 };
const drafts = fc.record({ all: seeds, values: fc.array(value, { minLength: 1, maxLength: 30 }) });

/** Every answer's path, items' as `list0.1.f0x0`. */
function pathsOf(flow: Flow, answers: Answers): string[] {
  const lists = new Set(flow.pages.map((page) => page.repeat?.key));
  return Object.entries(answers).flatMap(([key, answer]) => {
    if (!lists.has(key) || !Array.isArray(answer)) return [key];
    return answer.flatMap((item: object, index) =>
      Object.keys(item).map((each) => `${key}.${index}.${each}`),
    );
  });
}

test("pruned answers hold only what is shown on the path", () => {
  fc.assert(
    fc.property(drafts, ({ all, values }) => {
      const flow = flowOf(all);
      const evaluation = evaluate(flow, answersOf(flow, values), facts);
      const shown = evaluation.path.flatMap((step) => step.fields.map((each) => each.path));
      expect([...evaluation.visible]).toEqual(shown);
      expect(pathsOf(flow, evaluation.answers).filter((path) => !evaluation.visible.has(path))).toEqual([]);
    }),
    runs,
  );
});

test("what is shown is what the bare expressions say of the pruned answers", () => {
  fc.assert(
    fc.property(drafts, ({ all, values }) => {
      const flow = flowOf(all);
      const { path, visible, answers } = evaluate(flow, answersOf(flow, values), facts);
      const names = Object.fromEntries([...flow.names.slots.keys()].map((name) => [name, null]));
      // An open list of a page passed by is null, that of a page on the path is there even if empty.
      const lists = Object.fromEntries(
        path.flatMap(({ kind, page }) => (kind === "list" && page.repeat ? [[page.repeat.key, []]] : [])),
      );
      const says = (source: string | undefined): boolean =>
        source === undefined || evaluateFeel(source, { ...names, ...lists, ...answers }).value === true;
      for (const step of path.filter(({ kind }) => kind === "page")) {
        expect(says(step.page.showWhen?.source)).toBe(true);
        for (const { field, showWhen } of step.page.fields)
          expect(visible.has(field.key)).toBe(says(showWhen?.source));
      }
    }),
    runs,
  );
});

test("pruned answers mean the same as the answers they come from", () => {
  fc.assert(
    fc.property(drafts, ({ all, values }) => {
      const flow = flowOf(all);
      const { scope: _first, ...once } = evaluate(flow, answersOf(flow, values), facts);
      const { scope: _second, ...twice } = evaluate(flow, once.answers, facts);
      expect(twice).toEqual(once);
    }),
    runs,
  );
});

test("the way ends, forward then back is where one was, and progress never falls", () => {
  fc.assert(
    fc.property(drafts, ({ all, values }) => {
      const flow = flowOf(all);
      const evaluation = evaluate(flow, answersOf(flow, values), facts);
      expect(evaluation.path.length).toBeLessThanOrEqual(flow.pages.length * 4);
      expect(new Set(evaluation.path.map((step) => step.id)).size).toBe(evaluation.path.length);
      const way = evaluation.path.map((step) => progress(evaluation, step.id));
      expect(way.toSorted((a, b) => a - b)).toEqual(way);
      expect(way.filter((each) => each >= 1)).toEqual([]);
      const forward = evaluation.path.slice(0, -1).map((step) => nextStep(evaluation, step.id)?.id ?? "");
      expect(forward).toEqual(evaluation.path.slice(1).map((step) => step.id));
      expect(forward.map((id) => previousStep(evaluation, id))).toEqual(evaluation.path.slice(0, -1));
    }),
    runs,
  );
});

test("a page posted as it was shown changes nothing", () => {
  fc.assert(
    fc.property(drafts, ({ all, values }) => {
      const flow = flowOf(all);
      const { answers } = evaluate(flow, answersOf(flow, values), facts);
      for (const step of evaluate(flow, answers, facts).path) {
        if (step.kind === "list" || step.missing.length > 0) continue;
        const body = Object.assign({}, ...step.fields.map(({ field, value: shown }) => toRaw(field, shown)));
        const parsed = parsePage(flow, step, body, { answers, facts });
        expect(parsed.ok).toBe(true);
        const { scope: _scope, ...after } = evaluate(flow, parsed.answers, facts);
        expect(after.path.map((each) => each.id)).toEqual(
          evaluate(flow, answers, facts).path.map((each) => each.id),
        );
      }
    }),
    runs,
  );
});

const letters = fc
  .stringMatching(/^[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß '-]{0,20}[a-z]$/)
  .filter((each) => !/ {2}/.test(each));
const days = fc
  .date({ min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("what is stored and shown again is read as the same", () => {
  const compiled = compileFlow({
    pages: [
      {
        id: "p",
        title: text,
        fields: [
          { key: "text", type: "text", label: text },
          { key: "size", type: "number", decimals: 4, label: text },
          { key: "money", type: "money", label: text },
          { key: "day", type: "date", label: text },
          { key: "home", type: "address", label: text },
          { key: "files", type: "file", maxFiles: 5, label: text },
        ],
      },
    ],
  });
  if (!compiled.ok) throw new Error("unsound");
  const file = fc.record({ id: fc.uuid(), name: letters });
  const answers = fc.record({
    text: letters,
    size: fc.integer({ min: -1e9, max: 1e9 }).map((whole) => whole / 1e4 + 0),
    money: fc.integer({ min: -1e12, max: 1e12 }),
    day: days,
    home: fc.record({
      street: letters,
      houseNumber: fc.constantFrom("1", "15a"),
      postalCode: fc.stringMatching(/^\d{5}$/),
      city: letters,
    }),
    files: fc.array(file, { minLength: 1, maxLength: 5 }),
  });
  fc.assert(
    fc.property(answers, (given) => {
      const step = evaluate(compiled.flow, given, facts).path[0];
      if (!step) throw new Error("no page");
      expect(step.missing).toEqual([]);
      const body = Object.assign({}, ...step.fields.map(({ field, value: shown }) => toRaw(field, shown)));
      expect(parsePage(compiled.flow, step, body, { answers: {}, facts })).toMatchObject({
        ok: true,
        values: given,
      });
    }),
  );
});
