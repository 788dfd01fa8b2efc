import type { LocalizedText } from "#platform/i18n";
import { type Finding, finding } from "./finding.ts";
import type { DefinitionPath, Layout } from "./lay-out.ts";
import type { Field, FlowDefinition } from "./schema.ts";

/** Findings about single fields, proofs, declarations and fees, apart from their expressions. */
export function lintFields(definition: FlowDefinition, layout: Layout): Finding[] {
  const pages = new Set(definition.pages.map((page) => page.id));
  const placed = [
    ...definition.proofs.map((proof, index) => ({ page: proof.page, path: ["proofs", index, "page"] })),
    ...definition.declarations.map((declaration, index) => ({
      page: declaration.page,
      path: ["declarations", index, "page"],
    })),
  ];
  return [
    ...placed.flatMap(({ page, path }) =>
      page && !pages.has(page) ? [finding("page-unknown", path, { page })] : [],
    ),
    ...definition.fee.flatMap((fee, index) =>
      fee.norm?.trim() ? [] : [finding("fee-without-norm", ["fee", index])],
    ),
    ...definition.pages.flatMap((page, index) => lintText(page.title, ["pages", index, "title"])),
    ...layout.pages.flatMap(({ fields }) =>
      fields.flatMap(({ field, path }) => lintField(field, path, definition.facts)),
    ),
  ];
}

function lintField(field: Field, path: DefinitionPath, facts: readonly string[]): Finding[] {
  const fact = field.prefill?.split(".")[0];
  const isKnown = fact === undefined || fact === "today" || facts.includes(fact);
  return [
    ...lintText(field.label, [...path, path[0] === "proofs" ? "title" : "label"]),
    ...(isKnown ? [] : [finding("prefill-unknown", [...path, "prefill"], { name: field.prefill ?? "" })]),
    ...lintType(field, path),
  ];
}

function lintType(field: Field, path: DefinitionPath): Finding[] {
  switch (field.type) {
    case "text":
      return [
        ...lintRange(field.minLength, field.maxLength, [...path, "minLength"]),
        ...lintPattern(field, path),
      ];
    case "long-text":
      return lintRange(field.minLength, field.maxLength, [...path, "minLength"]);
    case "number":
      return lintRange(field.min, field.max, [...path, "min"]);
    case "money":
      return lintRange(field.minCents, field.maxCents, [...path, "minCents"]);
    case "choice":
      return lintOptions(field.options, path);
    case "choices":
      return [
        ...lintOptions(field.options, path),
        ...lintRange(field.minChoices, field.maxChoices ?? field.options.length, [...path, "minChoices"]),
      ];
    case "proof":
      return field.sources.includes("retrieve") && !field.register
        ? [finding("retrieve-without-register", path)]
        : [];
    default:
      return [];
  }
}

function lintRange(min: number | undefined, max: number | undefined, path: DefinitionPath): Finding[] {
  return min !== undefined && max !== undefined && min > max ? [finding("range", path, { min, max })] : [];
}

function lintPattern(field: Extract<Field, { type: "text" }>, path: DefinitionPath): Finding[] {
  if (field.pattern === undefined) return [];
  if (!isRegExp(field.pattern))
    return [finding("pattern-invalid", [...path, "pattern"], { pattern: field.pattern })];
  return field.patternHint ? [] : [finding("pattern-without-hint", [...path, "pattern"])];
}

function isRegExp(pattern: string): boolean {
  try {
    return Boolean(new RegExp(`^(?:${pattern})$`, "u"));
  } catch {
    return false;
  }
}

function lintOptions(
  options: readonly { readonly value: string; readonly label: LocalizedText }[],
  path: DefinitionPath,
): Finding[] {
  const values = options.map((option) => option.value);
  return options.flatMap(({ value, label }, at) => [
    ...(values.indexOf(value) < at
      ? [finding("option-duplicate", [...path, "options", at, "value"], { value })]
      : []),
    ...lintText(label, [...path, "options", at, "label"]),
  ]);
}

function lintText(text: LocalizedText, path: DefinitionPath): Finding[] {
  return text["en"] ? [] : [finding("english-missing", path)];
}
