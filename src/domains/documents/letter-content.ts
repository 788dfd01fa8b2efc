import { directionOf, fallbackOf, type Language } from "#platform/i18n";

export interface LetterFact {
  readonly label: string;
  readonly value: string;
}

/** The text of a letter, in the reader's language and already filled in: page and PDF show the same. */
export interface LetterContent {
  readonly title: string;
  readonly reference: string;
  /** ISO date; also the PDF's date of making, so that the same letter is the same bytes. */
  readonly date: string;
  readonly recipient: readonly string[];
  readonly paragraphs: readonly string[];
  readonly facts: readonly LetterFact[];
  readonly norms: readonly string[];
  /** The instruction on legal remedies (§ 37 (6) VwVfG); a certificate, which decides nothing, has none. */
  readonly remedy?: string;
  /** Made by a program, so valid without signature (§ 37 (5) VwVfG), which the letter says. */
  readonly isAutomatic: boolean;
  /** The name under a decision that a person made (§ 37 (3) VwVfG). */
  readonly signedBy?: string;
  readonly verification?: { readonly code: string; readonly url: string };
}

/** Who writes: from the city's data at the time of writing. */
export interface Sender {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly place: string;
  readonly phone: string;
  readonly email: string;
}

/** What is sealed of a letter; the sender is kept, because an office that moves does not change old letters. */
export interface StoredLetter {
  readonly content: LetterContent;
  readonly sender: Sender;
}

/** The language in which a letter is written: languages from right to left fall back, as their texts do on request. */
export function letterLanguage(language: Language): Language {
  return directionOf(language) === "rtl" ? fallbackOf(language) : language;
}
