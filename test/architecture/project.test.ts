import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DOMAINS } from "./domains.ts";
import { factsOf } from "./facts.ts";
import { missingPaths, undeclaredPackages, wrongDomains } from "./project-rules.ts";
import { readFiles, ROOT } from "./sources.ts";

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  imports: Record<string, string>;
  dependencies: Record<string, string>;
};

describe("the project", () => {
  test("every domain is in the list and has its README and its front door", () => {
    const paths = readFiles("src/domains", [".ts", ".tsx", ".md"]).map((file) => file.path);
    expect(paths.length).toBeGreaterThan(20);
    expect(wrongDomains(paths, DOMAINS, manifest.imports)).toEqual([]);
  });

  test("what the program imports is installed with it", () => {
    const facts = readFiles("src", [".ts", ".tsx"]).map(factsOf);
    expect(undeclaredPackages(facts, Object.keys(manifest.dependencies))).toEqual([]);
  });

  test("documents name only files that are there", () => {
    const readme = existsSync(join(ROOT, "README.md"))
      ? [{ path: "README.md", text: readFileSync(join(ROOT, "README.md"), "utf8") }]
      : [];
    const documents = [...readme, ...readFiles("docs", [".md"]), ...readFiles("src", [".md"])];
    const folders = ["src", "test", "docs", "bench", "bin", "cities", "db", "scripts", ".ci"];
    const missing = documents.flatMap((each) =>
      missingPaths(each, folders, (path) => existsSync(join(ROOT, path))),
    );
    expect(missing).toEqual([]);
  });
});

describe("each of these can fail", () => {
  test("domains", () => {
    const paths = ["src/domains/fish/index.ts", "src/domains/cases/README.md"];
    expect(wrongDomains(paths, DOMAINS, { "#cases": "./src/domains/cases/index.ts" })).toEqual([
      "fish has no README.md",
      "fish is not in the list of domains",
      "package.json has no import #fish",
      "cases has no index.ts",
    ]);
  });

  test("packages", () => {
    const texts = {
      "src/platform/a.ts": 'import pg from "pg"; import x from "axe-core/axe.js";',
      "src/a.test.ts": 'import x from "vitest";',
    };
    const facts = Object.entries(texts).map(([path, text]) => factsOf({ path, text }));
    expect(undeclaredPackages(facts, ["pg"])).toEqual(["src/platform/a.ts imports axe-core"]);
  });

  test("paths in documents", () => {
    const text =
      "[a](./there.md) [b](gone.md#x) [c](https://a.example/b) `src/gone.ts` `src/*.ts` `src/<name>.ts` `npm/x` `../..`";
    const found = missingPaths({ path: "docs/a.md", text }, ["src"], (path) => path === "docs/there.md");
    expect(found).toEqual(["docs/a.md names docs/gone.md", "docs/a.md names src/gone.ts"]);
  });
});
