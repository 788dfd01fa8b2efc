import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

export interface SourceFile {
  /** From the root of the project, with slashes: `src/domains/forms/index.ts`. */
  readonly path: string;
  readonly text: string;
}

export const ROOT = join(import.meta.dirname, "../..");

/** All files below a folder of the project whose names end so; none where the folder is not there. */
export function readFiles(folder: string, endings: readonly string[]): SourceFile[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(`${sep}node_modules${sep}`))
    .map((path) => ({ path: relative(ROOT, path).split(sep).join("/"), text: readFileSync(path, "utf8") }))
    .toSorted((a, b) => a.path.localeCompare(b.path));
}
