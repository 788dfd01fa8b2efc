import { fill } from "#platform/i18n";
import { findingTexts } from "./finding-texts.ts";
import type { DefinitionPath } from "./lay-out.ts";

/** Something wrong or weak in a definition, in the manner of FIM's quality catalogue. */
export type Finding = {
  readonly code: FindingCode;
  /** An error refuses the definition; a warning or hint does not. */
  readonly severity: "error" | "warning" | "hint";
  /** Where in the definition as written: `["pages", 2, "fields", 0, "showWhen"]`. */
  readonly path: DefinitionPath;
  /** A sentence that says what is wrong and what to do. */
  readonly message: { readonly de: string; readonly en: string };
};

export type FindingCode = keyof typeof findingTexts & string;

/** Makes a finding of the kind; its severity and text are in `finding-texts.ts`. */
export function finding(
  code: FindingCode,
  path: DefinitionPath,
  values: Readonly<Record<string, string | number>> = {},
): Finding {
  const { severity, de, en } = findingTexts[code];
  return { code, severity, path, message: { de: fill(de, values), en: fill(en, values) } };
}
