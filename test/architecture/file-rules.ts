import type { Facts, Use } from "./facts.ts";

export type FileRule = (file: Facts) => string | undefined;

const HARD_LIMIT = 300;

/** Rules on one file alone. Each says in a sentence what is wrong, or nothing. */
export const fileRules = {
  "the parser reads it": unless("unreadable", () => false),
  "only the configuration reads process.env": unless(
    "process.env",
    (path) => path === "src/platform/config.ts" || path === "src/main.ts",
  ),
  "only the clock tells the time": unless("clock", (path) => path === "src/platform/clock.ts"),
  "exports have names": unless("default export", () => false),
  "nothing is any": unless("any", () => false),
  "a file fits in the head": ({ path, lines }) =>
    lines > HARD_LIMIT && !mayBeLong(path) ? `has ${lines} lines, more than ${HARD_LIMIT}` : undefined,
} satisfies Record<string, FileRule>;

function unless(use: Use, isAllowed: (path: string) => boolean): FileRule {
  return ({ path, uses }) => {
    const found = uses.filter((each) => each.use === use);
    if (found.length === 0 || isAllowed(path)) return undefined;
    return `${use} in line ${found.map((each) => each.line).join(", ")}`;
  };
}

/** Tests, texts and tables of data may be long. */
function mayBeLong(path: string): boolean {
  return /\.test\.tsx?$|\/messages([-/].*)?\.ts$|-(texts|data|table)\.ts$/.test(path);
}
