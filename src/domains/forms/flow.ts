import type { LocalizedText } from "#platform/i18n";
import type { AnswerValue } from "./answers.ts";
import type { Expression } from "./feel.ts";
import type { FieldType } from "./field-type.ts";
import type { FeeDefinition, Field, FieldOption, FlowDefinition, PageDefinition } from "./schema.ts";

/** A definition that was found sound, with its expressions parsed once. Made by `compileFlow` alone. */
export type Flow = {
  readonly definition: FlowDefinition;
  /** In order: those written, then a page for each proof without page, then the declarations. */
  readonly pages: readonly FlowPage[];
  readonly fee: readonly FlowFee[];
  readonly names: Names;
};

export type FlowPage = {
  readonly id: string;
  readonly title: LocalizedText;
  readonly hint?: LocalizedText | undefined;
  readonly index: number;
  readonly showWhen: Expression | undefined;
  readonly fields: readonly FlowField[];
  readonly next: readonly { readonly when: Expression | undefined; readonly to: number }[];
  readonly repeat: (NonNullable<PageDefinition["repeat"]> & { readonly slot: number }) | undefined;
  /** Slots to forget before each item: the item's answers and the conditions that read them. */
  readonly itemSlots: readonly number[];
  /** Pages on the longest way from here to the end, this one included. */
  readonly longest: number;
};

export type FlowField = {
  readonly field: Field;
  readonly type: FieldType<Field, AnswerValue>;
  readonly slot: number;
  readonly showWhen: Expression | undefined;
  /** Options offered only under a condition. */
  readonly optionsWhen: readonly { readonly option: FieldOption; readonly when: Expression }[];
  readonly bounds: { readonly min?: Expression; readonly max?: Expression };
  readonly checks: readonly { readonly rule: Expression; readonly message: LocalizedText }[];
};

export type FlowFee = {
  readonly definition: FeeDefinition;
  readonly when: Expression | undefined;
  readonly amount: number | Expression;
};

/** Every name an expression may speak of has a slot; the scope of one evaluation is an array by slot. */
export type Names = { readonly slots: ReadonlyMap<string, number>; readonly sources: readonly NameSource[] };

export type NameSource =
  | { readonly kind: "answer"; readonly toFeel: ((value: unknown) => unknown) | undefined }
  | { readonly kind: "fact"; readonly name: string }
  | { readonly kind: "condition"; readonly expression: Expression };
