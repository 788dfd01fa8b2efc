import { nameKey } from "./name-key.ts";

/**
 * The Kölner Phonetik of a word (H. J. Postel, "Die Kölner Phonetik", IBM-Nachrichten 19, 1969): words that sound alike
 * in German have the same digits. Empty for a word without Latin letters.
 */
export function kolnerPhonetik(word: string): string {
  const letters = nameKey(word).replace(/[^a-z]/g, "");
  const codes = [...letters].map((letter, at) =>
    codeOf(letter, letters[at - 1] ?? "", letters[at + 1] ?? ""),
  );
  const [first = "", ...others] = codes.join("").replace(/(.)\1+/g, "$1");
  return first + others.join("").replaceAll("0", "");
}

const ALWAYS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."aeijouy"].map((vowel) => [vowel, "0"])),
  ...Object.fromEntries([..."fvw"].map((letter) => [letter, "3"])),
  ...Object.fromEntries([..."gkq"].map((letter) => [letter, "4"])),
  b: "1",
  h: "",
  l: "5",
  m: "6",
  n: "6",
  r: "7",
  s: "8",
  z: "8",
};

function codeOf(letter: string, before: string, after: string): string {
  const always = ALWAYS[letter];
  if (always !== undefined) return always;
  switch (letter) {
    case "p":
      return after === "h" ? "3" : "1";
    case "d":
    case "t":
      return isOneOf("csz", after) ? "8" : "2";
    case "x":
      return isOneOf("ckq", before) ? "8" : "48";
    default:
      return codeOfC(before, after);
  }
}

function codeOfC(before: string, after: string): string {
  if (before === "") return isOneOf("ahkloqrux", after) ? "4" : "8";
  return !isOneOf("sz", before) && isOneOf("ahkoqux", after) ? "4" : "8";
}

function isOneOf(letters: string, letter: string): boolean {
  return letter !== "" && letters.includes(letter);
}
