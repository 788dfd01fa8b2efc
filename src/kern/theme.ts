import { contrast, parseColor, readable, textOn, toHex } from "./color.ts";

/** The colours of a city, as its design manual has them: `#rrggbb`. */
export interface CityColors {
  /** For links, buttons and the bar below the wordmark. */
  readonly primary: string;
  /** For the second part of that bar. Carries no text. */
  readonly accent?: string | undefined;
}

export const defaultColors: CityColors = { primary: "#1f4e79", accent: "#c8102e" };

/** Page and surface, the backgrounds that coloured text stands on. */
export const backgrounds = {
  light: { page: "#ffffff", surface: "#f3f4f7" },
  dark: { page: "#14161f", surface: "#1f222e" },
} as const;

/**
 * WCAG AA for text is 4.5; a little more allows for tinted backgrounds, and on dark ones a colour has to be
 * brighter to look as clear.
 */
const TEXT_RATIO = { light: 5, dark: 6.5 } as const;
const GRAPHIC_RATIO = 3;

export type Scheme = "light" | "dark";

/**
 * The custom properties that make KERN's theme the city's. A colour that would be hard to read is darkened or
 * lightened until it is not, so that no city can set an unreadable one.
 */
export function cityProperties(colors: CityColors, scheme: Scheme): Readonly<Record<string, string>> {
  const { page, surface } = backgrounds[scheme];
  const grounds = [parseColor(page), parseColor(surface)];
  const action = readable(parseColor(colors.primary), grounds, TEXT_RATIO[scheme]);
  const accent = readable(parseColor(colors.accent ?? colors.primary), grounds, GRAPHIC_RATIO);
  return {
    "--kern-color-action-default": toHex(action),
    "--kern-color-action-on-default": toHex(textOn(action)),
    "--kern-color-action-visited": "var(--kern-color-action-default)",
    "--kern-color-layout-background-default": page,
    "--kern-color-layout-background-default-surface": surface,
    "--kern-color-form-input-background": surface,
    "--kern-color-feedback-default": toHex(action),
    "--sk-accent": toHex(accent),
  };
}

/** Says where a city's primary colour is not used as it is, for the check of a city's folder. */
export function colorFindings(colors: CityColors): string[] {
  return (["light", "dark"] as const).flatMap((scheme) => {
    const { page } = backgrounds[scheme];
    const used = cityProperties(colors, scheme)["--kern-color-action-default"] ?? "";
    if (used === toHex(parseColor(colors.primary))) return [];
    const ratio = contrast(parseColor(colors.primary), parseColor(page)).toFixed(1);
    return [`${colors.primary} has contrast ${ratio} in the ${scheme} theme; ${used} is used instead.`];
  });
}

/** The rules that set the city's colours, in both schemes. */
export function themeCss(colors: CityColors): string {
  const block = (scheme: Scheme): string => {
    const properties = Object.entries(cityProperties(colors, scheme)).map(
      ([name, value]) => `${name}:${value}`,
    );
    return `:root{color-scheme:light dark;${properties.join(";")}}`;
  };
  return `${block("light")}@media (prefers-color-scheme:dark){${block("dark")}}`;
}
