import { parseSync, Visitor } from "oxc-parser";
import { posix } from "node:path";
import type { SourceFile } from "./sources.ts";

export interface Import {
  /** As written, or the empty text when it is computed and so cannot be checked. */
  readonly specifier: string;
  readonly line: number;
}

export type Use = "any" | "clock" | "default export" | "process.env" | "unreadable";

/** What the rules need to know of one file. */
export interface Facts {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly uses: readonly { readonly use: Use; readonly line: number }[];
}

/** Reads one file. The parser knows TypeScript and JSX; a file that it cannot read is a fact of its own. */
export function factsOf({ path, text }: SourceFile): Facts {
  const imports: Import[] = [];
  const uses: { use: Use; line: number }[] = [];
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  const add = (use: Use, node: { start: number }): void => void uses.push({ use, line: lineAt(node.start) });
  const addImport = (source: unknown, node: { start: number }): void => {
    const value = (source as { value?: unknown } | null | undefined)?.value;
    imports.push({ specifier: typeof value === "string" ? value : "", line: lineAt(node.start) });
  };

  const parsed = parseSync(path, text);
  for (const error of parsed.errors) add("unreadable", { start: error.labels[0]?.start ?? 0 });
  new Visitor({
    ImportDeclaration: (node) => addImport(node.source, node),
    ExportAllDeclaration: (node) => addImport(node.source, node),
    ExportNamedDeclaration: (node) => {
      if (node.source) addImport(node.source, node);
    },
    ImportExpression: (node) => addImport(node.source, node),
    TSImportType: (node) => addImport(node.source, node),
    TSImportEqualsDeclaration: (node) => addImport(undefined, node),
    // What the compiler adds for JSX is an import as well.
    JSXElement: (node) => addImport({ value: "preact/jsx-runtime" }, node),
    JSXFragment: (node) => addImport({ value: "preact/jsx-runtime" }, node),
    TSAnyKeyword: (node) => add("any", node),
    ExportDefaultDeclaration: (node) => add("default export", node),
    CallExpression: (node) => {
      if (isName(node.callee, "require")) addImport(node.arguments[0], node);
      if (isName(node.callee, "Date")) add("clock", node);
    },
    NewExpression: (node) => {
      if (isName(node.callee, "Date") && node.arguments.length === 0) add("clock", node);
    },
    MemberExpression: (node) => {
      const name = nameOf(node.property);
      if (isName(node.object, "Date") && name === "now") add("clock", node);
      if (isName(node.object, "Temporal") && name === "Now") add("clock", node);
      if (isName(node.object, "process") && name === "env") add("process.env", node);
    },
    VariableDeclarator: (node) => {
      const isProcess = isName(node.init, "process");
      if (isProcess && text.slice(node.id.start, node.id.end).includes("env")) add("process.env", node);
    },
  }).visit(parsed.program);
  for (const { specifier, line } of imports) {
    if (/^(node:)?process$/.test(specifier)) uses.push({ use: "process.env", line });
  }
  return { path, lines: text.trimEnd().split("\n").length, imports, uses };
}

/** The file that an import inside the project leads to; nothing for a package. */
export function targetOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(from), specifier);
  const [, name = "", rest] = /^#([^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
  if (name === "") return undefined;
  if (name === "platform") return `src/platform/${rest}.ts`;
  if (name === "test") return `test/support/${rest}.ts`;
  if (name === "kern") return rest === undefined ? "src/kern/index.ts" : `src/kern/${rest}`;
  return rest === undefined ? `src/domains/${name}/index.ts` : `src/domains/${name}/${rest}`;
}

/** The package of an import: `@fastify/cookie` of `@fastify/cookie/x`; nothing for files and Node's own modules. */
export function packageOf(specifier: string): string | undefined {
  if (/^(node:|[.#]|$)/.test(specifier)) return undefined;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function nameOf(node: unknown): string | undefined {
  const { type, name, value } = node as { type?: string; name?: string; value?: unknown };
  return type === "Identifier" ? name : typeof value === "string" ? value : undefined;
}

function isName(node: unknown, name: string): boolean {
  const found = node as { type?: string; name?: string } | null | undefined;
  return found?.type === "Identifier" && found.name === name;
}
