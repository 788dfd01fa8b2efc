import { expect, test } from "vitest";
import { compileFlow } from "./compile-flow.ts";
import { findingTexts } from "./finding-texts.ts";
import { lintFlow } from "./lint-flow.ts";

const text = (de: string): { de: string; en: string } => ({ de, en: de });
const field = (key: string, more: object = {}): object => ({ key, type: "text", label: text(key), ...more });
const page = (id: string, fields: object[], more: object = {}): object => ({
  id,
  title: text(id),
  fields,
  ...more,
});
const choice = {
  type: "choice",
  options: [
    { value: "a", label: text("A") },
    { value: "b", label: text("B") },
  ],
};

/** Codes with their places: `page-unknown pages.0.next.0.to`. */
function lint(definition: object, facts?: string[]): string[] {
  return lintFlow(definition, facts).map(({ code, path }) => `${code} ${path.join(".")}`);
}

function lintPages(...pages: object[]): string[] {
  return lint({ pages });
}

test("a sound definition has no findings", () => {
  expect(lintPages(page("a", [field("x")]), page("b", [field("y", { showWhen: 'x = "1"' })]))).toEqual([]);
});

test("the schema's findings say where, in German and English", () => {
  expect(lint({ pages: [{ id: "a", title: text("A"), fields: [{ key: "x", type: "text" }] }] })).toEqual([
    "text-missing pages.0.fields.0.label",
  ]);
  expect(lint({ pages: [page("a", [field("x", { colour: 1 })])] })).toEqual(["format pages.0.fields.0"]);
  const [finding] = lintFlow({ pages: 1 });
  expect(finding?.message.de).toMatch(/Ungültige Eingabe/);
  expect(finding?.message.en).toMatch(/Invalid input/);
  expect(lint({ pages: [page("a", [field("x-y")])] })).toEqual(["format pages.0.fields.0.key"]);
});

test("pages lead forward to pages that exist", () => {
  const x = [field("x")];
  const y = [field("y")];
  const z = [field("z")];
  expect(lintPages(page("a", x, { next: [{ to: "q" }] }))).toEqual(["page-unknown pages.0.next.0.to"]);
  expect(lintPages(page("a", x), page("b", y, { next: [{ when: 'y = "1"', to: "a" }] }))).toEqual([
    "page-cycle pages.1.next.0.to",
  ]);
  expect(lintPages(page("a", x, { next: [{ when: 'x = "1"', to: "a" }] }))).toEqual([
    "page-cycle pages.0.next.0.to",
  ]);
  expect(
    lintPages(
      page("a", x, { next: [{ to: "c" }] }),
      page("b", y, { next: [{ to: "end" }] }),
      page("c", z, { next: [{ when: "true", to: "b" }] }),
    ),
  ).toEqual(["page-backward pages.2.next.0.to", "page-unreachable pages.1"]);
  expect(lintPages(page("a", x), page("a", y))).toEqual(["page-duplicate pages.1.id"]);
  expect(lintPages(page("a", x, { next: [{ to: "end" }, { to: "end" }] }))).toEqual([
    "next-never pages.0.next.1",
  ]);
  expect(lintPages(page("a", []))).toEqual(["page-empty pages.0"]);
});

test("names are there once and are not words of FEEL", () => {
  expect(lintPages(page("a", [field("x"), field("x")]))).toEqual(["name-duplicate pages.0.fields.1"]);
  expect(lintPages(page("a", [field("date"), field("count"), field("constructor"), field("if")]))).toEqual([
    "name-reserved pages.0.fields.0",
    "name-reserved pages.0.fields.1",
    "name-reserved pages.0.fields.2",
    "name-reserved pages.0.fields.3",
  ]);
  expect(lint({ pages: [page("a", [field("today")])] })).toEqual(["name-duplicate pages.0.fields.0"]);
  expect(
    lint({ pages: [page("a", [field("x", { showWhen: "c" })])], conditions: { c: "x = null" } }),
  ).toContain("feel-reads-later pages.0.fields.0.showWhen");
});

test("expressions are FEEL over known names that come before", () => {
  const showWhen = (source: string): string[] =>
    lintPages(page("a", [field("x"), field("y", { showWhen: source }), field("later")]));
  const at = "pages.0.fields.1.showWhen";
  expect(showWhen("x = ")).toEqual([`feel-invalid ${at}`]);
  expect(showWhen("x = zz")).toEqual([`feel-unknown-name ${at}`]);
  expect(showWhen('later = "1"')).toEqual([`feel-reads-later ${at}`]);
  expect(showWhen("y = null")).toEqual([`feel-reads-later ${at}`]);
  expect(showWhen("today() > today")).toEqual([`feel-forbidden ${at}`]);
  expect(showWhen("count(for i in 1..9 return i) > 1")).toEqual([`feel-forbidden ${at}`]);
  expect(showWhen("(function(n) n)(x)")).toContain(`feel-forbidden ${at}`);
  expect(showWhen("x = 5")).toEqual([`type-mismatch ${at}`]);
  expect(showWhen('foo(x) = "a"')).toEqual([`feel-unknown-name ${at}`]);
  expect(showWhen("some i in [x] satisfies string length(i) > 3 and not(i = x)")).toEqual([]);
  const [finding] = lintFlow({
    pages: [page("a", [field("plate"), field("y", { showWhen: "Plat = null" })])],
  });
  expect(finding?.message.de).toContain("→ plate?");
});

