import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseColor, toHex } from "./color.ts";
import { parseCss, printCss, splitOutside } from "./css-rules.ts";
import type { CssRule } from "./css-rules.ts";
import { themeCss } from "./theme.ts";
import type { CityColors } from "./theme.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Where KERN's files are. */
export const kernFolder = join(
  dirname(createRequire(import.meta.url).resolve("@kern-ux/native/package.json")),
  "dist",
);

// In this order: what comes later wins.
const ownParts = ["base", "page", "content", "form", "data", "chart", "media", "print"] as const;

/**
 * One stylesheet: of KERN's 340 kB only the rules whose classes occur in our components, the city's colours, our
 * own rules. Made once at start (about 50 ms), so there is neither a build step nor a generated file to keep.
 */
export function buildCss(colors: CityColors, fontFaces: string): string {
  const used = classesUsed();
  const kern = parseCss(readFileSync(join(kernFolder, "kern.min.css"), "utf8"));
  const own = ownParts.map((part) => readFileSync(join(here, "styles", `${part}.css`), "utf8")).join("\n");
  const rules = [
    ...keepUsed(kern, used),
    ...parseCss(fontFaces),
    ...parseCss(themeCss(colors)),
    ...parseCss(own),
  ];
  return printCss(withoutUnusedProperties(rules));
}

/** KERN's class names in our components, found in their source. */
export function classesUsed(): ReadonlySet<string> {
  const files = readdirSync(here).filter((name) => name.endsWith(".tsx") && !/^gallery|\.test\./.test(name));
  const source = files.map((name) => readFileSync(join(here, name), "utf8")).join("\n");
  return new Set(source.match(/kern-[a-z0-9_-]*[a-z0-9]/g));
}

function keepUsed(rules: readonly CssRule[], used: ReadonlySet<string>): CssRule[] {
  return rules.flatMap((rule): CssRule[] => {
    // Nothing moves here.
    if (rule.prelude.startsWith("@keyframes")) return [];
    if (rule.rules.length > 0) {
      const inner = keepUsed(rule.rules, used);
      return inner.length > 0 ? [{ ...rule, rules: inner }] : [];
    }
    if (rule.declarations.length === 0) return [];
    const selectors = splitOutside(rule.prelude, ",").filter((selector) => isUsed(selector, used));
    if (selectors.length === 0) return [];
    return [{ ...rule, prelude: selectors.join(","), declarations: rule.declarations.map(translate) }];
  });
}

function isUsed(selector: string, used: ReadonlySet<string>): boolean {
  // A theme chosen by attribute or class is not offered: the browser's setting decides.
  if (/^(\[data-kern-theme|\.kern-(light|dark))/.test(selector)) return false;
  const matching = selector.replace(/:(not|is|where)\([^()]*(\([^()]*\)[^()]*)*\)/g, "");
  const classes = matching.match(/\.[\w-]+/g) ?? [];
  return classes.every((name) => used.has(name.slice(1)));
}

// KERN names left and right; start and end also hold where a language is written from right to left.
function translate([property, value]: readonly [string, string]): readonly [string, string] {
  const name = property
    .replace(/^(padding|margin|border)-left\b/, "$1-inline-start")
    .replace(/^(padding|margin|border)-right\b/, "$1-inline-end")
    .replace(/^left$/, "inset-inline-start")
    .replace(/^right$/, "inset-inline-end");
  // KERN takes forced colours to be light on dark, which they need not be.
  if (/^var\(--kern-color-white\b.*!important$/.test(value)) return [name, "CanvasText!important"];
  // Browsers before 2023 do not know `oklch()`, in which KERN writes its palette.
  if (value.startsWith("oklch(")) return [name, toHex(parseColor(value))];
  if (property !== "text-align") return [name, value];
  return [name, value.replace("left", "start").replace("right", "end")];
}

/** Leaves out custom properties that nothing refers to, even indirectly: most of KERN's palette. */
function withoutUnusedProperties(rules: readonly CssRule[]): CssRule[] {
  const definitions = new Map<string, string[]>();
  const wanted: string[] = [];
  visit(rules, ([property, value]) => {
    if (property.startsWith("--")) definitions.set(property, [...(definitions.get(property) ?? []), value]);
    else wanted.push(...references(value));
  });
  const kept = new Set<string>();
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (kept.has(name)) continue;
    kept.add(name);
    for (const value of definitions.get(name) ?? []) wanted.push(...references(value));
  }
  return filterDeclarations(rules, ([property]) => !property.startsWith("--") || kept.has(property));
}

function references(value: string): string[] {
  return [...value.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1] ?? "");
}

function visit(rules: readonly CssRule[], each: (declaration: readonly [string, string]) => void): void {
  for (const rule of rules) {
    rule.declarations.forEach(each);
    visit(rule.rules, each);
  }
}

function filterDeclarations(
  rules: readonly CssRule[],
  keep: (declaration: readonly [string, string]) => boolean,
): CssRule[] {
  return rules
    .map((rule) => ({
      ...rule,
      declarations: rule.declarations.filter(keep),
      rules: filterDeclarations(rule.rules, keep),
    }))
    .filter((rule) => rule.declarations.length > 0 || rule.rules.length > 0);
}
