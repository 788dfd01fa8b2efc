import type { Facts } from "./facts.ts";
import { fileRules, type FileRule } from "./file-rules.ts";
import { importRules, type ImportRule } from "./import-rules.ts";

export const RULES = [...Object.keys(importRules), ...Object.keys(fileRules)];

/** The violations of one rule, each as `path:line what`. */
export function violationsOf(rule: string, files: readonly Facts[]): string[] {
  const importRule = (importRules as Record<string, ImportRule>)[rule];
  const fileRule = (fileRules as Record<string, FileRule>)[rule];
  return files.flatMap((file) => {
    const ofImports = file.imports.map((each) => {
      const wrong = importRule?.(file, each);
      return wrong && `${file.path}:${each.line} ${wrong}`;
    });
    const wrong = fileRule?.(file);
    return [...ofImports, wrong && `${file.path}: ${wrong}`].filter((each) => typeof each === "string");
  });
}
