import type { Language } from "#platform/i18n";

/** What is wrong with an input: a code of `messages.ts`, values for its text, and the part of the input. */
export type Problem = {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly part?: string;
};
export type Parsed<V> = { readonly value: V | null } | { readonly problems: readonly Problem[] };

/** Reads the inputs of one field; the part is `""` for the main input. Texts come in NFC and trimmed. */
export type Reader = {
  readonly one: (part: string) => string;
  readonly all: (part: string) => readonly string[];
  /** As typed but for Unicode form and line ends. */
  readonly lines: (part: string) => string;
};

/** What the engine knows of a field type. `V` is the stored value, `F` the field's definition. */
export type FieldType<F, V> = {
  /** Parts of its input names: `""` is the key itself, `day` is `<key>-day`. */
  readonly parts: (field: F) => readonly string[];
  readonly parse: (field: F, read: Reader) => Parsed<V>;
  readonly toRaw: (value: V, field: F) => Readonly<Record<string, string | readonly string[]>>;
  /** Whether a stored answer has the shape of this type; what fails counts as absent. */
  readonly isValue: (value: unknown, field: F) => value is V;
  readonly format: (value: V, field: F, language: Language) => string;
  /** What expressions see, where it is not the value itself. */
  readonly toFeel?: (value: V) => unknown;
};

export function problem(code: string, values?: Problem["values"], part?: string): { problems: Problem[] } {
  return { problems: [{ code, ...(values && { values }), ...(part && { part }) }] };
}

export const onePart = (): readonly string[] => [""];
export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Length as people count it: a letter outside the basic plane is one. */
export function lengthOf(text: string): number {
  return [...text].length;
}
