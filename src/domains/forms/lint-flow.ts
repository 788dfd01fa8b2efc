import { fill } from "#platform/i18n";
import { z } from "zod";
import { type Finding, finding } from "./finding.ts";
import { type Layout, layOut } from "./lay-out.ts";
import { lintExpressions } from "./lint-expressions.ts";
import { lintFields } from "./lint-fields.ts";
import { type NameTable, nameTable } from "./name-table.ts";
import { type PageGraph, pageGraph } from "./page-graph.ts";
import { type FlowDefinition, flowSchema } from "./schema.ts";

/** A definition read and examined: what `compileFlow` builds upon. */
export type Examined = {
  readonly definition: FlowDefinition;
  readonly layout: Layout;
  readonly table: NameTable;
  readonly graph: PageGraph;
  readonly findings: readonly Finding[];
};

/**
 * All findings about a definition, errors first. `facts` are names that the catalogue offers to every definition,
 * besides those the definition lists itself.
 */
export function lintFlow(input: unknown, facts: readonly string[] = []): Finding[] {
  const examined = examine(input, facts);
  return [...examined.findings];
}

/** Reads the input against the schema and examines it; without a definition there are only findings. */
export function examine(
  input: unknown,
  facts: readonly string[],
): Examined | { readonly definition?: undefined; readonly findings: readonly Finding[] } {
  const read = flowSchema.safeParse(input);
  if (!read.success) return { findings: formatFindings(input) };
  const definition = { ...read.data, facts: [...new Set([...read.data.facts, ...facts])] };
  const layout = layOut(definition);
  const table = nameTable(definition, layout);
  const graph = pageGraph(layout);
  const findings = [
    ...lintPages(layout, graph),
    ...lintFields(definition, layout),
    ...lintExpressions(definition, layout, table),
  ].sort((a, b) => rank[a.severity] - rank[b.severity]);
  return { definition, layout, table, graph, findings };
}

const rank = { error: 0, warning: 1, hint: 2 } as const;

function lintPages(layout: Layout, graph: PageGraph): Finding[] {
  const idOf = (index: number): string => layout.pages[index]?.page.id ?? "end";
  const pathOf = (index: number): readonly (string | number)[] => layout.pages[index]?.path ?? ["pages"];
  const ids = layout.pages.map(({ page }) => page.id);
  return [
    ...ids.flatMap((page, index) =>
      ids.indexOf(page) < index || page === "end"
        ? [finding("page-duplicate", [...pathOf(index), "id"], { page })]
        : [],
    ),
    ...graph.unknown.map(({ page, next, to }) =>
      finding("page-unknown", [...pathOf(page), "next", next, "to"], { page: to }),
    ),
    ...graph.backward.map(({ page, next, to, isCycle }) =>
      finding(isCycle ? "page-cycle" : "page-backward", [...pathOf(page), "next", next, "to"], {
        from: idOf(page),
        page: idOf(to),
      }),
    ),
    ...graph.unreachable.map((index) => finding("page-unreachable", pathOf(index), { page: idOf(index) })),
    ...layout.pages.flatMap(({ page, path, fields }) => [
      ...(fields.length === 0 ? [finding("page-empty", path, { page: page.id })] : []),
      ...(page.repeat && page.repeat.min > page.repeat.max
        ? [finding("range", [...path, "repeat", "min"], { min: page.repeat.min, max: page.repeat.max })]
        : []),
      ...nextNever(page.next ?? []).map((at) => finding("next-never", [...path, "next", at])),
    ]),
  ];
}

function nextNever(next: readonly { readonly when?: string | undefined }[]): number[] {
  const always = next.findIndex((way) => way.when === undefined);
  return always < 0 ? [] : next.flatMap((_, at) => (at > always ? [at] : []));
}

/** What the schema says, in both languages: the same input is read with the texts of each. */
function formatFindings(input: unknown): Finding[] {
  const german = flowSchema.safeParse(input, { error: z.locales.de().localeError }).error?.issues ?? [];
  const english = flowSchema.safeParse(input, { error: z.locales.en().localeError }).error?.issues ?? [];
  return german.map((issue, index) => {
    const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
    const last = path.at(-1);
    const what = last === "de" ? path.at(-2) : last;
    const isText = last === "de" || ["label", "title", "message", "itemTitle"].includes(String(last));
    if (isText && issue.code !== "unrecognized_keys")
      return finding("text-missing", path, { what: String(what) });
    const base = finding("format", path);
    const message = {
      de: fill(base.message.de, { detail: `${issue.message}.` }),
      en: fill(base.message.en, { detail: `${english[index]?.message ?? issue.message}.` }),
    };
    return { ...base, message };
  });
}
