import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";

/** Where other people's files lie that tests compare with and that are not part of this project. */
const FOLDER = resolve(process.env["STADTKERN_REFERENCE"] ?? "../shared/reference");

/** The path of a reference file or folder, or nothing where it is absent: the test is then skipped by its name. */
export function referencePath(name: string): string | undefined {
  const path = join(FOLDER, name);
  return existsSync(path) ? path : undefined;
}

/** The rows of a reference CSV file by heading. */
export function readReferenceCsv(folder: string, name: string): Record<string, string>[] {
  return parse(readFileSync(join(folder, name), "utf8"), { columns: true });
}
