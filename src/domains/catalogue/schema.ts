import { z } from "zod";
import { flowSchema } from "#forms";

/** A text in several languages; German is always there. */
export const textSchema = z.object({ de: z.string().min(1) }).catchall(z.string());

/** Facts of the city that nobody has confirmed yet carry this mark; staff see it beside the value. */
const checkable = {
  source: z.string().optional(),
  state: z.string().optional(),
  toBeChecked: z.boolean().optional(),
};

const durationSchema = z.string().regex(/^P(\d+Y)?(\d+M)?(\d+D)?$/, "write a period as P30D, P6M or P2Y");

const officeSchema = z.strictObject({
  key: z.string(),
  name: textSchema,
  street: z.string().optional(),
  postalCode: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  place: z.string().optional(),
  phone: z.string().optional(),
  email: z.email().optional(),
  /** Opening hours in OpenStreetMap's notation, which people and programs read. */
  hours: z.string().optional(),
  note: textSchema.optional(),
  ...checkable,
});

/** `city.yaml`: what is said of the city everywhere. */
export const citySchema = z.strictObject({
  key: z.string().regex(/^[a-z-]+$/),
  name: z.string(),
  officialName: z.string(),
  state: z.string(),
  /** Amtlicher Gemeindeschlüssel, eight digits. */
  ags: z.string().regex(/^\d{8}$/),
  plateCodes: z.array(z.string()).min(1),
  postalCodes: z.array(z.string().regex(/^\d{5}$/)).min(1),
  position: z.strictObject({ latitude: z.number(), longitude: z.number() }),
  colours: z.strictObject({ primary: z.string(), accent: z.string().optional() }).partial(),
  /** Every language of the portal, with its own name; German and English are always complete. */
  languages: z
    .array(z.strictObject({ code: z.string(), name: z.string(), isUnchecked: z.boolean().optional() }))
    .min(2),
  authority: z.strictObject({
    name: z.string(),
    street: z.string(),
    postalCode: z.string(),
    place: z.string(),
    ...checkable,
  }),
  contact: z.strictObject({ phone: z.string(), email: z.email(), ...checkable }),
  dataProtection: z.strictObject({
    name: textSchema,
    email: z.email(),
    phone: z.string().optional(),
    ...checkable,
  }),
  supervision: z.strictObject({ name: z.string(), url: z.url().optional(), ...checkable }),
  /** For the accessibility statement (BITV 2.0 § 7): who enforces it in the state, and what the city adds of its own. */
  accessibility: z
    .strictObject({
      enforcement: z.strictObject({
        name: z.string(),
        street: z.string().optional(),
        postalCode: z
          .string()
          .regex(/^\d{5}$/)
          .optional(),
        place: z.string().optional(),
        phone: z.string().optional(),
        email: z.email().optional(),
        url: z.url().optional(),
        ...checkable,
      }),
      assessedOn: z.iso.date().optional(),
      /** The law of the state, such as `ThürBarrWebG`. */
      norm: z.string().optional(),
      limits: z.array(textSchema).default([]),
    })
    .optional(),
  population: z.int().optional(),
  offices: z.array(officeSchema).min(1),
  teams: z.array(z.strictObject({ key: z.string(), name: textSchema, office: z.string() })).min(1),
  lifeSituations: z.array(z.strictObject({ key: z.string(), title: textSchema })).default([]),
});
export type City = z.output<typeof citySchema>;
export type Office = z.output<typeof officeSchema>;

const retentionSchema = z.strictObject({
  /** Which end of the case: `granted`, `refused`, `withdrawn` … */
  on: z.enum(["granted", "refused", "withdrawn", "lapsed"]),
  /** From when the period runs. */
  from: z.enum(["decision", "end-of-validity"]),
  keep: durationSchema,
  /** The norm, or the municipal decision with its reason where no norm was found. */
  reason: textSchema,
  ...checkable,
});

export const serviceSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  leika: z.array(z.string().regex(/^\d{14}$/)).default([]),
  ozgId: z.string().optional(),
  title: textSchema,
  /** One sentence for lists and search. */
  summary: textSchema,
  description: textSchema.optional(),
  /** Other words that people search with. */
  keywords: z.array(z.string()).default([]),
  lifeSituations: z.array(z.string()).default([]),
  office: z.string(),
  team: z.string(),
  onlineSince: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  /** The index indicator that this service moves. */
  indicator: z.string().optional(),
  legalBases: z.array(z.strictObject({ norm: z.string(), about: textSchema })).default([]),
  whoMayApply: z.array(textSchema).default([]),
  whatYouNeed: z.array(textSchema).default([]),
  howLong: textSchema.optional(),
  costs: z
    .array(z.strictObject({ label: textSchema, amountCents: z.int(), norm: z.string(), ...checkable }))
    .default([]),
  otherWays: z.array(textSchema).default([]),
  hints: z.array(textSchema).default([]),
  /** The level of assurance with an account, and whether the service can be used without one. */
  identification: z.strictObject({
    level: z.enum(["none", "low", "substantial", "high"]),
    withoutAccount: z.boolean().default(false),
    exceptions: z
      .array(z.strictObject({ when: z.string(), level: z.enum(["none", "low", "substantial", "high"]) }))
      .default([]),
  }),
  /** Code of the domain that prefills, checks and carries out; without it a caseworker does all of it. */
  procedure: z.string().optional(),
  flow: flowSchema,
  process: z.strictObject({
    payment: z
      .strictObject({ when: z.enum(["on-submission", "on-grant"]), within: durationSchema.default("P14D") })
      .optional(),
    /** The time in which the city wants to decide, or must. */
    decideWithin: durationSchema,
    cosignature: z
      .strictObject({
        when: z.string(),
        who: textSchema,
        /** What the second person confirms by consenting, in the first person. */
        confirms: textSchema,
        within: durationSchema.default("P14D"),
      })
      .optional(),
    automatic: z
      .strictObject({
        /** Deciding without a person needs a legal base (§ 35a VwVfG). */
        norm: z.string(),
        when: z.string().optional(),
        sampleRate: z.number().min(0).max(1).default(0.05),
      })
      .optional(),
    secondSignature: z.boolean().default(false),
    /** The service by which one objects to a refusal; its case follows the refused one. */
    objection: z.string().optional(),
  }),
  /** Why a caseworker may refuse: the sentence goes into the letter. */
  refusals: z
    .array(z.strictObject({ key: z.string(), title: textSchema, text: textSchema, norm: z.string() }))
    .default([]),
  /** What a granted application ends in: a certificate states facts in German and decides nothing, so it names no remedy. */
  grants: z.enum(["decision", "certificate"]).default("decision"),
  letters: z.strictObject({ granted: textSchema, refused: textSchema }).partial().default({}),
  retention: z.array(retentionSchema).default([]),
});
export type Service = z.output<typeof serviceSchema>;
export type ServiceInput = z.input<typeof serviceSchema>;

/** The JSON Schema of a service file, for editors that complete and check while writing. */
export function serviceJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(serviceSchema, { io: "input", unrepresentable: "any" }),
    title: "Stadtkern service definition",
  };
}
