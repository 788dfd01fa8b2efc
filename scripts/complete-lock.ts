// Adds the packages for other systems that npm left out of package-lock.json. Run it after `npm install`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { missingOptional, type LockedPackages } from "./support/lockfile.ts";

const path = join(import.meta.dirname, "../package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8")) as { packages: LockedPackages };
const missing = missingOptional(lock.packages);
const [root, ...others] = Object.entries({ ...lock.packages, ...missing });
const sorted = others.toSorted(([a], [b]) => a.localeCompare(b, "en"));
const packages = Object.fromEntries(root ? [root, ...sorted] : sorted);
writeFileSync(path, `${JSON.stringify({ ...lock, packages }, undefined, 2)}\n`);
console.log(`${Object.keys(missing).length} packages added to package-lock.json`);
