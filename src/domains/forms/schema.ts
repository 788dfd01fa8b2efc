import { z } from "zod";

/** A text in several languages; German is always there. */
const text = z.object({ de: z.string().min(1) }).catchall(z.string());
/** A FEEL expression, or simply the name of a condition (which is FEEL too). */
const feel = z.string().min(1);
/** Names that FEEL expressions can speak of: no hyphens, since FEEL reads them as minus. */
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/);
const pageId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
/** A date as `2026-03-31`, or FEEL that yields one: `today`, `today - duration("P18Y")`. */
const dateBound = feel;

const common = {
  key: name,
  label: text,
  hint: text.optional(),
  /** How messages name the answer: "Ihr Geburtsdatum" in „Geben Sie … ein“. Without it the label is quoted. */
  errorName: text.optional(),
  required: z.boolean().default(true),
  showWhen: feel.optional(),
  /** Answers that lists, logs and notices never show. */
  sensitive: z.boolean().optional(),
  /** The fact the answer may be taken from, by the applicant's choice: `person.familyName`. */
  prefill: z.string().optional(),
  /** Token of WCAG 1.3.5 / HTML autofill: `bday`, `email`. */
  autocomplete: z.string().optional(),
  dsmeld: z.string().optional(),
  fim: z.string().optional(),
  legalBasis: z.string().optional(),
  /** Rules across answers; only an explicit `false` fails, so a rule on an absent answer stays silent. */
  checks: z.array(z.strictObject({ rule: feel, message: text })).optional(),
};

const optionSchema = z.strictObject({
  value: z.string().min(1),
  label: text,
  hint: text.optional(),
  showWhen: feel.optional(),
});
const length = { minLength: z.int().min(0).optional(), maxLength: z.int().min(1).optional() };
const options = z.array(optionSchema).min(1);
const upload = {
  /** Media types: `application/pdf`, `image/*`. */
  accept: z.array(z.string()).optional(),
  maxBytes: z.int().min(1).optional(),
  maxFiles: z.int().min(1).default(1),
};

export const fieldSchema = z.discriminatedUnion("type", [
  z.strictObject({
    ...common,
    ...length,
    type: z.literal("text"),
    pattern: z.string().optional(),
    patternHint: text.optional(),
    /** Only letters of the Latin script, as registers store names (String.Latin, DIN SPEC 91379). */
    latin: z.boolean().optional(),
  }),
  z.strictObject({ ...common, ...length, type: z.literal("long-text") }),
  z.strictObject({ ...common, type: z.literal("email") }),
  z.strictObject({ ...common, type: z.literal("phone") }),
  z.strictObject({
    ...common,
    type: z.literal("number"),
    min: z.number().optional(),
    max: z.number().optional(),
    /** Digits allowed after the comma. */
    decimals: z.int().min(0).max(6).default(0),
    unit: text.optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal("money"),
    minCents: z.int().optional(),
    maxCents: z.int().optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal("date"),
    min: dateBound.optional(),
    max: dateBound.optional(),
  }),
  z.strictObject({ ...common, type: z.literal("partial-date") }),
  z.strictObject({ ...common, type: z.literal("yes-no") }),
  z.strictObject({ ...common, type: z.literal("choice"), options }),
  z.strictObject({
    ...common,
    type: z.literal("choices"),
    options,
    minChoices: z.int().min(0).optional(),
    maxChoices: z.int().min(1).optional(),
  }),
  z.strictObject({ ...common, type: z.literal("address") }),
  z.strictObject({ ...common, type: z.literal("plate") }),
  z.strictObject({ ...common, type: z.literal("iban") }),
  z.strictObject({ ...common, type: z.literal("country") }),
  z.strictObject({ ...common, ...upload, type: z.literal("file") }),
  z.strictObject({
    ...common,
    ...upload,
    type: z.literal("proof"),
    /** `retrieve`: the authority fetches it from `register` if the applicant wants so (§ 5 EGovG). */
    sources: z.array(z.enum(["retrieve", "upload"])).min(1),
    register: z.string().optional(),
  }),
  z.strictObject({ ...common, type: z.literal("declaration") }),
]);

const pageSchema = z.strictObject({
  id: pageId,
  title: text,
  hint: text.optional(),
  /** A page that is not shown is passed through: its own `next` still leads on. */
  showWhen: feel.optional(),
  fields: z.array(fieldSchema),
  /** First match leads on, else the following page. `end` is what comes after the last page written here. */
  next: z.array(z.strictObject({ when: feel.optional(), to: z.string() })).optional(),
  repeat: z
    .strictObject({
      key: name,
      min: z.int().min(0).default(0),
      max: z.int().min(1).default(20),
      /** Heading of one item, `{n}` is its number from 1. */
      itemTitle: text,
    })
    .optional(),
});

const proofSchema = z.strictObject({
  key: name,
  title: text,
  hint: text.optional(),
  when: feel.optional(),
  required: z.boolean().default(true),
  sources: z
    .array(z.enum(["retrieve", "upload"]))
    .min(1)
    .default(["upload"]),
  register: z.string().optional(),
  ...upload,
  legalBasis: z.string().optional(),
  sensitive: z.boolean().optional(),
  /** The page it is asked on; without it, a page of its own after the others. */
  page: pageId.optional(),
});

const declarationSchema = z.strictObject({
  key: name,
  label: text,
  hint: text.optional(),
  when: feel.optional(),
  legalBasis: z.string().optional(),
  /** The page it is asked on; without it, the last page, together with the other declarations. */
  page: pageId.optional(),
});

/** One position of the fee. All positions that apply are added up. */
const feeSchema = z.strictObject({
  when: feel.optional(),
  /** Cents, or FEEL that yields cents. */
  amountCents: z.union([z.int(), feel]),
  label: text,
  /** Where the amount is laid down: `GebOSt Nr. 265`. */
  norm: z.string().optional(),
  /** Of the positions of one group only the first that applies counts. */
  group: z.string().optional(),
});

/**
 * The flow part of a service definition: what is asked, in which order, under which condition, and what it costs.
 * What the format cannot express is found by `lintFlow`.
 */
export const flowSchema = z.strictObject({
  /** Names of what the case knows besides the answers. `today` is always there. */
  facts: z.array(name).default([]),
  pages: z.array(pageSchema).min(1),
  /** Named FEEL expressions over answers, facts and other conditions. */
  conditions: z.record(name, feel).default({}),
  proofs: z.array(proofSchema).default([]),
  declarations: z.array(declarationSchema).default([]),
  fee: z.array(feeSchema).default([]),
});

/** JSON Schema (draft 2020-12) of the definition format, for editors and for publication. */
export function flowJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(flowSchema, { io: "input" }) };
}

/** A definition as written, defaults left out. */
export type FlowInput = z.input<typeof flowSchema>;
/** A definition as read, defaults filled in. */
export type FlowDefinition = z.output<typeof flowSchema>;
export type PageDefinition = z.output<typeof pageSchema>;
export type FeeDefinition = z.output<typeof feeSchema>;
export type Field = z.output<typeof fieldSchema>;
export type FieldTypeName = Field["type"];
export type FieldOf<T extends FieldTypeName> = Extract<Field, { type: T }>;
export type FieldOption = z.output<typeof optionSchema>;
