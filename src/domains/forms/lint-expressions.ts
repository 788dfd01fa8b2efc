import { addressParts } from "./address-field.ts";
import { expressionsOf, type Place } from "./expressions.ts";
import { type Finding, finding } from "./finding.ts";
import type { DefinitionPath, Layout } from "./lay-out.ts";
import { type KnownName, type NameTable, parametersOf } from "./name-table.ts";
import { type FeelReading, isFeelWord, readFeel } from "./read-feel.ts";
import type { Field, FlowDefinition } from "./schema.ts";

/** Findings about names, conditions and every expression of a definition. */
export function lintExpressions(definition: FlowDefinition, layout: Layout, table: NameTable): Finding[] {
  const places = expressionsOf(definition, layout, table);
  return [
    ...table.duplicates.map(({ name, path }) => finding("name-duplicate", path, { name })),
    ...[...table.names.values()]
      .filter(isReserved)
      .map(({ name, path }) => finding("name-reserved", path, { name })),
    ...table.circles.map((names) =>
      finding("condition-circle", ["conditions", names[0] ?? ""], { names: names.join(" → ") }),
    ),
    ...Object.entries(definition.conditions).flatMap(([name, source]) =>
      lintSource(source, ["conditions", name], table),
    ),
    ...places.flatMap((place) => [
      ...lintSource(place.source, place.path, table),
      ...lintPlace(place, layout, table),
    ]),
    ...unusedConditions(definition, places),
  ];
}

function isReserved({ name, kind }: KnownName): boolean {
  if (name === "today") return kind !== "fact";
  return isFeelWord(name) || name in Object.prototype;
}

/** What is wrong with an expression wherever it stands. */
function lintSource(source: string, path: DefinitionPath, table: NameTable): Finding[] {
  const read = readFeel(source);
  if (!read.ok) return [finding("feel-invalid", path, { source, at: read.at + 1 })];
  const { reading } = read;
  const unknown = reading.names.filter((name) => !table.names.has(name));
  const unknownInFilter = mayHaveParts(reading, table)
    ? []
    : reading.filterNames.filter((name) => !table.names.has(name));
  return [
    ...reading.forbidden.map((part) => finding("feel-forbidden", path, { part })),
    ...[...unknown, ...unknownInFilter].map((name) =>
      finding("feel-unknown-name", path, { name, similar: similarTo(name, table) }),
    ),
    ...reading.paths.flatMap(({ name, property }) =>
      unknownPart(table.names.get(name)?.field, name, property, path),
    ),
    ...reading.comparisons.flatMap((each) => lintComparison(each, table, path)),
  ];
}

/** A filter over data that no field describes may name any part of it: facts and files. */
function mayHaveParts({ names }: FeelReading, table: NameTable): boolean {
  const known = names.flatMap((name) => table.names.get(name) ?? []);
  return known.some(
    ({ kind, name, field }) => (kind === "fact" && name !== "today") || field?.type === "file",
  );
}

/** Whether everything an expression reads is known by then. A condition's places are those of what it reads. */
function lintPlace({ source, path, before, itemPage }: Place, layout: Layout, table: NameTable): Finding[] {
  const read = readFeel(source);
  if (!read.ok) return [];
  return parametersOf(read.reading, table.names).flatMap((known) => {
    const { name } = known;
    const list = layout.pages[known.itemPage ?? -1]?.page.repeat?.key ?? "";
    if (known.itemPage !== undefined && known.itemPage !== itemPage)
      return [finding("feel-item-outside", path, { name, list })];
    return known.place >= before ? [finding("feel-reads-later", path, { name })] : [];
  });
}

function unusedConditions(definition: FlowDefinition, places: readonly Place[]): Finding[] {
  const sources = [...places.map((place) => place.source), ...Object.values(definition.conditions)];
  const used = new Set(sources.flatMap((source) => namesIn(source)));
  return Object.keys(definition.conditions)
    .filter((name) => !used.has(name))
    .map((name) => finding("condition-unused", ["conditions", name], { name }));
}

function namesIn(source: string): readonly string[] {
  const read = readFeel(source);
  return read.ok ? [...read.reading.names, ...read.reading.filterNames] : [];
}

function lintComparison(
  { name, literals }: FeelReading["comparisons"][number],
  table: NameTable,
  path: DefinitionPath,
): Finding[] {
  const field = table.names.get(name)?.field;
  if (!field) return [];
  return literals.flatMap((literal) => {
    const type = comparableType(field);
    if (type !== undefined && typeof literal !== type) {
      return [finding("type-mismatch", path, { name, type: field.type, value: JSON.stringify(literal) })];
    }
    if (field.type !== "choice" && field.type !== "choices") return [];
    const options = field.options.map((option) => option.value);
    if (options.some((option) => option === literal)) return [];
    return [finding("option-unknown", path, { name, value: String(literal), options: options.join(", ") })];
  });
}

/** The type of literal that an answer can equal; none for answers that are no single value. */
function comparableType(field: Field): "string" | "number" | "boolean" | undefined {
  switch (field.type) {
    case "number":
    case "money":
      return "number";
    case "yes-no":
    case "declaration":
      return "boolean";
    case "date":
    case "partial-date":
    case "address":
    case "file":
    case "proof":
      return undefined;
    default:
      return "string";
  }
}

const partsOf: { readonly [type in Field["type"]]?: readonly string[] } = {
  address: addressParts,
  "partial-date": ["year", "month", "day"],
  proof: ["source", "files"],
};

function unknownPart(field: Field | undefined, name: string, part: string, path: DefinitionPath): Finding[] {
  const parts = field && partsOf[field.type];
  return parts && !parts.includes(part)
    ? [finding("feel-unknown-part", path, { name, part, parts: parts.join(", ") })]
    : [];
}

/** The known name that differs by letter case or by one letter, as a proposal. */
function similarTo(name: string, table: NameTable): string {
  const near = [...table.names.keys()].find((known) => isNear(known.toLowerCase(), name.toLowerCase()));
  return near ? ` → ${near}?` : "";
}

function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const longer = a.length >= b.length ? 1 : 0;
  return a.slice(start + longer) === b.slice(start + (b.length >= a.length ? 1 : 0));
}
