import { nameKey } from "./name-key.ts";

interface TypedAddress {
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
}

/** Whether two addresses are the same but for their spelling: case, umlauts, `Str.` and spaces in the number. */
export function isSameAddress(a: TypedAddress, b: TypedAddress): boolean {
  return a.postalCode === b.postalCode && addressKey(a) === addressKey(b);
}

/** Street and number in the form in which addresses are compared. */
export function addressKey({ street, houseNumber }: Pick<TypedAddress, "street" | "houseNumber">): string {
  const name = nameKey(street.replace(/str\.?(?=\s|$)/gi, "straße")).replaceAll(" ", "");
  return `${name} ${houseNumber.toLowerCase().replace(/\s/g, "")}`;
}
