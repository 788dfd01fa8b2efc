import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

// Fira Sans is the portal's typeface and has every letter of DIN 91379; the rest is for what people type besides.
const FONTS = [
  "@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf",
  "@expo-google-fonts/fira-sans/600SemiBold/FiraSans_600SemiBold.ttf",
  "@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
];
const TEMPLATE = readFileSync(join(import.meta.dirname, "letter.typ"), "utf8");
/** After so many letters the compiler forgets what none of them needed: kept for good, it would fill the memory. */
const LETTERS_REMEMBERED = 10;

let shared: NodeCompiler | undefined;
let compiled = 0;

/**
 * Compiles the letter template to PDF/UA-1 with the given JSON as its only input.
 * @throws Error when a character is in none of the fonts, which PDF/UA forbids
 */
export function compileLetter(letterJson: string): Uint8Array {
  return compile(TEMPLATE, { letter: letterJson });
}

/**
 * Compiles another template to PDF/UA-1, with JSON as its one input `paper`. It must set the text as the letter does;
 * figures and headings of its own are expected there, no text of a person.
 */
export function compilePaper(template: string, paperJson: string): Uint8Array {
  return compile(template, { paper: paperJson });
}

/** Whether the letter's fonts have all these characters. */
export function isPrintable(text: string): boolean {
  try {
    compile(PROBE, { text });
    return true;
  } catch {
    return false;
  }
}

const fonts = /#set text\(font: \(.*?\), fallback: false/.exec(TEMPLATE)?.[0] ?? "";
const PROBE = `#set document(title: "-")\n${fonts})\n#sys.inputs.text`;

function compile(mainFileContent: string, inputs: Record<string, string>): Uint8Array {
  shared ??= NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: FONTS.map(readFont) }],
  });
  compiled += 1;
  if (compiled % LETTERS_REMEMBERED === 0) shared.evictCache(1);
  return shared.pdf({ mainFileContent, inputs }, { pdfStandard: "ua-1" });
}

function readFont(path: string): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(path));
}
