import type { FieldType } from "./field-type.ts";
import { onePart, problem } from "./field-type.ts";
import type { FieldOf } from "./schema.ts";

/** IBAN without spaces (ISO 13616). The check digits prove that it was typed right, not that the account exists. */
export const ibanField: FieldType<FieldOf<"iban">, string> = {
  parts: onePart,
  parse(_, read) {
    const value = read
      .one("")
      .replace(/[\s.-]/g, "")
      .toUpperCase();
    if (value === "") return { value: null };
    if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) return problem("iban-format");
    if (value.startsWith("DE") && value.length !== 22)
      return problem("iban-length", { length: value.length });
    return isIban(value) ? { value } : problem("iban-checksum");
  },
  toRaw: (value) => ({ "": groups(value) }),
  isValue: (value): value is string => typeof value === "string" && isIban(value),
  format: groups,
};

/** Check digits by ISO 7064, mod 97-10: the rearranged number leaves 1. */
function isIban(value: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value)) return false;
  const digits = (value.slice(4) + value.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

function groups(value: string): string {
  return value.replace(/(.{4})(?=.)/g, "$1 ");
}
