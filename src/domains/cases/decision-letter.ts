import { cityOf } from "#catalogue";
import { issueVerification, letterLanguage, writeLetter, type LetterContent } from "#documents";
import { evaluate, formatAnswer } from "#forms";
import type { Ctx } from "#platform/context";
import { fill, localized, type Language } from "#platform/i18n";
import { listChecks, type OpenCase } from "./case-file.ts";
import type { Closing } from "./close-case.ts";
import { messages } from "./messages.ts";

/**
 * Writes the notice of a decision in the applicant's language: what was decided, the result, the reasons, the fee,
 * the legal remedy; a granted one carries a code that anyone can check. Without account it goes to the print queue.
 */
export async function writeDecisionLetter(ctx: Ctx, open: OpenCase, closing: Closing): Promise<string> {
  const { row, version } = open;
  const { service } = version;
  const isGranted = closing.outcome === "granted";
  const isCertificate = isGranted && service.grants === "certificate";
  // Certificates are shown to other authorities, whose language is German (§ 23 (1) VwVfG).
  const language = isCertificate ? "de" : letterLanguage(row.language);
  const text = messages(language).letter;
  const title = localized(service.title, language);
  const refusal = service.refusals.find((each) => each.key === closing.refusal);
  // The check that failed says why in this case, with its values: the address, the right zone.
  const failed = isGranted
    ? undefined
    : (await listChecks(ctx, open)).find(
        (check) => check.result === "failed" && check.refusal === closing.refusal,
      );
  const opening = service.letters[isGranted ? "granted" : "refused"];
  const code =
    isGranted && closing.subject
      ? await issueVerification(ctx, {
          caseId: row.id,
          subjectKind: closing.subject.kind,
          subjectId: closing.subject.id,
          title: service.title,
          validFrom: closing.validFrom ?? ctx.today(),
          validUntil: closing.validUntil,
        })
      : undefined;
  return writeCaseLetter(ctx, open, isGranted ? "granted" : "refused", () => ({
    title: isCertificate
      ? title
      : fill(isGranted ? text.grantedTitle : text.refusedTitle, { service: title }),
    isCertificate,
    paragraphs: [
      opening
        ? localized(opening, language)
        : fill(isGranted ? text.granted : text.refused, { service: title }),
      ...(refusal ? [localized(refusal.text, language)] : []),
      ...(failed ? [localized(failed.reason, language)] : []),
      ...(closing.reason ? [closing.reason] : []),
    ],
    facts: (closing.result ?? []).map(({ label, value }) => ({ label: localized(label, language), value })),
    norms: [...service.legalBases.map((base) => base.norm), ...(refusal ? [refusal.norm] : [])],
    isAutomatic: row.is_automatic && isGranted,
    ...(open.content.decision?.signedBy ? { signedBy: open.content.decision.signedBy } : {}),
    ...(code ? { verification: { code, url: `${ctx.system.publicUrl}/pruefen/${code}` } } : {}),
  }));
}

/** What one letter of a case says beyond what all of them have. */
export interface CaseLetter extends Pick<
  LetterContent,
  "title" | "paragraphs" | "facts" | "norms" | "signedBy" | "verification"
> {
  readonly isAutomatic?: boolean;
  /** In German and without a legal remedy. */
  readonly isCertificate?: boolean;
}

/** Writes a letter of a case in the applicant's language, with recipient and legal remedy; without account by post. */
export async function writeCaseLetter(
  ctx: Ctx,
  open: OpenCase,
  kind: string,
  contentIn: (language: Language) => CaseLetter,
): Promise<string> {
  const { row } = open;
  const { isCertificate = false, ...letter } = contentIn(letterLanguage(row.language));
  const language = isCertificate ? "de" : letterLanguage(row.language);
  return writeLetter(ctx, {
    ownerId: row.id,
    key: open.key,
    kind,
    language,
    byPost: row.account_id === null,
    content: {
      isAutomatic: false,
      ...letter,
      reference: row.reference,
      date: ctx.today().toString(),
      recipient: [...(row.applicant_name ? [row.applicant_name] : []), ...postalLines(open)],
      ...(isCertificate
        ? {}
        : { remedy: fill(messages(language).letter.remedy, { authority: authorityLine(ctx) }) }),
    },
  });
}

/** The first address that was given: where a letter by post goes. */
function postalLines({ version, content }: OpenCase): string[] {
  const evaluation = evaluate(version.flow, content.answers, content.facts);
  const fields = evaluation.path.flatMap((step) => step.fields);
  const shown = fields.find(({ field, value }) => field.type === "address" && value !== null);
  const text = shown ? formatAnswer(shown.field, shown.value, "de") : "";
  return text === "" ? [] : text.split(", ");
}

function authorityLine(ctx: Ctx): string {
  const { authority } = cityOf(ctx);
  return `${authority.name}, ${authority.street}, ${authority.postalCode} ${authority.place}`;
}
