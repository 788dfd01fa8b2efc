import { z } from "zod";
import type { LocalizedText } from "#platform/i18n";
import type { LoadedCity } from "./load-city.ts";
import type { Setting, SettingKind } from "./setting-keys.ts";

/** Editors write German and English; both are always there. */
const textValue = z.strictObject({
  de: z.string().trim().min(1).max(4000),
  en: z.string().trim().min(1).max(4000),
});

/** With its label and norm: should the file later say something else in that place, the amount is not laid over it. */
const amountValue = z.strictObject({
  amountCents: z.int().min(0).max(10_000_000),
  label: z.string(),
  norm: z.string(),
});

export type SettingText = z.output<typeof textValue>;
export type AmountValue = z.output<typeof amountValue>;
/** `null`: there shall be none. */
export type SettingValue = string | SettingText | readonly SettingText[] | AmountValue | null;

const VALUES: Readonly<Record<SettingKind, z.ZodType<SettingValue>>> = {
  line: textValue,
  paragraph: textValue,
  list: z.array(textValue).max(40),
  amount: amountValue,
  // The notation itself is checked by the city's lint, which says what cannot be read.
  hours: z.string().trim().min(1).max(500),
  phone: z.string().regex(/^\+?[0-9][0-9 ()/-]{2,30}$/),
  email: z.email().max(200),
};

/** A value as it came, or undefined where it is none of this setting. */
export function readValue(setting: Setting, raw: unknown): SettingValue | undefined {
  if (raw === null) return setting.isOptional ? null : undefined;
  return VALUES[setting.kind].safeParse(raw).data;
}

/** What a city says for a setting; English falls back to nothing, so that a gap shows. */
export function valueIn(city: LoadedCity, setting: Setting): SettingValue {
  if (setting.subject === "office") {
    const value = city.city.offices.find((each) => each.key === setting.of)?.[setting.part];
    return typeof value === "object" ? textOf(value) : (value ?? null);
  }
  const service = city.services.find((each) => each.service.key === setting.of)?.service;
  if (!service) return null;
  if (setting.part === "amountCents") {
    const { fees, costs, label, norm } = setting.charge;
    const amount = fees.length
      ? service.flow.fee[fees[0] ?? 0]?.amountCents
      : service.costs[costs[0] ?? 0]?.amountCents;
    return { amountCents: Number(amount ?? 0), label: label.de, norm };
  }
  const value = service[setting.part];
  if (value === undefined) return null;
  return Array.isArray(value) ? value.map(textOf) : textOf(value);
}

export function isSameValue(one: SettingValue, other: SettingValue): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

function textOf(text: LocalizedText): SettingText {
  return { de: text.de, en: text["en"] ?? "" };
}

/** The database gives keys back in an order of its own. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .map(([key, each]) => [key, canonical(each)] as const)
    .toSorted(([a], [b]) => a.localeCompare(b));
}
