import { fill, type Language } from "#platform/i18n";
import { letterLanguage, type LetterContent, type Sender } from "./letter-content.ts";
import { dateText } from "#platform/dates";
import { messages } from "./messages.ts";
import { qrCodeSvg } from "./qr-code.ts";
import { compileLetter, isPrintable } from "./typst.ts";

/** Shown in place of a character that no font has. */
const REPLACEMENT = "□";
/** More unknown characters than this in one letter, and the rest is not looked at one by one. */
const MAX_UNPRINTABLE = 50;

/**
 * A letter as PDF/UA-1 (ISO 14289-1), laid out after DIN 5008 form B. Pure: the same letter gives the same bytes.
 * It blocks for some milliseconds, so it is never called inside a transaction.
 */
export function renderLetterPdf(sender: Sender, content: LetterContent, language: Language): Uint8Array {
  const json = JSON.stringify(inputOf(sender, content, letterLanguage(language)), (_key, value: unknown) =>
    typeof value === "string" ? cleanText(value) : value,
  );
  try {
    return compileLetter(json);
  } catch (error) {
    const unprintable = unprintableIn(json);
    if (unprintable.size === 0) throw error;
    return compileLetter(
      graphemesOf(json)
        .map((each) => (unprintable.has(each) ? REPLACEMENT : each))
        .join(""),
    );
  }
}

function inputOf(sender: Sender, content: LetterContent, language: Language): Record<string, unknown> {
  const { letter: labels } = messages(language);
  const date = Temporal.PlainDate.from(content.date);
  const { verification } = content;
  return {
    labels,
    sender,
    language: /^[a-z]{2,3}/.exec(language)?.[0] ?? "de",
    title: content.title,
    date: { year: date.year, month: date.month, day: date.day },
    info: [
      { label: labels.reference, value: content.reference },
      { label: labels.date, value: dateText(date, language) },
      { label: labels.phone, value: sender.phone },
      { label: labels.email, value: sender.email },
    ],
    recipient: content.recipient,
    paragraphs: content.paragraphs,
    facts: content.facts,
    norms: [...new Set(content.norms)],
    ...(content.remedy === undefined ? {} : { remedy: content.remedy }),
    isAutomatic: content.isAutomatic,
    ...(content.signedBy ? { signedBy: content.signedBy } : {}),
    ...(verification
      ? {
          verification: {
            ...verification,
            svg: qrCodeSvg(verification.url),
            alt: fill(labels.qr, verification),
          },
        }
      : {}),
  };
}

const UNSUSPICIOUS = /^[\n -~\u00A1-\u024F]*$/;

/** Without control, private and unassigned characters and lone surrogates; those that only steer stay. */
function cleanText(text: string): string {
  if (UNSUSPICIOUS.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[^\P{Cc}\n]|[\p{Co}\p{Cs}\p{Cn}]/gu, "");
}

/** The characters in this text that no font has, found by halving, since most texts have none. */
function unprintableIn(text: string): Set<string> {
  const found = new Set<string>();
  const search = (candidates: readonly string[]): void => {
    if (candidates.length === 0 || (found.size < MAX_UNPRINTABLE && isPrintable(candidates.join(" "))))
      return;
    if (candidates.length === 1 || found.size >= MAX_UNPRINTABLE) {
      for (const each of candidates) found.add(each);
      return;
    }
    const middle = candidates.length >> 1;
    search(candidates.slice(0, middle));
    search(candidates.slice(middle));
  };
  search([...new Set(graphemesOf(text))].filter((each) => !/^[ -~]+$/.test(each)));
  return found;
}

function graphemesOf(text: string): string[] {
  return [...new Intl.Segmenter("de", { granularity: "grapheme" }).segment(text)].map(
    ({ segment }) => segment,
  );
}
