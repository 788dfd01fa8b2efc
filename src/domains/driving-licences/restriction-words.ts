import { localized, type Language, type LocalizedText } from "#platform/i18n";
import type { RestrictionCode } from "./licence.ts";

/** The commonest codes of FeV annex 9 in plain words; a code that is not here is shown by its number alone. */
const WORDS: Readonly<Record<string, LocalizedText>> = {
  "01": { de: "mit Sehhilfe", en: "with corrective lenses" },
  "01.01": { de: "mit Brille", en: "with glasses" },
  "01.02": { de: "mit Kontaktlinsen", en: "with contact lenses" },
  "01.06": { de: "mit Brille oder Kontaktlinsen", en: "with glasses or contact lenses" },
  "70": { de: "umgetauscht", en: "exchanged" },
  "78": { de: "nur Automatikgetriebe", en: "automatic transmission only" },
  "95": { de: "Berufskraftfahrerqualifikation", en: "professional driver qualification" },
  "96": { de: "Anhänger, zusammen bis 4.250 kg", en: "with trailer, up to 4,250 kg together" },
  "171": {
    de: "auch Klasse D bis 7.500 kg, ohne Fahrgäste",
    en: "also class D up to 7,500 kg, no passengers",
  },
  "196": {
    de: "auch Krafträder der Klasse A1, nur in Deutschland",
    en: "also class A1 motorcycles, in Germany only",
  },
  "197": {
    de: "geprüft mit Automatik, auch Schaltgetriebe erlaubt",
    en: "tested on automatic, manual allowed too",
  },
};

/** The codes in words with their numbers: `mit Brille (01.01)`; `undefined` where there are none. */
export function restrictionText(codes: readonly RestrictionCode[], language: Language): string | undefined {
  if (codes.length === 0) return undefined;
  return codes
    .map((each) => {
      const written = [each.code, each.sign, each.value].filter(Boolean).join(" ");
      const words = WORDS[each.code];
      return words ? `${localized(words, language)} (${written})` : written;
    })
    .join("; ");
}
