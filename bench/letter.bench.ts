import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { renderLetterPdf } from "#documents";
import type { Bench } from "./support/bench.ts";
import { measureAgainst } from "./support/measure.ts";

const FONTS = [
  "@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf",
  "@expo-google-fonts/fira-sans/600SemiBold/FiraSans_600SemiBold.ttf",
  "@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
];
const FOLDER = join(import.meta.dirname, "../src/domains/documents");
const sender = {
  name: "Stadt Probehausen",
  street: "Markt 1",
  postalCode: "00001",
  place: "Probehausen",
  phone: "0000 1",
  email: "rathaus@probehausen.example",
};

/** A permit's letter as PDF/UA, against the bare compile of the same template with the same kind of input. */
export const bench: Bench = {
  name: "letter",
  unit: "letters/s",
  atLeast: 0.8,
  run: async () => {
    const compiler = NodeCompiler.create({
      workspace: FOLDER,
      fontArgs: [
        { fontBlobs: FONTS.map((path) => readFileSync(createRequire(import.meta.url).resolve(path))) },
      ],
    });
    const mainFileContent = readFileSync(join(FOLDER, "letter.typ"), "utf8");
    let input = "";
    const number = { subject: 0, yardstick: 0 };
    // The input of the bare compile is what the subject made of its letter, caught once.
    const original = NodeCompiler.prototype.pdf;
    NodeCompiler.prototype.pdf = function catchInput(
      this: NodeCompiler,
      ...given: Parameters<NodeCompiler["pdf"]>
    ) {
      const [options] = given;
      if (typeof options === "object" && "inputs" in options)
        input = String(options.inputs?.["letter"] ?? "");
      return original.apply(this, given);
    };
    renderLetterPdf(sender, letter(0), "de");
    NodeCompiler.prototype.pdf = original;
    if (!input.includes("2026-000000")) throw new Error("The letter's input was not found");
    return measureAgainst(
      () => renderLetterPdf(sender, letter((number.subject += 1)), "de"),
      () => {
        number.yardstick += 1;
        const own = input.replaceAll("2026-000000", `2026-9${String(number.yardstick).padStart(5, "0")}`);
        compiler.pdf({ mainFileContent, inputs: { letter: own } }, { pdfStandard: "ua-1" });
        if (number.yardstick % 10 === 0) compiler.evictCache(1);
      },
      { seconds: 16, rounds: 8 },
    );
  },
};

function letter(number: number): Parameters<typeof renderLetterPdf>[1] {
  const reference = `2026-${String(number).padStart(6, "0")}`;
  const code = `7K3M-9QXT-2BHA-${String(number).padStart(4, "0").slice(-4)}`;
  return {
    title: "Bescheid: Bewohnerparkausweis",
    reference,
    date: "2026-06-15",
    recipient: ["Erika Erfunden", "Markt 2", "00001 Probehausen"],
    paragraphs: [`Ihrem Antrag ${reference} auf einen Bewohnerparkausweis wird stattgegeben.`],
    facts: [
      { label: "Ausweis", value: `A${number}` },
      { label: "Zone", value: "I" },
      { label: "Kennzeichen", value: "PH-AB 123" },
      { label: "Gültig bis", value: "14.06.2027" },
    ],
    norms: ["§ 45 Abs. 1b Nr. 2a StVO", "§ 46 Abs. 5 StVO"],
    remedy: "Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Widerspruch einlegen.",
    isAutomatic: true,
    verification: { code, url: `https://stadt.example/pruefen/${code}` },
  };
}
