import { packageOf, type Facts } from "./facts.ts";
import { isTest } from "./import-rules.ts";
import type { SourceFile } from "./sources.ts";

/** Folders in `src/domains` without their two files, not in the list, or without their `#name` in package.json. */
export function wrongDomains(
  paths: readonly string[],
  domains: readonly string[],
  packageImports: Readonly<Record<string, string>>,
): string[] {
  const found = new Set(
    paths.map((path) => /^src\/domains\/([^/]+)\//.exec(path)?.[1]).filter((name) => name !== undefined),
  );
  const all = new Set(paths);
  return [...found].flatMap((name) => [
    ...["README.md", "index.ts"]
      .filter((file) => !all.has(`src/domains/${name}/${file}`))
      .map((file) => `${name} has no ${file}`),
    ...(domains.includes(name) ? [] : [`${name} is not in the list of domains`]),
    ...(packageImports[`#${name}`] === `./src/domains/${name}/index.ts`
      ? []
      : [`package.json has no import #${name}`]),
  ]);
}

/** Packages that the program imports and that `npm ci --omit=dev` would not install. */
export function undeclaredPackages(files: readonly Facts[], dependencies: readonly string[]): string[] {
  return files
    .filter((file) => !isTest(file.path) && !file.path.startsWith("src/islands/"))
    .flatMap((file) =>
      file.imports
        .map((each) => packageOf(each.specifier))
        .filter((name) => name !== undefined && !dependencies.includes(name))
        .map((name) => `${file.path} imports ${name}`),
    );
}

/** Files that a document names and that are not there. Patterns (`*`), places to fill in and addresses are not paths. */
export function missingPaths(
  document: SourceFile,
  folders: readonly string[],
  exists: (path: string) => boolean,
): string[] {
  const prose = document.text.replace(/^```[\s\S]*?^```/gm, "");
  const linked = [...prose.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? "");
  const quoted = [...prose.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? "");
  const folder = document.path.split("/").slice(0, -1).join("/");
  const wrong = [
    ...linked.filter((path) => !/^[a-z]+:|^\//i.test(path)).map((path) => normalise(`${folder}/${path}`)),
    ...quoted
      .filter((path) => folders.includes(path.split("/")[0] ?? "") && path.includes("/"))
      .map(normalise),
  ].filter((path) => /^[\w./@-]+$/.test(path) && !/\.{3}/.test(path) && !exists(path));
  return [...new Set(wrong)].map((path) => `${document.path} names ${path}`);
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
