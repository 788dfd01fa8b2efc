import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { loadAssets } from "./assets.ts";
import { classesUsed } from "./build-css.ts";
import { parseCss, printCss, splitOutside } from "./css-rules.ts";
import { defaultColors } from "./theme.ts";

const assets = loadAssets(defaultColors);
const css = assets.files.get(assets.stylesheet)?.body.toString() ?? "";

test("the stylesheet is small, whole, and the same each time", () => {
  expect(gzipSync(css).length).toBeLessThan(25_000);
  expect(css.split("{").length).toBe(css.split("}").length);
  expect(loadAssets(defaultColors).stylesheet).toBe(assets.stylesheet);
  expect(loadAssets({ primary: "#a00000" }).stylesheet).not.toBe(assets.stylesheet);
});

test("it loads nothing from elsewhere and every file that it names is served", () => {
  const addresses = [...css.matchAll(/url\("?([^")]+)/g)].map((match) => match[1] ?? "");
  const files = addresses.filter((address) => !address.startsWith("data:"));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect(assets.files.has(file), file).toBe(true);
  expect(css).not.toContain("@import");
});

test("of KERN it keeps what the components use, in logical directions", () => {
  expect(css).toContain(".kern-btn--primary");
  expect(css).not.toContain(".kern-dialog");
  expect(css).not.toMatch(/\}\[data-kern-theme/);
  expect(css).not.toMatch(/(margin|padding|border)-left/);
  expect(css).not.toContain("oklch(9");
});

test("KERN knows every class of its own that the components use", () => {
  // Named in KERN's markup without a rule of their own.
  const withoutRule = ["kern-table__row", "kern-table__body"];
  const missing = [...classesUsed()].filter((name) => !css.includes(`.${name}`));
  expect(missing.filter((name) => !withoutRule.includes(name))).toEqual([]);
});

test("custom properties that are used are defined", () => {
  const defined = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  const used = [...css.matchAll(/var\((--[\w-]+)\)/g)].map((match) => match[1]);
  expect([...new Set(used)].filter((name) => !defined.has(name))).toEqual([]);
});

test("rules are read with quotes, brackets and nesting", () => {
  const source =
    '/* } */@charset "x";a[b="}"],c:is(d,e){f:url("data:;{}");g:h}@media print{i{j:k}}@keyframes l{to{m:n}}o{p:q}';
  expect(printCss(parseCss(source))).toBe(
    'a[b="}"],c:is(d,e){f:url("data:;{}");g:h}@media print{i{j:k}}@keyframes l{to{m:n}}o{p:q}',
  );
  expect(splitOutside('a:is(b,c),d[e=","]', ",")).toEqual(["a:is(b,c)", 'd[e=","]']);
});
