import { compileFramework } from "../../src/domains/city-index/engine/compile.ts";
import type { Edition } from "../../src/domains/city-index/engine/compare-editions.ts";
import { parseFramework, type FrameworkInput } from "../../src/domains/city-index/engine/framework.ts";
import { normalOf, randomOf } from "../../src/domains/city-index/engine/random.ts";

/** Invented data of a size: five groups; shares, yes and no, and some skewed columns. */
export function inventedEdition(
  units: number,
  indicators: number,
  more: Partial<FrameworkInput> = {},
): Edition {
  const random = randomOf(`${units} ${indicators}`);
  const keys = Array.from({ length: indicators }, (_, at) => `indicator-${at}`);
  const parsed = parseFramework({
    id: "bench",
    title: { de: "Erfunden" },
    synthetic: true,
    groups: [
      { key: "total", title: { de: "Gesamt" } },
      ...[0, 1, 2, 3, 4].map((at) => ({
        key: `group-${at}`,
        title: { de: `Gruppe ${at}` },
        parent: "total",
      })),
    ],
    indicators: keys.map((key, at) => ({
      key,
      title: { de: key },
      parent: `group-${at % 5}`,
      direction: at % 7 === 0 ? -1 : 1,
    })),
    ...more,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const draw = (at: number): number =>
    at % 3 === 0 ? random() : at % 10 === 1 ? Math.exp(2 * normalOf(random)) : Math.round(random());
  return {
    compiled: compileFramework(parsed.value),
    table: {
      units: Array.from({ length: units }, (_, at) => `city ${at}`),
      columns: new Map(keys.map((key, at) => [key, Float64Array.from({ length: units }, () => draw(at))])),
    },
  };
}

/** One multiply-add a cell over the same columns: the least that any index must do. */
export function barePass({ table }: Edition): () => Float64Array {
  const columns = [...table.columns.values()];
  const out = new Float64Array(table.units.length);
  return () => {
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at] ?? out;
      for (let unit = 0; unit < out.length; unit++)
        out[unit] = (out[unit] ?? 0) * 0.5 + 0.25 * (column[unit] ?? 0);
    }
    return out;
  };
}
