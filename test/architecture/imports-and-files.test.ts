import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { RULES, violationsOf } from "./check.ts";
import { factsOf } from "./facts.ts";
import { readFiles, ROOT } from "./sources.ts";

const files = readFiles("src", [".ts", ".tsx"]);
const facts = files.map(factsOf);

describe("the sources keep the rules of docs/architecture.md", () => {
  test.each(RULES)("%s", (rule) => {
    expect(violationsOf(rule, facts)).toEqual([]);
  });
});

describe("the check sees what there is", () => {
  test("every file, counted in another way", () => {
    expect(files.length).toBe(globSync("src/**/*.{ts,tsx}", { cwd: ROOT }).length);
    expect(files.length).toBeGreaterThanOrEqual(120);
  });

  test("every import, counted in another way", () => {
    const missed = files.flatMap((file, index) => {
      const written = file.text.match(/^(import|export)\s[^;]*?\sfrom "[^"]+";$/gm)?.length ?? 0;
      const seen =
        facts[index]?.imports.filter((each) => each.specifier !== "preact/jsx-runtime").length ?? 0;
      return seen >= written ? [] : [`${file.path}: ${seen} of ${written}`];
    });
    expect(missed).toEqual([]);
    expect(facts.flatMap((file) => file.imports).length).toBeGreaterThanOrEqual(300);
  });
});
