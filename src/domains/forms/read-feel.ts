import { evaluate as evaluateFeel, parseExpression } from "feelin";

/** What an expression says about names, found in its syntax tree without running it. */
export type FeelReading = {
  /** Names it takes from outside, each once. */
  readonly names: readonly string[];
  /** Names inside a filter `list[…]`, which may belong to the items or to the outside. */
  readonly filterNames: readonly string[];
  /** Names compared with fixed values: `zone = "altstadt"`, `zone in ("a", "b")`, `list contains(reasons, "move")`. */
  readonly comparisons: readonly {
    readonly name: string;
    readonly literals: readonly (string | number | boolean)[];
  }[];
  /** `address.postalCode` and the like. */
  readonly paths: readonly { readonly name: string; readonly property: string }[];
  /** Parts that a definition may not use: the clock, functions of its own, counting loops. */
  readonly forbidden: readonly string[];
};

/** Reads an expression, or says at which character it cannot be read. */
export function readFeel(
  source: string,
): { readonly ok: true; readonly reading: FeelReading } | { readonly ok: false; readonly at: number } {
  const found: Found = {
    names: new Set(),
    filterNames: new Set(),
    comparisons: [],
    paths: [],
    forbidden: [],
    errorAt: undefined,
  };
  visit(parseExpression(source, {}, undefined).topNode, {
    source,
    found,
    locals: new Set(),
    inFilter: false,
  });
  if (found.errorAt !== undefined) return { ok: false, at: found.errorAt };
  return { ok: true, reading: { ...found, names: [...found.names], filterNames: [...found.filterNames] } };
}

/** Words that FEEL itself uses, which therefore cannot name an answer. */
export function isFeelWord(name: string): boolean {
  return keywords.has(name) || isBuiltin(name);
}

type SyntaxNode = ReturnType<typeof parseExpression>["topNode"];
type Found = {
  readonly names: Set<string>;
  readonly filterNames: Set<string>;
  readonly comparisons: FeelReading["comparisons"][number][];
  readonly paths: FeelReading["paths"][number][];
  readonly forbidden: string[];
  errorAt: number | undefined;
};
type Visit = {
  readonly source: string;
  readonly found: Found;
  readonly locals: ReadonlySet<string>;
  readonly inFilter: boolean;
};

const keywords = new Set(
  "if then else for in return some every satisfies and or true false null function external instance of between item partial date time duration".split(
    " ",
  ),
);

function visit(node: SyntaxNode, at: Visit): void {
  const { found } = at;
  if (node.type.isError) found.errorAt ??= node.from;
  const children = childrenOf(node);
  switch (node.name) {
    case "VariableName":
      return noteName(textOf(node, at), at);
    case "Type":
      return;
    case "FunctionDefinition":
      found.forbidden.push(textOf(node, at));
      return;
    case "ForExpression":
    case "QuantifiedExpression":
      return visitLoop(children, at);
    case "FilterExpression":
      return visitFilter(children, at);
    case "Context":
      return visitContext(children, at);
    case "FunctionInvocation":
      noteCall(children, at);
      // A call of one of FEEL's own functions reads no name.
      if (children[0] && isBuiltin(textOf(children[0], at))) children.shift();
      break;
    case "PathExpression":
      notePath(children, at);
      break;
    case "Comparison":
      noteComparison(children, at);
      break;
    default:
  }
  for (const child of children) visit(child, at);
}

function noteName(name: string, { found, locals, inFilter }: Visit): void {
  if (locals.has(name)) return;
  if (name.includes(" ") && isBuiltin(name)) return;
  if (inFilter) found.filterNames.add(name);
  else found.names.add(name);
}

/** `x in list` names x for what follows; `1..n` would let a definition count for as long as it likes. */
function visitLoop(children: readonly SyntaxNode[], at: Visit): void {
  const locals = new Set([...at.locals, "partial"]);
  for (const child of children) {
    if (child.name !== "InExpressions") {
      visit(child, { ...at, locals });
      continue;
    }
    for (const each of childrenOf(child)) {
      const name = childrenOf(each).find((part) => part.name === "Name");
      const context = childrenOf(each).find((part) => part.name === "IterationContext");
      if (context && childrenOf(context).some((part) => part.name === ".."))
        at.found.forbidden.push(textOf(context, at));
      if (context) visit(context, { ...at, locals: new Set(locals) });
      if (name && context) locals.add(textOf(name, at));
    }
  }
}

function visitFilter([list, ...rest]: readonly SyntaxNode[], at: Visit): void {
  if (list) visit(list, at);
  for (const child of rest) visit(child, { ...at, inFilter: true, locals: new Set([...at.locals, "item"]) });
}

function visitContext(children: readonly SyntaxNode[], at: Visit): void {
  const locals = new Set(at.locals);
  for (const entry of children) {
    const [key, value] = childrenOf(entry);
    if (entry.type.isError) at.found.errorAt ??= entry.from;
    if (value) visit(value, { ...at, locals });
    if (key) locals.add(textOf(key, at).replace(/^"|"$/g, ""));
  }
}

/** `today()` and `now()` would ask the clock of the machine. */
function noteCall([callee, , args]: readonly SyntaxNode[], at: Visit): void {
  const name = callee ? textOf(callee, at) : "";
  if (name === "today" || name === "now") at.found.forbidden.push(`${name}()`);
  const [list, literal] = args ? childrenOf(args) : [];
  if (name === "list contains" && list?.name === "VariableName" && literal) {
    const literals = literalsIn([literal], at);
    if (literals.length > 0) at.found.comparisons.push({ name: textOf(list, at), literals });
  }
}

function notePath([base, , property]: readonly SyntaxNode[], at: Visit): void {
  if (base?.name !== "VariableName" || property?.name !== "PathName" || at.locals.has(textOf(base, at)))
    return;
  at.found.paths.push({ name: textOf(base, at), property: textOf(property, at) });
}

function noteComparison(children: readonly SyntaxNode[], at: Visit): void {
  const [first, ...rest] = children;
  const last = rest.at(-1);
  const [variable, others] = first?.name === "VariableName" ? [first, rest] : [last, first ? [first] : []];
  if (variable?.name !== "VariableName" || at.locals.has(textOf(variable, at))) return;
  const literals = literalsIn(others, at);
  if (literals.length > 0) at.found.comparisons.push({ name: textOf(variable, at), literals });
}

function literalsIn(nodes: readonly SyntaxNode[], at: Visit): (string | number | boolean)[] {
  return nodes.flatMap((node) => {
    const text = textOf(node, at);
    if (node.name === "StringLiteral") return [text.slice(1, -1).replace(/\\(["\\])/g, "$1")];
    if (node.name === "NumericLiteral") return [Number(text)];
    if (node.name === "BooleanLiteral") return [text === "true"];
    return /^PositiveUnaryTests?$/.test(node.name) ? literalsIn(childrenOf(node), at) : [];
  });
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function textOf(node: SyntaxNode, { source }: Visit): string {
  return source.slice(node.from, node.to).replace(/\s+/g, " ");
}

const builtins = new Map<string, boolean>();

/** Asks feelin itself, which does not list its functions: a name it knows has a value without any context. */
function isBuiltin(name: string): boolean {
  const known = builtins.get(name);
  if (known !== undefined) return known;
  const is =
    /^[A-Za-z][\w ]*$/.test(name) && !keywords.has(name) && typeof evaluateFeel(name).value === "function";
  builtins.set(name, is);
  return is;
}
