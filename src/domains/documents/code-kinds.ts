import type { Ctx } from "#platform/context";
import type { Language } from "#platform/i18n";
import { registryOf } from "#platform/registry";

/** What a checker reads; its texts are in the language of `ctx`. */
export interface CodeAnswer {
  readonly tone: "success" | "warning" | "danger";
  readonly title: string;
  readonly text?: string;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
}

/**
 * A kind of code on `/pruefen` that is used up by the check and for which another domain answers. Its address only
 * offers the check, a form does it: reading an address must change nothing (RFC 9110, 9.2.1), and whatever looks at
 * links in advance would use the code up.
 */
export interface CodeKind {
  words(language: Language): { readonly title: string; readonly lead: string };
  use(ctx: Ctx, code: string): Promise<CodeAnswer>;
}

/**
 * By the two characters with which its codes begin, the first of them `U`: documents' codes never have that one, since
 * it is not in the alphabet of `newCode`, and `normalizeCode` keeps it.
 */
export const codeKinds = registryOf<CodeKind>("kind of code");

export function kindOf(ctx: Ctx, code: string): CodeKind | undefined {
  return codeKinds.find(ctx.system, code.slice(0, 2));
}
