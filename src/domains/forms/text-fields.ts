import { z } from "zod";
import type { FieldType, Parsed, Problem } from "./field-type.ts";
import { isText, lengthOf, onePart, problem } from "./field-type.ts";
import type { FieldOf } from "./schema.ts";

const maxLine = 200;
const maxLines = 5000;
const maxEmail = 254; // RFC 5321, path of 256 with its brackets

export const textField: FieldType<FieldOf<"text">, string> = {
  parts: onePart,
  parse(field, read) {
    const value = read.one("");
    if (value === "") return { value: null };
    const wrong = lengthProblem(value, field, maxLine);
    if (wrong) return { problems: [wrong] };
    if (field.latin && !isLatin(value)) return problem("text-latin");
    if (field.pattern && !new RegExp(`^(?:${field.pattern})$`, "u").test(value))
      return problem("text-pattern");
    return { value };
  },
  toRaw: (value) => ({ "": value }),
  isValue: isText,
  format: (value) => value,
};

export const longTextField: FieldType<FieldOf<"long-text">, string> = {
  parts: onePart,
  parse(field, read) {
    const value = read.lines("");
    if (value === "") return { value: null };
    const wrong = lengthProblem(value, field, maxLines);
    return wrong ? { problems: [wrong] } : { value };
  },
  toRaw: (value) => ({ "": value }),
  isValue: isText,
  format: (value) => value,
};

export const emailField: FieldType<FieldOf<"email">, string> = {
  parts: onePart,
  parse: (_, read) => matched(read.one(""), isEmail, "email-format"),
  toRaw: (value) => ({ "": value }),
  isValue: isText,
  format: (value) => value,
};

export const phoneField: FieldType<FieldOf<"phone">, string> = {
  parts: onePart,
  parse: (_, read) => matched(read.one(""), isPhone, "phone-format"),
  toRaw: (value) => ({ "": value }),
  isValue: isText,
  format: (value) => value,
};

function matched(value: string, test: (value: string) => boolean, code: string): Parsed<string> {
  if (value === "") return { value: null };
  return test(value) ? { value } : problem(code);
}

function lengthProblem(
  value: string,
  field: { minLength?: number | undefined; maxLength?: number | undefined },
  most: number,
): Problem | undefined {
  const length = lengthOf(value);
  const max = field.maxLength ?? most;
  if (length > max) return { code: "text-too-long", values: { max, over: length - max } };
  if (field.minLength && length < field.minLength)
    return { code: "text-too-short", values: { min: field.minLength } };
  return undefined;
}

/** Close to String.Latin: letters of the Latin script with their marks, digits, punctuation and spaces. */
function isLatin(value: string): boolean {
  return /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}`´+]*$/u.test(value);
}

const emailSchema = z.email().max(maxEmail);

/** An address to which the city can send: what passes here is never refused when a mail is written. */
export function isEmail(value: string): boolean {
  return emailSchema.safeParse(value).success;
}

function isPhone(value: string): boolean {
  const digits = value.replace(/\D/g, "").length;
  return digits >= 4 && digits <= 17 && /^\+?[\d\s()/.–-]+$/.test(value);
}
