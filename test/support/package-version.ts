import { readFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGES = join(import.meta.dirname, "../../node_modules");

/** The installed version of a package. */
export function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGES, name, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
