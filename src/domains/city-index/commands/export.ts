import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataPackage, packageHash } from "../export/data-package.ts";
import { editionOf, UsageError, warnSynthetic, writeJson, type IndexCommand } from "./command.ts";

export const exportCommand: IndexCommand = {
  usage: "export EDITION FOLDER | export --check FOLDER",
  help: "Writes framework, observations, scores and ranks as CSV, JSON, XLSX and Frictionless data package, with one hash.\n--check computes an exported folder anew and compares every byte.",
  options: { check: { type: "boolean" } },
  notes: { check: "recompute and compare; exit code 1 when a file differs" },
  run: async (given, output) => {
    const isCheck = given.values["check"] === true;
    const [source, folder = source] = given.positionals;
    if (source === undefined || folder === undefined || (!isCheck && folder === source))
      throw new UsageError(
        isCheck ? "Name the exported folder." : "Name an edition and the folder to write.",
      );
    const edition = await editionOf([source], output);
    if (!edition) return 1;
    warnSynthetic(edition, output);
    const files = dataPackage(edition, edition.observations);
    const hash = packageHash(files);
    if (!isCheck) {
      mkdirSync(folder, { recursive: true });
      for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    }
    const differing = [...files].flatMap(([name, bytes]) => {
      const path = join(folder, name);
      return existsSync(path) && Buffer.compare(readFileSync(path), bytes) === 0 ? [] : [name];
    });
    if (given.isJson) writeJson({ hash, files: [...files.keys()], differing }, output);
    else
      output.write(
        `sha256 ${hash}\n${[...files.keys()].map((name) => `  ${name}${differing.includes(name) ? "  DIFFERS" : ""}\n`).join("")}`,
      );
    return differing.length === 0 ? 0 : 1;
  },
};
