/**
 * A name in the form in which it is looked for: without case, accents, hyphens and apostrophes, and with the German
 * spellings of umlauts taken as one. `Müller-Lüdenscheidt` and `MUELLER LUEDENSCHEIDT` are the same.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/ä/g, "ae")
    .replace(/ö/g, "oe")
    .replace(/ü/g, "ue")
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/đ/g, "d")
    .replace(/ı/g, "i")
    .replace(/[-'’`.]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
