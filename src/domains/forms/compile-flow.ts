import { boundSource } from "./expressions.ts";
import type { Finding } from "./finding.ts";
import { type Expression, parseOnce } from "./feel.ts";
import { isRecord } from "./field-type.ts";
import { typeOf } from "./field-types.ts";
import type { Flow, FlowField, FlowPage, NameSource } from "./flow.ts";
import type { LaidField, LaidPage } from "./lay-out.ts";
import { examine, type Examined } from "./lint-flow.ts";
import { type KnownName, namesRead, parametersOf } from "./name-table.ts";
import { longestWays, targetOf } from "./page-graph.ts";
import { readFeel } from "./read-feel.ts";
import type { Field } from "./schema.ts";

export type Compiled =
  | { readonly ok: true; readonly flow: Flow; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Reads a definition, refuses it with findings if any is an error, and else parses all its expressions once.
 * `facts` as for `lintFlow`. Takes some milliseconds; keep the flow for each version of a definition.
 */
export function compileFlow(input: unknown, facts: readonly string[] = []): Compiled {
  const examined = examine(input, facts);
  const { findings } = examined;
  if (!examined.definition || findings.some((each) => each.severity === "error"))
    return { ok: false, findings };
  return { ok: true, flow: build(examined), findings };
}

/**
 * Parses a further expression over a compiled flow, as for guards of a process: it sees all answers, facts and
 * conditions, but no single items. Undefined when it is not sound; `expressionValue` runs it.
 */
export function compileExpression(flow: Flow, source: string): Expression | undefined {
  const read = readFeel(source);
  if (!read.ok || read.reading.forbidden.length > 0) return undefined;
  const { slots } = flow.names;
  if (read.reading.names.some((name) => !slots.has(name))) return undefined;
  const itemSlots = new Set(flow.pages.flatMap((page) => page.itemSlots));
  const params = namesRead(read.reading).flatMap((name) => {
    const slot = slots.get(name);
    return slot === undefined ? [] : [{ name, slot }];
  });
  const direct = params.filter(({ slot }) => !itemSlots.has(slot));
  const readsItem = read.reading.names.some((name) => itemSlots.has(slots.get(name) ?? -1));
  return readsItem ? undefined : parseOnce(source, direct);
}

function build(examined: Examined): Flow {
  const { definition, layout, table, graph } = examined;
  const known = [...table.names.values()];
  const longest = longestWays(graph.edges);
  return {
    definition,
    pages: layout.pages.map((laid, index) => buildPage(examined, laid, index, longest[index] ?? 1)),
    fee: definition.fee.map((fee) => ({
      definition: fee,
      when: parse(table.names, fee.when),
      amount:
        typeof fee.amountCents === "number" ? fee.amountCents : parseSound(table.names, fee.amountCents),
    })),
    names: {
      slots: new Map(known.map(({ name, slot }) => [name, slot])),
      sources: known.map((each) => sourceOf(examined, each)),
    },
  };
}

function buildPage(
  { layout, table }: Examined,
  { page, fields }: LaidPage,
  index: number,
  longest: number,
): FlowPage {
  const itemNames = [...table.names.values()].filter((each) => page.repeat && each.itemPage === index);
  return {
    id: page.id,
    title: page.title,
    hint: page.hint,
    index,
    showWhen: parse(table.names, page.showWhen),
    fields: fields.map((field) => buildField(table.names, field)),
    next: (page.next ?? []).map(({ when, to }) => ({
      when: parse(table.names, when),
      to: targetOf(layout, to) ?? layout.pages.length,
    })),
    repeat: page.repeat && { ...page.repeat, slot: slotOf(table.names, page.repeat.key) },
    itemSlots: itemNames.map(({ slot }) => slot),
    longest,
  };
}

function buildField(names: ReadonlyMap<string, KnownName>, { field }: LaidField): FlowField {
  const options = field.type === "choice" || field.type === "choices" ? field.options : [];
  const { min, max } = field.type === "date" ? field : {};
  return {
    field,
    type: typeOf(field),
    slot: slotOf(names, field.key),
    showWhen: parse(names, field.showWhen),
    optionsWhen: options.flatMap((option) =>
      option.showWhen === undefined ? [] : [{ option, when: parseSound(names, option.showWhen) }],
    ),
    bounds: {
      ...(min !== undefined && { min: parseSound(names, boundSource(min)) }),
      ...(max !== undefined && { max: parseSound(names, boundSource(max)) }),
    },
    checks: (field.checks ?? []).map(({ rule, message }) => ({ rule: parseSound(names, rule), message })),
  };
}

function sourceOf({ layout, table }: Examined, { kind, name, source, field }: KnownName): NameSource {
  switch (kind) {
    case "fact":
      return { kind, name };
    case "condition":
      return { kind, expression: parseSound(table.names, source ?? "null") };
    case "list": {
      const fields = layout.pages.find(({ page }) => page.repeat?.key === name)?.fields ?? [];
      return { kind: "answer", toFeel: (items) => listToFeel(fields, items) };
    }
    default:
      return { kind: "answer", toFeel: field && answerToFeel(field) };
  }
}

/** None where expressions see the stored value itself. */
function answerToFeel(field: Field): ((value: unknown) => unknown) | undefined {
  const { isValue, toFeel } = typeOf(field);
  return toFeel && ((value) => (isValue(value, field) ? toFeel(value) : null));
}

/** Items as FEEL contexts that have all their names, so that an absent answer is null there too. */
function listToFeel(fields: readonly LaidField[], items: unknown): unknown[] {
  if (!Array.isArray(items)) return [];
  const parts = fields.map(({ field }) => [field.key, answerToFeel(field)] as const);
  return items
    .filter(isRecord)
    .map((item) =>
      Object.fromEntries(
        parts.map(([key, toFeel]) => [key, toFeel && item[key] ? toFeel(item[key]) : (item[key] ?? null)]),
      ),
    );
}

function parse(names: ReadonlyMap<string, KnownName>, source: string | undefined): Expression | undefined {
  return source === undefined ? undefined : parseSound(names, source);
}

/** Parses an expression that lint let pass; only then are all its names known. */
function parseSound(names: ReadonlyMap<string, KnownName>, source: string): Expression {
  const read = readFeel(source);
  return parseOnce(source, read.ok ? parametersOf(read.reading, names) : []);
}

function slotOf(names: ReadonlyMap<string, KnownName>, name: string): number {
  return names.get(name)?.slot ?? -1;
}
