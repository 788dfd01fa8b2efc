import type { LocalizedText } from "#platform/i18n";
import { parseFramework, type Framework, type FrameworkInput } from "./framework.ts";

type ParameterInput = NonNullable<FrameworkInput["indicators"][number]["parameters"]>[number];

/** One of the five categories of an edition. */
export interface BitkomCategory {
  readonly key: string;
  readonly title: LocalizedText;
  readonly indicators: readonly {
    readonly key: string;
    readonly title: LocalizedText;
    readonly parameters?: readonly ParameterInput[];
    /** What could be reached at all, for progress beside the rank. */
    readonly goalposts?: { readonly from: number; readonly to: number };
  }[];
  /** "Sonstige Projekte": points up to 5 an indicator of the category. */
  readonly projects: {
    readonly key: string;
    readonly title: LocalizedText;
    readonly parameters?: readonly ParameterInput[];
  };
}

export interface BitkomEdition {
  readonly id: string;
  readonly title: LocalizedText;
  readonly source?: string;
  readonly synthetic?: boolean;
  readonly categories: readonly BitkomCategory[];
  /** `raw`: values in their own unit, the best city gets 100 and the worst 0. `published`: values are such points already. */
  readonly values: "raw" | "published";
}

/**
 * Bitkom's published way, reconstructed from the city pages of 2025: category = (sum of the indicator scores + project
 * points) / (105 n) · 100 for n indicators, total = plain mean of the categories. Written as weighted means: indicators
 * weigh 1, projects 0.05 n on a scale from 0 to 5 n points.
 * Source: bitkom.org/Smart-City-2025/Jena and …/Darmstadt; the formula is an inference and checked on both.
 */
export function bitkomFramework(edition: BitkomEdition): Framework {
  const { categories, values, ...rest } = edition;
  const parsed = parseFramework({
    ...rest,
    normalise:
      values === "raw"
        ? { kind: "min-max", low: 0, high: 100 }
        : { kind: "scaled", from: 0, to: 100, scale: 100 },
    groups: [
      { key: "total", title: { de: "Gesamt", en: "Total" } },
      ...categories.map(({ key, title }) => ({ key, title, parent: "total" })),
    ],
    indicators: categories.flatMap((category) => {
      const most = 5 * category.indicators.length;
      return [
        ...category.indicators.map((indicator) => ({
          ...indicator,
          parent: category.key,
          ...(values === "published" ? { unit: "points" } : {}),
        })),
        {
          ...category.projects,
          parent: category.key,
          unit: "points",
          weight: most / 100,
          normalise: { kind: "goalposts" as const, from: 0, to: most, scale: 100 },
        },
      ];
    }),
  });
  if (!parsed.ok)
    throw new RangeError(parsed.problems.map(({ at, message }) => `${at}: ${message}`).join("\n"));
  return parsed.value;
}
