import { localized } from "#platform/i18n";
import type { FieldType } from "./field-type.ts";
import { onePart, problem } from "./field-type.ts";
import { messages } from "./messages.ts";
import type { FieldOf } from "./schema.ts";

export const yesNoField: FieldType<FieldOf<"yes-no">, boolean> = {
  parts: onePart,
  parse(_, read) {
    const raw = read.one("");
    if (raw === "") return { value: null };
    return raw === "yes" || raw === "no" ? { value: raw === "yes" } : problem("option-unknown");
  },
  toRaw: (value) => ({ "": value ? "yes" : "no" }),
  isValue: (value): value is boolean => typeof value === "boolean",
  format: (value, _, language) => (value ? messages(language).values.yes : messages(language).values.no),
};

export const declarationField: FieldType<FieldOf<"declaration">, true> = {
  parts: onePart,
  parse: (_, read) => ({ value: read.one("") === "" ? null : true }),
  toRaw: () => ({ "": "yes" }),
  isValue: (value): value is true => value === true,
  format: (_value, _field, language) => messages(language).values.declared,
};

export const choiceField: FieldType<FieldOf<"choice">, string> = {
  parts: onePart,
  parse(field, read) {
    const raw = read.one("");
    if (raw === "") return { value: null };
    return field.options.some((option) => option.value === raw) ? { value: raw } : problem("option-unknown");
  },
  toRaw: (value) => ({ "": value }),
  isValue: (value, field): value is string => field.options.some((option) => option.value === value),
  format(value, field, language) {
    const option = field.options.find((each) => each.value === value);
    return option ? localized(option.label, language) : value;
  },
};

export const choicesField: FieldType<FieldOf<"choices">, readonly string[]> = {
  parts: onePart,
  parse(field, read) {
    const raw = read.all("");
    if (raw.length === 0) return { value: null };
    if (raw.some((value) => field.options.every((option) => option.value !== value)))
      return problem("option-unknown");
    const value = field.options.map((option) => option.value).filter((each) => raw.includes(each));
    const { minChoices, maxChoices } = field;
    if (minChoices !== undefined && value.length < minChoices)
      return problem("choices-min", { min: minChoices });
    if (maxChoices !== undefined && value.length > maxChoices)
      return problem("choices-max", { max: maxChoices });
    return { value };
  },
  toRaw: (value) => ({ "": value }),
  isValue: (value, field): value is readonly string[] =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => field.options.some((option) => option.value === one)),
  format(value, field, language) {
    const chosen = field.options.filter((option) => value.includes(option.value));
    return chosen.map((option) => localized(option.label, language)).join(", ");
  },
};
