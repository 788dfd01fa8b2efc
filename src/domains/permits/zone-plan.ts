import { z } from "zod";

const text = z.object({ de: z.string().min(1) }).catchall(z.string());
const date = z.iso.date().transform((written) => Temporal.PlainDate.from(written));
const duration = z
  .string()
  .regex(/^P(\d+Y)?(\d+M)?(\d+D)?$/)
  .transform((written) => Temporal.Duration.from(written));
const source = {
  source: z.string().optional(),
  state: z.string().optional(),
  toBeChecked: z.boolean().default(false),
};
/** `from` is the first day, `until` the first day on which it no longer holds. */
const period = { from: date.optional(), until: date.optional() };

const streetSchema = z.strictObject({
  street: z.string().min(1),
  /** First and last house number, both included. */
  range: z
    .tuple([z.int().min(1), z.int().min(1)])
    .refine(([first, last]) => first <= last, "the first number comes first")
    .optional(),
  side: z.enum(["odd", "even"]).optional(),
  numbers: z.array(z.int().min(1)).min(1).optional(),
  /** A part in words, where the house numbers are not known: whether an address is in it, a person decides. */
  part: text.optional(),
  ...period,
  ...source,
});

const regimeSchema = z.strictObject({
  part: text,
  /** `residents-only`: StVO § 45 (1b) No. 2a, reserved; `mixed`: residents are exempt from paying. */
  system: z.enum(["residents-only", "mixed"]),
  /** When it applies, in OpenStreetMap's notation; always without it. */
  hours: z.string().optional(),
  note: text.optional(),
  ...period,
  ...source,
});

const zoneSchema = z.strictObject({
  key: z.string().regex(/^[A-Za-z0-9]{1,12}$/),
  name: text.optional(),
  /** Permit numbers of the zone begin with it. */
  numberLetter: z.string().regex(/^[A-Z]$/),
  ...period,
  /** From when permits may be applied for. */
  applyFrom: date.optional(),
  border: z.array(z.string()).default([]),
  note: text.optional(),
  streets: z.array(streetSchema),
  regimes: z.array(regimeSchema).default([]),
  ...source,
});

export const zonePlanSchema = z.strictObject({
  rules: z.strictObject({
    /** How long a permit holds. */
    validity: duration,
    /** How long before the last day it can be extended. */
    extensionOpens: duration,
    /** The permissible total mass must be under this. */
    grossWeightLimitKg: z.int().min(1),
    ...source,
  }),
  zones: z.array(zoneSchema),
});

/** `zones.yaml` of a city: which address is in which zone of resident parking, when, and by which rules. */
export type ZonePlan = z.output<typeof zonePlanSchema>;
export type Zone = ZonePlan["zones"][number];
export type ZoneStreet = Zone["streets"][number];
