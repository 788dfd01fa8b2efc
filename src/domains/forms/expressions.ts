import type { DefinitionPath, LaidField, Layout } from "./lay-out.ts";
import type { NameTable } from "./name-table.ts";
import type { FlowDefinition } from "./schema.ts";

/** An expression of a definition with what it may read: names of a lower place, and items of its own page. */
export type Place = {
  readonly source: string;
  readonly path: DefinitionPath;
  readonly before: number;
  readonly itemPage: number | undefined;
};

/** All expressions of a definition but the named conditions, which are judged where they are used. */
export function expressionsOf(
  definition: FlowDefinition,
  layout: Layout,
  { pageStarts }: NameTable,
): Place[] {
  const everything = pageStarts.at(-1) ?? 0;
  const pages = layout.pages.flatMap(({ page, path, fields }, index) => {
    const start = pageStarts[index] ?? 0;
    const after = pageStarts[index + 1] ?? everything;
    const itemPage = page.repeat ? index : undefined;
    const whenPath = path[0] === "pages" ? "showWhen" : "when";
    return [
      ...one(page.showWhen, [...path, whenPath], start, undefined),
      ...fields.flatMap((field, at) => fieldExpressions(field, start + at, itemPage)),
      ...(page.next ?? []).flatMap(({ when }, at) =>
        one(when, [...path, "next", at, "when"], after, undefined),
      ),
    ];
  });
  const fees = definition.fee.flatMap(({ when, amountCents }, index) => [
    ...one(when, ["fee", index, "when"], everything, undefined),
    ...one(
      typeof amountCents === "string" ? amountCents : undefined,
      ["fee", index, "amountCents"],
      everything,
      undefined,
    ),
  ]);
  return [...pages, ...fees];
}

/** A date bound as FEEL: `2026-03-31` would be a subtraction there. */
export function boundSource(bound: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(bound) ? `date("${bound}")` : bound;
}

function fieldExpressions(
  { field, path, showWhenKey }: LaidField,
  place: number,
  itemPage: number | undefined,
): Place[] {
  const options = field.type === "choice" || field.type === "choices" ? field.options : [];
  const { min, max } = field.type === "date" ? field : {};
  return [
    ...one(field.showWhen, [...path, showWhenKey], place, itemPage),
    ...options.flatMap(({ showWhen }, at) =>
      one(showWhen, [...path, "options", at, "showWhen"], place, itemPage),
    ),
    ...one(min && boundSource(min), [...path, "min"], place, itemPage),
    ...one(max && boundSource(max), [...path, "max"], place, itemPage),
    ...(field.checks ?? []).flatMap(({ rule }, at) =>
      one(rule, [...path, "checks", at, "rule"], place + 1, itemPage),
    ),
  ];
}

function one(
  source: string | undefined,
  path: DefinitionPath,
  before: number,
  itemPage: number | undefined,
): Place[] {
  return source === undefined ? [] : [{ source, path, before, itemPage }];
}
