import type { Address } from "./answers.ts";
import type { FieldType, Problem } from "./field-type.ts";
import { isRecord, isText, lengthOf } from "./field-type.ts";
import type { FieldOf } from "./schema.ts";

/** Inputs of an address with their longest length (as DSMeld stores them, rounded up). */
const limits = { street: 100, houseNumber: 20, postalCode: 5, city: 100 } as const;
export const addressParts = ["street", "houseNumber", "postalCode", "city"] as const;

export const addressField: FieldType<FieldOf<"address">, Address> = {
  parts: () => addressParts,
  parse(_, read) {
    const value: Address = {
      street: read.one("street"),
      houseNumber: read.one("houseNumber"),
      postalCode: read.one("postalCode"),
      city: read.one("city"),
    };
    if (addressParts.every((part) => value[part] === "")) return { value: null };
    const problems = addressParts.flatMap((part) => partProblem(part, value[part]));
    return problems.length > 0 ? { problems } : { value };
  },
  toRaw: (value) => ({ ...value }),
  isValue: (value): value is Address => isRecord(value) && addressParts.every((part) => isText(value[part])),
  format: (value) => `${value.street} ${value.houseNumber}, ${value.postalCode} ${value.city}`,
};

function partProblem(part: (typeof addressParts)[number], text: string): Problem[] {
  if (text === "") return [{ code: `address-${part}-missing`, part }];
  if (part === "postalCode") return /^\d{5}$/.test(text) ? [] : [{ code: "address-postalCode-format", part }];
  const max = limits[part];
  const over = lengthOf(text) - max;
  return over > 0 ? [{ code: "text-too-long", values: { max, over }, part }] : [];
}
