import { type Language, localeOf, localized } from "#platform/i18n";
import type { FieldType } from "./field-type.ts";
import { onePart, problem } from "./field-type.ts";
import type { FieldOf } from "./schema.ts";

const maxDigits = 12;

export const numberField: FieldType<FieldOf<"number">, number> = {
  parts: onePart,
  parse(field, read) {
    const raw = read.one("");
    if (raw === "") return { value: null };
    const decimal = readDecimal(raw);
    if (!decimal) return problem("number-format");
    if (decimal.fraction.length > field.decimals) {
      return field.decimals === 0
        ? problem("number-whole")
        : problem("number-decimals", { decimals: field.decimals });
    }
    const value = Number(`${decimal.sign}${decimal.whole}.${decimal.fraction || "0"}`) + 0;
    if (field.min !== undefined && value < field.min) return problem("number-min", { min: plain(field.min) });
    if (field.max !== undefined && value > field.max) return problem("number-max", { max: plain(field.max) });
    return { value };
  },
  toRaw: (value) => ({ "": plain(value) }),
  isValue: (value): value is number => typeof value === "number" && Number.isFinite(value),
  format(value, field, language) {
    const number = value.toLocaleString(localeOf(language), { maximumFractionDigits: field.decimals });
    return field.unit ? `${number} ${localized(field.unit, language)}` : number;
  },
};

export const moneyField: FieldType<FieldOf<"money">, number> = {
  parts: onePart,
  parse(field, read) {
    const raw = read.one("").replace(/(€|EUR|Euro)$/i, "");
    if (raw === "") return { value: null };
    const decimal = readDecimal(raw);
    if (!decimal) return problem("money-format");
    if (decimal.fraction.length > 2) return problem("money-cents");
    // From the digits, never by floating point: 0.29 * 100 is 28.999999999999996.
    const value = Number(`${decimal.sign}${decimal.whole}${decimal.fraction.padEnd(2, "0")}`) + 0;
    if (field.minCents !== undefined && value < field.minCents)
      return problem("money-min", { min: euros(field.minCents) });
    if (field.maxCents !== undefined && value > field.maxCents)
      return problem("money-max", { max: euros(field.maxCents) });
    return { value };
  },
  toRaw: (value) => ({ "": euros(value) }),
  isValue: (value): value is number => Number.isSafeInteger(value),
  format: (value, _, language) => formatCents(value, language),
};

/** Integer cents as money: `12,50 €`, in English `€12.50`. */
export function formatCents(cents: number, language: Language): string {
  return (cents / 100).toLocaleString(localeOf(language), { style: "currency", currency: "EUR" });
}

type Decimal = { readonly sign: "" | "-"; readonly whole: string; readonly fraction: string };

/**
 * Reads a number as people type it: `1.234,5`, `1 234,5`, `1234.5`, `1,234.50`.
 * A single dot before exactly three digits groups thousands, as is usual in German.
 */
function readDecimal(raw: string): Decimal | undefined {
  const match = /^([-−+]?)([\d.,]*\d)$/.exec(raw.replace(/[\s'’]/g, ""));
  const digits = match?.[2];
  if (!digits) return undefined;
  const sign = match[1] === "-" || match[1] === "−" ? "-" : "";
  const point = decimalPoint(digits);
  const [whole = "", fraction = "", ...more] = point ? digits.split(point) : [digits];
  const group = point === "," ? "." : ",";
  const grouped = point ? whole.includes(group) : /[.,]/.test(whole);
  if (more.length > 0 || /\D/.test(fraction)) return undefined;
  if (grouped && !/^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$/.test(whole)) return undefined;
  const bare = whole.replace(/[.,]/g, "").replace(/^0+(?=\d)/, "");
  if (bare.length > maxDigits) return undefined;
  return { sign, whole: bare || "0", fraction };
}

function decimalPoint(digits: string): "," | "." | undefined {
  const comma = digits.lastIndexOf(",");
  const dot = digits.lastIndexOf(".");
  if (comma >= 0 && dot >= 0) return comma > dot ? "," : ".";
  if (comma >= 0) return digits.indexOf(",") === comma ? "," : undefined;
  if (dot < 0 || digits.indexOf(".") !== dot) return undefined;
  return /^\d{1,3}\.\d{3}$/.test(digits) && !digits.startsWith("0.") ? undefined : ".";
}

function plain(value: number): string {
  return String(value).replace(".", ",");
}

function euros(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)},${digits.slice(-2)}`;
}
