import { addressField } from "./address-field.ts";
import type { AnswerValue, ValueOf } from "./answers.ts";
import { choiceField, choicesField, declarationField, yesNoField } from "./choice-fields.ts";
import { countryField } from "./country-field.ts";
import { dateField, partialDateField } from "./date-fields.ts";
import type { FieldType } from "./field-type.ts";
import { fileField, proofField } from "./file-fields.ts";
import { ibanField } from "./iban-field.ts";
import { moneyField, numberField } from "./number-fields.ts";
import { plateField } from "./plate-field.ts";
import type { Field, FieldOf, FieldTypeName } from "./schema.ts";
import { emailField, longTextField, phoneField, textField } from "./text-fields.ts";

const fieldTypes: { readonly [T in FieldTypeName]: FieldType<FieldOf<T>, ValueOf[T]> } = {
  text: textField,
  "long-text": longTextField,
  email: emailField,
  phone: phoneField,
  number: numberField,
  money: moneyField,
  date: dateField,
  "partial-date": partialDateField,
  "yes-no": yesNoField,
  choice: choiceField,
  choices: choicesField,
  address: addressField,
  plate: plateField,
  iban: ibanField,
  country: countryField,
  file: fileField,
  proof: proofField,
  declaration: declarationField,
};

/**
 * The type of a field, seen without its letter. The table above pairs each type with its own fields and values,
 * so it may be given the field it was looked up by, and values that its own `isValue` let through.
 */
export function typeOf(field: Field): FieldType<Field, AnswerValue> {
  return fieldTypes[field.type] as unknown as FieldType<Field, AnswerValue>;
}

/** The names of a field's inputs: the key, or key and part (`birthDate-day`). */
export function inputNames(field: Field): string[] {
  return typeOf(field)
    .parts(field)
    .map((part) => inputName(field.key, part));
}

export function inputName(key: string, part: string | undefined): string {
  return part ? `${key}-${part}` : key;
}
