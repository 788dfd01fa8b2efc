/** A rule of a stylesheet: either declarations or, for `@media` and its like, rules inside. */
export interface CssRule {
  readonly prelude: string;
  readonly declarations: readonly (readonly [property: string, value: string])[];
  readonly rules: readonly CssRule[];
}

/**
 * Reads a stylesheet into rules. Knows quotes, brackets, comments and nested at-rules, which is all that KERN's
 * generated stylesheet has; at-rules without a block (`@charset`, `@import`) are left out.
 */
export function parseCss(css: string): CssRule[] {
  return readRules({ text: css.replace(/\/\*[\s\S]*?\*\//g, ""), at: 0 });
}

export function printCss(rules: readonly CssRule[]): string {
  return rules
    .map(({ prelude, declarations, rules: inner }) => {
      const body = declarations.map(([property, value]) => `${property}:${value}`).join(";");
      return `${prelude}{${body}${printCss(inner)}}`;
    })
    .join("");
}

/** Splits at a separator that stands outside quotes and brackets. */
export function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote) {
      if (char === "\\") at += 1;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "(" || char === "[") depth += 1;
    else if (char === ")" || char === "]") depth -= 1;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter(Boolean);
}

interface Cursor {
  readonly text: string;
  at: number;
}

function readRules(cursor: Cursor): CssRule[] {
  const rules: CssRule[] = [];
  for (;;) {
    const prelude = readUntil(cursor, "{};");
    const stop = cursor.text.charAt(cursor.at);
    cursor.at += 1;
    if (stop === "" || stop === "}") return rules;
    if (stop === ";") continue;
    rules.push(readBlock(cursor, shorten(prelude)));
  }
}

function readBlock(cursor: Cursor, prelude: string): CssRule {
  if (/^@(media|supports|layer|container|keyframes)\b/.test(prelude)) {
    return { prelude, declarations: [], rules: readRules(cursor) };
  }
  const body = readUntil(cursor, "}");
  cursor.at += 1;
  const declarations = splitOutside(body, ";").flatMap((declaration) => {
    const colon = declaration.indexOf(":");
    if (colon < 0) return [];
    return [[declaration.slice(0, colon).trim(), shorten(declaration.slice(colon + 1))] as const];
  });
  return { prelude, declarations, rules: [] };
}

function readUntil(cursor: Cursor, stops: string): string {
  const start = cursor.at;
  let quote = "";
  for (; cursor.at < cursor.text.length; cursor.at += 1) {
    const char = cursor.text.charAt(cursor.at);
    if (quote) {
      if (char === "\\") cursor.at += 1;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (stops.includes(char)) break;
  }
  return cursor.text.slice(start, cursor.at);
}

function shorten(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ");
}
