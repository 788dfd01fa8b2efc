import type { FieldType } from "./field-type.ts";
import { onePart, problem } from "./field-type.ts";
import type { FieldOf } from "./schema.ts";

/**
 * German number plate in the one form `J-AB 123`, with suffix `J-AB 123E` or `J-AB 12H`.
 * District of 1 to 3 letters, 1 or 2 letters, 1 to 4 digits without leading zero, 8 characters at most
 * (§ 9 Abs. 1 FZV with Anlage 4; H: § 10 Abs. 1, E: § 11 FZV). Plates of authorities have no letters.
 */
export const plateField: FieldType<FieldOf<"plate">, string> = {
  parts: onePart,
  parse(_, read) {
    const raw = read.one("");
    if (raw === "") return { value: null };
    const plate = readPlate(raw);
    return plate.ok ? { value: plate.value } : problem(plate.code);
  },
  toRaw: (value) => ({ "": value }),
  isValue: (value): value is string => typeof value === "string" && isPlate(value),
  format: (value) => value,
};

const plain = /^([A-ZÄÖÜ]{1,3})-(?:([A-Z]{1,2}) )?([1-9]\d{0,3})([EH]?)$/;

/** Reads a plate as typed: `j ab 123`, `J-AB123`, `JENA`-like inputs are refused. */
export function readPlate(
  raw: string,
):
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: "plate-format" | "plate-ambiguous" } {
  const typed = raw
    .normalize("NFC")
    .toUpperCase()
    .replace(/[‐-―−·.:*]/g, "-")
    .trim();
  const match = /^([A-ZÄÖÜ]{1,3})[\s-]+(?:([A-Z]{1,2})[\s-]*)?(\d{1,4})\s*([EH]?)$/.exec(typed);
  if (match) return checked(match[1], match[2], match[3], match[4]);
  const joined = /^([A-ZÄÖÜ]{2,5})\s*-?\s*(\d{1,4})\s*([EH]?)$/.exec(typed);
  const letters = joined?.[1] ?? "";
  // Two letters split as 1 + 1 and five as 3 + 2; three and four could be two different plates.
  if (letters.length === 3 || letters.length === 4) return { ok: false, code: "plate-ambiguous" };
  if (letters === "") return { ok: false, code: "plate-format" };
  const district = letters.slice(0, letters.length === 2 ? 1 : 3);
  return checked(district, letters.slice(district.length), joined?.[2], joined?.[3]);
}

function checked(district = "", letters = "", digits = "", suffix = ""): ReturnType<typeof readPlate> {
  const value = `${district}-${letters ? `${letters} ` : ""}${digits}${suffix}`;
  return isPlate(value) ? { ok: true, value } : { ok: false, code: "plate-format" };
}

function isPlate(value: string): boolean {
  return plain.test(value) && value.replace(/[- ]/g, "").length <= 8;
}
