import { expect, test } from "vitest";
import { loadAssets } from "./assets.ts";
import { contrast, parseColor, toHex } from "./color.ts";
import { parseCss } from "./css-rules.ts";
import type { CssRule } from "./css-rules.ts";
import { colorFindings, defaultColors } from "./theme.ts";
import type { CityColors, Scheme } from "./theme.ts";

const text = [
  ["layout-text-default", "layout-background-default"],
  ["layout-text-default", "layout-background-default-surface"],
  ["layout-text-default", "feedback-info-background"],
  ["layout-text-default", "feedback-success-background"],
  ["layout-text-default", "feedback-warning-background"],
  ["layout-text-default", "feedback-danger-background"],
  ["layout-text-default", "feedback-default-background"],
  ["layout-text-muted", "layout-background-default"],
  ["layout-text-muted", "layout-background-default-surface"],
  ["action-default", "layout-background-default"],
  ["action-default", "layout-background-default-surface"],
  ["action-on-default", "action-default"],
  ["feedback-danger", "layout-background-default"],
  ["layout-background-default", "feedback-danger"],
] as const;

const graphics = [
  ["layout-border", "layout-background-default"],
  ["form-input-border", "layout-background-default-surface"],
  ["action-focus-default", "layout-background-default"],
  ["action-focus-default", "layout-background-default-surface"],
  ["feedback-info", "layout-background-default"],
  ["feedback-success", "layout-background-default"],
  ["feedback-warning", "layout-background-default"],
] as const;

const cities: CityColors[] = [
  defaultColors,
  { primary: "#ffd200", accent: "#ffee00" },
  { primary: "#000000" },
  { primary: "#ffffff" },
  { primary: "#e2001a", accent: "#009ee3" },
  { primary: "#808080" },
];

test.each(cities)("all text and signs are readable in both schemes: %o", (colors) => {
  for (const scheme of ["light", "dark"] as const) {
    const color = colorsOf(colors, scheme);
    for (const [front, back] of text) {
      expect(contrast(color(front), color(back)), `${front} on ${back}, ${scheme}`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
    for (const [front, back] of graphics) {
      expect(contrast(color(front), color(back)), `${front} on ${back}, ${scheme}`).toBeGreaterThanOrEqual(3);
    }
  }
});

test("a readable colour is used as it is; another is named with what replaces it", () => {
  expect(colorFindings({ primary: "#1f4e79" }).join()).not.toContain("light");
  const findings = colorFindings({ primary: "#ffd200" });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatch(/#ffd200 has contrast 1\.\d in the light theme; #\w{6} is used instead/);
});

test("colours are read as browsers read them", () => {
  expect(toHex(parseColor("#1F4E79"))).toBe("#1f4e79");
  expect(toHex(parseColor("#fff"))).toBe("#ffffff");
  expect(toHex(parseColor("oklch(62.8% 0.2577 29.23)"))).toBe("#ff0000");
  expect(contrast(parseColor("#000"), parseColor("#fff"))).toBeCloseTo(21);
  expect(() => parseColor("red; } body { display: none")).toThrow(/Not a colour/);
});

/** Reads the finished stylesheet as a browser would in this scheme. */
function colorsOf(colors: CityColors, scheme: Scheme): (name: string) => ReturnType<typeof parseColor> {
  const { stylesheet, files } = loadAssets(colors);
  const css = files.get(stylesheet)?.body.toString() ?? "";
  const values = new Map<string, string>();
  const read = (rules: readonly CssRule[]): void => {
    for (const rule of rules) {
      const media = rule.prelude.replaceAll(" ", "");
      if (media === `@media(prefers-color-scheme:${scheme})`) read(rule.rules);
      if (rule.prelude === ":root") for (const [name, value] of rule.declarations) values.set(name, value);
    }
  };
  read(parseCss(css));
  const resolve = (value: string): string => {
    const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    return name ? resolve(values.get(name) ?? `missing ${name}`) : value;
  };
  return (name) => parseColor(resolve(`var(--kern-color-${name})`));
}
