import type { LocalizedText } from "#platform/i18n";
import type { Framework } from "../engine/framework.ts";

/** A figure that a city delivers, with where it stands in the tree. */
export interface ParameterInfo {
  readonly key: string;
  readonly title: LocalizedText;
  readonly category: string;
  readonly categoryTitle: LocalizedText;
}

/** The parameters of a framework in its order; an indicator without parameters is one itself. */
export function parametersOf(framework: Framework): ParameterInfo[] {
  const groups = new Map(framework.groups.map((group) => [group.key, group.title]));
  return framework.indicators.flatMap((indicator) => {
    const place = {
      category: indicator.parent,
      categoryTitle: groups.get(indicator.parent) ?? { de: indicator.parent },
    };
    const parameters = indicator.parameters.length > 0 ? indicator.parameters : [indicator];
    return parameters.map(({ key, title }) => ({ key, title, ...place }));
  });
}
