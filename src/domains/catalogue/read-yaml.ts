import { readFileSync } from "node:fs";
import { isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import type { CityFinding } from "./finding.ts";

export interface YamlFile<Value> {
  readonly value: Value | undefined;
  readonly findings: CityFinding[];
  /** The line on which the value at this path is written, counted from 1. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Reads and checks one YAML file; every finding has its line. `name` is how the file is called in findings. */
export function readYaml<Schema extends z.ZodType>(
  path: string,
  name: string,
  schema: Schema,
): YamlFile<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines, uniqueKeys: true });
  const lineOf = (at: readonly PropertyKey[]): number => lines.linePos(offsetOf(document, at)).line;
  if (document.errors.length > 0) {
    const findings = document.errors.map((error) => ({
      file: name,
      line: lines.linePos(error.pos[0]).line,
      severity: "error" as const,
      code: "yaml",
      message: {
        de: `Die Datei lässt sich nicht lesen: ${error.message.split("\n")[0]}`,
        en: `The file cannot be read: ${error.message.split("\n")[0]}`,
      },
    }));
    return { value: undefined, findings, lineOf };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, findings: [], lineOf };
  const findings = result.error.issues.map((issue) => ({
    file: name,
    line: lineOf(issue.path),
    severity: "error" as const,
    ...wordsFor(issue),
  }));
  return { value: undefined, findings, lineOf };
}

function wordsFor(issue: z.core.$ZodIssue): Pick<CityFinding, "code" | "message"> {
  const what = issue.path.slice(0, -1).join(".");
  if (issue.path.at(-1) === "de") {
    return {
      code: "german-missing",
      message: {
        de: `„${what}“ hat keinen deutschen Text. Ergänzen Sie „de“.`,
        en: `“${what}” has no German text. Add “de”.`,
      },
    };
  }
  const place = issue.path.join(".");
  return {
    code: "shape",
    message: {
      de: `„${place || "Datei"}“ passt nicht zum Schema (${issue.message}). Was erlaubt ist, steht in docs/service-definition.md.`,
      en: `“${place || "file"}” does not fit the schema (${issue.message}). docs/service-definition.md says what is allowed.`,
    },
  };
}

/** The offset of the deepest node on the way that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (!isCollection(node)) break;
    const pair = isMap(node)
      ? node.items.find((each) => isScalar(each.key) && each.key.value === part)
      : node.items[Number(part)];
    if (pair === undefined) break;
    const place =
      isPair(pair) && isScalar(pair.key)
        ? pair.key.range
        : (pair as { range?: [number, number, number] }).range;
    offset = place?.[0] ?? offset;
    node = isPair(pair) ? pair.value : pair;
  }
  return offset;
}
