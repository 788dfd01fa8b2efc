/**
 * A text in the form in which words are compared: small letters without marks, so that `Gebühr`, `Gebuehr` and
 * `Gebuhr` are one. `ue` after a, e or q is no written-out umlaut (`neue`, `Quelle`).
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ae", "a")
    .replaceAll("oe", "o")
    .replace(/(?<![aeq])ue/g, "u");
}

/** The folded words of a text, single letters left out. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
}

/** A folded word without the endings of German and English inflection; at least four letters stay. */
export function stem(word: string): string {
  if (word.length < 5) return word;
  const short = word.replace(/(?:ern|em|er|en|es|e|(?<=[abdfghklmnort])s)$/, "");
  return short.length < 4 ? word : short;
}
