import type { DefinitionPath, Layout } from "./lay-out.ts";
import { type FeelReading, readFeel } from "./read-feel.ts";
import type { Field, FlowDefinition } from "./schema.ts";

/** A name that expressions may speak of, with the place from which on it has a value. */
export type KnownName = {
  readonly name: string;
  readonly slot: number;
  readonly kind: "fact" | "answer" | "item-answer" | "list" | "condition";
  /** Counts fields in the order they are asked; a name may be read by what has a higher place. Facts have -1. */
  readonly place: number;
  /** The repeated page within which alone the name has a value. */
  readonly itemPage: number | undefined;
  readonly field?: Field;
  readonly path: DefinitionPath;
  /** Of a condition. */
  readonly reading?: FeelReading;
  readonly source?: string;
};

export type NameTable = {
  readonly names: ReadonlyMap<string, KnownName>;
  /** Place just before the first field of each page, by page index; the last entry is after everything. */
  readonly pageStarts: readonly number[];
  /** Names written twice, with the place of the second. */
  readonly duplicates: readonly { readonly name: string; readonly path: DefinitionPath }[];
  /** Conditions that come back to themselves, each circle once. */
  readonly circles: readonly (readonly string[])[];
};

/** Gathers all names of a definition and where they may be read. Conditions stand where the last name they read does. */
export function nameTable(definition: FlowDefinition, layout: Layout): NameTable {
  const names = new Map<string, KnownName>();
  const duplicates: { name: string; path: DefinitionPath }[] = [];
  const add = (entry: Omit<KnownName, "slot">): void => {
    if (names.has(entry.name)) duplicates.push({ name: entry.name, path: entry.path });
    else names.set(entry.name, { ...entry, slot: names.size });
  };
  const facts = new Set(["today", ...definition.facts]);
  [...facts].forEach((name, index) =>
    add({ name, kind: "fact", place: -1, itemPage: undefined, path: ["facts", index] }),
  );
  const pageStarts: number[] = [];
  let place = 0;
  layout.pages.forEach(({ page, path, fields }, index) => {
    pageStarts.push(place);
    const itemPage = page.repeat ? index : undefined;
    for (const each of fields) {
      const kind = page.repeat ? "item-answer" : "answer";
      add({ name: each.field.key, kind, place: place++, itemPage, field: each.field, path: each.path });
    }
    if (page.repeat)
      add({
        name: page.repeat.key,
        kind: "list",
        place: place++,
        itemPage: undefined,
        path: [...path, "repeat", "key"],
      });
  });
  pageStarts.push(place);
  const circles = addConditions(definition, names, add);
  return { names, pageStarts, duplicates, circles };
}

function addConditions(
  definition: FlowDefinition,
  names: ReadonlyMap<string, KnownName>,
  add: (entry: Omit<KnownName, "slot">) => void,
): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): void => {
    const source = definition.conditions[name];
    if (source === undefined || !Object.hasOwn(definition.conditions, name)) return;
    if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name]);
    if (way.includes(name) || done.has(name)) return;
    done.add(name);
    const read = readFeel(source);
    const needs = read.ok ? namesRead(read.reading) : [];
    for (const need of needs) visit(need, [...way, name]);
    const known = read.ok ? parametersOf(read.reading, names) : [];
    add({
      name,
      kind: "condition",
      place: Math.max(-1, ...known.map((each) => each.place)),
      itemPage: known.find((each) => each.itemPage !== undefined)?.itemPage,
      path: ["conditions", name],
      source,
      ...(read.ok && { reading: read.reading }),
    });
  };
  for (const name of Object.keys(definition.conditions)) visit(name, []);
  return circles;
}

export function namesRead(reading: FeelReading): string[] {
  return [...new Set([...reading.names, ...reading.filterNames])];
}

/** The names an expression takes as parameters: those with a value outside of filters' own items. */
export function parametersOf(reading: FeelReading, names: ReadonlyMap<string, KnownName>): KnownName[] {
  const direct = new Set(reading.names);
  return namesRead(reading).flatMap((name) => {
    const known = names.get(name);
    return known && (direct.has(name) || known.kind !== "item-answer") ? [known] : [];
  });
}
