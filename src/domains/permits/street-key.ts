/**
 * A street's name in the form in which it is compared: `Wöllnitzer Str. `, `WÖLLNITZER STRASSE` and
 * `Wöllnitzer-Straße` are the same street.
 */
export function streetKey(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ä/g, "ae")
    .replace(/ö/g, "oe")
    .replace(/ü/g, "ue")
    .replace(/str(\.|(?=\s*$))/g, "strasse")
    .replace(/[^\p{Letter}\p{Number}]/gu, "");
}