test("facts are known by the definition or the catalogue", () => {
  const pages = [page("a", [field("x", { prefill: "person.name", showWhen: "person.age > 3" })])];
  expect(lint({ pages })).toEqual([
    "prefill-unknown pages.0.fields.0.prefill",
    "feel-unknown-name pages.0.fields.0.showWhen",
  ]);
  expect(lint({ pages, facts: ["person"] })).toEqual([]);
  expect(lint({ pages }, ["person"])).toEqual([]);
});

test("comparisons name options that exist and parts that exist", () => {
  const showWhen = (source: string): string[] =>
    lintPages(
      page("a", [field("x", choice), field("home", { type: "address" }), field("y", { showWhen: source })]),
    );
  const at = "pages.0.fields.2.showWhen";
  for (const source of ['x = "c"', '"c" != x', 'x in ("a", "c")'])
    expect(showWhen(source)).toEqual([`option-unknown ${at}`]);
  expect(showWhen('x in ("a", "b")')).toEqual([]);
  expect(showWhen('home.zip = "1"')).toEqual([`feel-unknown-part ${at}`]);
  expect(showWhen('home.postalCode = "07743"')).toEqual([]);
  const many = page("a", [
    field("x", { ...choice, type: "choices" }),
    field("y", { showWhen: 'list contains(x, "c")' }),
  ]);
  expect(lintPages(many)).toEqual(["option-unknown pages.0.fields.1.showWhen"]);
});

test("conditions do not go in circles", () => {
  const pages = [page("a", [field("x")])];
  expect(lint({ pages, conditions: { c: "d", d: "not(c)" } })).toEqual(["condition-circle conditions.c"]);
  expect(lint({ pages, conditions: { c: "c" } })).toEqual(["condition-circle conditions.c"]);
  expect(lint({ pages, conditions: { c: 'x = "1"' } })).toEqual(["condition-unused conditions.c"]);
});

test("an item's answers stay within its page", () => {
  const repeat = { key: "kids", min: 3, max: 2, itemTitle: text("{n}") };
  const pages = [
    page("a", [field("age", { type: "number" })], { repeat }),
    page("b", [field("x", { showWhen: "age > 3" })]),
  ];
  expect(lint({ pages })).toEqual([
    "range pages.0.repeat.min",
    "feel-item-outside pages.1.fields.0.showWhen",
  ]);
  const good = [
    page("a", [field("age", { type: "number" })], { repeat: { ...repeat, min: 0 } }),
    page("b", [field("x", { showWhen: "count(kids[age > 3]) > 0" })]),
  ];
  expect(lint({ pages: good })).toEqual([]);
  const bad = JSON.parse(JSON.stringify(good).replace("kids[age", "kids[aeg"));
  expect(lint({ pages: bad })).toEqual(["feel-unknown-name pages.1.fields.0.showWhen"]);
});

test("fields, proofs and fees are whole", () => {
  const options = [
    { value: "a", label: text("A") },
    { value: "a", label: text("B") },
  ];
  expect(
    lintPages(
      page("a", [
        field("n", { type: "number", min: 2, max: 1 }),
        field("p", { pattern: "(" }),
        field("q", { pattern: "a" }),
        field("o", { type: "choice", options }),
        field("l", { label: { de: "Nur Deutsch" } }),
      ]),
    ),
  ).toEqual([
    "range pages.0.fields.0.min",
    "pattern-invalid pages.0.fields.1.pattern",
    "option-duplicate pages.0.fields.3.options.1.value",
    "pattern-without-hint pages.0.fields.2.pattern",
    "english-missing pages.0.fields.4.label",
  ]);
  const pages = [page("a", [field("x")])];
  expect(lint({ pages, fee: [{ amountCents: 5, label: text("F") }] })).toEqual(["fee-without-norm fee.0"]);
  expect(lint({ pages, fee: [{ amountCents: "y", label: text("F"), norm: "§ 1" }] })).toEqual([
    "feel-unknown-name fee.0.amountCents",
  ]);
  const proof = { key: "p", title: text("P"), page: "b", sources: ["retrieve"], when: "z" };
  expect(lint({ pages, proofs: [proof] })).toEqual(["page-unknown proofs.0.page"]);
  expect(lint({ pages, proofs: [{ ...proof, page: "a" }] })).toEqual([
    "retrieve-without-register proofs.0",
    "feel-unknown-name proofs.0.when",
  ]);
});

test("an error refuses the definition, a hint does not", () => {
  expect(compileFlow({ pages: [page("a", [])] })).toMatchObject({
    ok: true,
    findings: [{ code: "page-empty" }],
  });
  expect(compileFlow({ pages: [page("a", [], { next: [{ to: "q" }] })] })).toMatchObject({ ok: false });
});

test("every text of a finding says in both languages what to do", () => {
  for (const { de, en } of Object.values(findingTexts)) {
    expect(de).toMatch(/[.}]$/);
    expect([...de.matchAll(/\{\w+\}/g)].map(String).sort()).toEqual(
      [...en.matchAll(/\{\w+\}/g)].map(String).sort(),
    );
  }
});
