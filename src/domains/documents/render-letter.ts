import type { Language } from "#platform/i18n";
import type { LetterContent, Sender } from "./letter-content.ts";

export function renderLetterPdf(_sender: Sender, _content: LetterContent, _language: Language): Uint8Array {
  throw new Error("Not yet");
}
