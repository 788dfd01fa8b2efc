import type { LocalizedText } from "#platform/i18n";
import { addressLine } from "../certificate/certificate-words.ts";
import type { RegisterRecord } from "../register.ts";
import { currentResidences } from "./answer-request.ts";

export interface InformationRow {
  readonly label: LocalizedText;
  readonly value: string;
}

/** Simple register information (BMG § 44 (1)): five data, never a date. */
export function informationRows(record: RegisterRecord, today: Temporal.PlainDate): InformationRow[] {
  const { person } = record;
  const isDeceased = person.deceasedOn !== undefined;
  return [
    { label: { de: "Familienname", en: "Family name" }, value: person.familyName },
    { label: { de: "Vornamen", en: "Given names" }, value: person.givenNames },
    ...(person.callName
      ? [{ label: { de: "Gebräuchlicher Vorname", en: "Name used" }, value: person.callName }]
      : []),
    ...(person.doctoralDegree
      ? [{ label: { de: "Doktorgrad", en: "Doctoral degree" }, value: person.doctoralDegree }]
      : []),
    ...(isDeceased
      ? [{ label: { de: "Hinweis", en: "Note" }, value: "verstorben" }]
      : currentResidences(record, today).map((residence) => ({
          label: { de: "Derzeitige Anschrift", en: "Current address" },
          value: addressLine(residence),
        }))),
  ];
}

/** Says nothing of whether there are no data, several people or a block (BMG § 51 (2) S. 3). */
export const NEUTRAL_ROWS: readonly InformationRow[] = [
  {
    label: { de: "Auskunft", en: "Information" },
    value: "Zu Ihren Angaben kann keine Auskunft erteilt werden.",
  },
];
