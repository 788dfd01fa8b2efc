import { compileFramework, type CompiledFramework } from "./compile.ts";
import { parseFramework, type FrameworkInput } from "./framework.ts";
import type { Table } from "./table.ts";

/** For tests: three invented cities, three indicators in two groups; `more` replaces parts of the framework. */
export function sampleFramework(more: Partial<FrameworkInput> = {}): CompiledFramework {
  const parsed = parseFramework({
    id: "sample",
    title: { de: "Erfunden" },
    groups: [
      { key: "total", title: { de: "Gesamt" } },
      { key: "services", title: { de: "Dienste" }, parent: "total" },
      { key: "energy", title: { de: "Energie" }, parent: "total" },
    ],
    indicators: [
      { key: "online", title: { de: "Online" }, parent: "services" },
      { key: "wait", title: { de: "Wartezeit" }, parent: "services", direction: -1 },
      { key: "charging", title: { de: "Laden" }, parent: "energy" },
    ],
    ...more,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return compileFramework(parsed.value);
}

/** A table from plain lists; `null` is a missing value. */
export function sampleTable(
  units: readonly string[],
  columns: Readonly<Record<string, readonly (number | null)[]>>,
): Table {
  return {
    units,
    columns: new Map(
      Object.entries(columns).map(([key, values]) => [
        key,
        Float64Array.from(values, (value) => value ?? Number.NaN),
      ]),
    ),
  };
}
