import { DOMAINS, SIDE_DOORS } from "./domains.ts";
import { packageOf, targetOf, type Facts, type Import } from "./facts.ts";

export type ImportRule = (file: Facts, imported: Import) => string | undefined;

/** Who imports what. Each rule says in a sentence what is wrong, or nothing. */
export const importRules = {
  "platform and kern know no domain": (file, imported) => {
    const target = areaOf(targetOf(file.path, imported.specifier) ?? "");
    const isBelow = ["domain", "apps", "main", "islands"].includes(target.kind);
    if (["platform", "kern"].includes(areaOf(file.path).kind) && isBelow)
      return `imports ${imported.specifier}`;
    return undefined;
  },

  "a domain uses only domains above it": (file, imported) => {
    const [own, target] = [areaOf(file.path), areaOf(targetOf(file.path, imported.specifier) ?? "")];
    if (own.kind !== "domain") return undefined;
    if (["apps", "main", "islands"].includes(target.kind)) return `imports ${imported.specifier}`;
    if (target.kind !== "domain" || target.name === own.name) return undefined;
    const isAbove = rank(target.name) !== -1 && rank(target.name) < rank(own.name);
    return isAbove ? undefined : `${own.name} imports ${target.name}, which is not above it in the list`;
  },

  "no relative path leaves its house": (file, imported) => {
    const target = targetOf(file.path, imported.specifier);
    const own = areaOf(file.path);
    if (target === undefined || !imported.specifier.startsWith(".") || ["apps", "main"].includes(own.kind))
      return undefined;
    return target.startsWith(`${own.root}/`)
      ? undefined
      : `${imported.specifier} leaves ${own.root}; use the # import`;
  },

  "only front doors are open": (file, imported) => {
    const target = targetOf(file.path, imported.specifier);
    const [own, other] = [areaOf(file.path), areaOf(target ?? "")];
    if (target === undefined || own.root === other.root) return undefined;
    if (other.kind === "kern" && target !== "src/kern/index.ts")
      return `${imported.specifier} is inside kern; use #kern`;
    if (other.kind !== "domain") return undefined;
    const door = target.slice(other.root.length + 1);
    const isSideDoor = SIDE_DOORS.some((name) => name === door);
    if (door === "index.ts" || (isSideDoor && ["apps", "main"].includes(own.kind))) return undefined;
    return isSideDoor
      ? `${imported.specifier} is for apps/ alone`
      : `${imported.specifier} is inside ${other.name}; use #${other.name}`;
  },

  "only pages and APIs know Fastify and Preact": (file, imported) => {
    const library = packageOf(imported.specifier);
    const isFastify = library === "fastify" || (library?.startsWith("@fastify/") ?? false);
    const isPreact = library === "preact" || library === "preact-render-to-string";
    if ((!isFastify && !isPreact) || isTest(file.path)) return undefined;
    const own = areaOf(file.path);
    const isAllowed =
      own.kind === "apps" ||
      file.path.startsWith("src/platform/http/") ||
      (own.kind === "kern" && isPreact) ||
      (own.kind === "domain" && isPage(file.path.slice(own.root.length + 1)));
    return isAllowed ? undefined : `imports ${library}`;
  },

  "islands stand alone": (file, imported) => {
    const target = targetOf(file.path, imported.specifier);
    if (areaOf(file.path).kind !== "islands" || target === undefined) return undefined;
    return target.startsWith("src/islands/") ? undefined : `imports ${imported.specifier}`;
  },

  "an import can be read": (_file, imported) =>
    imported.specifier === "" ? "is computed, so nothing can check it; write the path out" : undefined,

  "tests' tools stay in tests": (file, imported) => {
    const isTool =
      imported.specifier.startsWith("#test/") ||
      ["vitest", "fast-check"].includes(packageOf(imported.specifier) ?? "");
    return isTool && !isTest(file.path) ? `imports ${imported.specifier}` : undefined;
  },
} satisfies Record<string, ImportRule>;

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

interface Area {
  readonly kind: "platform" | "kern" | "domain" | "apps" | "main" | "islands" | "elsewhere";
  readonly name: string;
  readonly root: string;
}

function areaOf(path: string): Area {
  const [, kind = "", name = ""] = /^src\/([^/]+)(?:\/([^/]+))?/.exec(path) ?? [];
  if (kind === "domains") return { kind: "domain", name, root: `src/domains/${name}` };
  if (kind === "platform" || kind === "kern" || kind === "apps" || kind === "islands") {
    return { kind, name: kind, root: `src/${kind}` };
  }
  return path.startsWith("src/")
    ? { kind: "main", name: "main", root: "src" }
    : { kind: "elsewhere", name: "", root: "" };
}

/** `portal.tsx`, `portal-draft.tsx`, `desk/queue.tsx`, `api.ts` … */
function isPage(inside: string): boolean {
  return /^(portal|desk|admin)([-/].*)?\.tsx?$|^api([-/].*)?\.ts$/.test(inside);
}

function rank(name: string): number {
  return (DOMAINS as readonly string[]).indexOf(name);
}
