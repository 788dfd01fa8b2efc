import type { LocalizedText } from "#platform/i18n";
import type { Residence } from "../register.ts";
import type { CertificateSource, RelativeRecord } from "./certificate-source.ts";
import { addressLine, day, fullName, MARITAL_STATUS, NOTHING, SEX, stateName } from "./certificate-words.ts";

export interface CertificateRow {
  readonly label: LocalizedText;
  readonly value: string;
}

interface Item {
  /** Sheets of the DSMeld (BMeldDigiV § 5), for the log. */
  readonly sheets: readonly string[];
  rows(source: CertificateSource): readonly CertificateRow[];
}

const OF_AGE = { years: 18 };

/** What stands in every certificate (BMG § 18 (1)). */
const BASIC: Item = {
  sheets: ["0101a", "0301", "0302", "0401", "0601", "1201-1213"],
  rows: ({ person, residences }) => [
    row("Familienname", "Family name", person.familyName),
    row("Vornamen", "Given names", person.givenNames),
    ...(person.callName ? [row("Gebräuchlicher Vorname", "Name used", person.callName)] : []),
    ...(person.doctoralDegree ? [row("Doktorgrad", "Doctoral degree", person.doctoralDegree)] : []),
    row("Geburtsdatum", "Date of birth", day(person.birthDate)),
    ...residences.map((residence) => residenceRow(residence, residences.length === 1)),
  ],
};

/** What may be added on request (BMG § 18 (2) with § 3 (1)), by the keys that the service's definition uses. */
export const EXTRAS = {
  "former-names": {
    sheets: ["0201a", "0203a"],
    rows: ({ person, formerNames }) => [
      row(
        "Frühere Namen",
        "Former names",
        [...new Set([...(person.birthName ? [person.birthName] : []), ...formerNames])].join(", "),
      ),
    ],
  },
  "religious-names": {
    sheets: ["0501", "0502"],
    rows: ({ person }) => [
      row(
        "Ordensname, Künstlername",
        "Religious name, stage name",
        [person.religiousName, person.artistName].filter(Boolean).join(", "),
      ),
    ],
  },
  "birth-place": {
    sheets: ["0602", "0603"],
    rows: ({ person }) => [
      row(
        "Geburtsort",
        "Place of birth",
        [person.birthPlace, person.birthCountry && stateName(person.birthCountry)].filter(Boolean).join(", "),
      ),
    ],
  },
  sex: {
    sheets: ["0701"],
    rows: ({ person }) => [row("Geschlecht", "Sex", person.sex && SEX[person.sex])],
  },
  representatives: {
    sheets: ["0902a", "0904", "0905", "0906", "0907a", "0917", "1200-1212"],
    rows: (source) =>
      relativeRows(source, "parent", "Gesetzliche Vertretung", "Legal representative", isMinor(source)),
  },
  nationalities: {
    sheets: ["1001"],
    rows: ({ person }) => [
      row("Staatsangehörigkeiten", "Nationalities", person.nationalities.map(stateName).join(", ")),
    ],
  },
  religion: {
    sheets: ["1101"],
    rows: ({ person }) => [row("Religionsgesellschaft", "Religious community", person.religion)],
  },
  "former-addresses": {
    sheets: ["1200-1233"],
    rows: ({ formerResidences }) =>
      formerResidences.length === 0
        ? [row("Frühere Anschriften", "Former addresses", undefined)]
        : formerResidences.map((residence) =>
            residence.kind === "main"
              ? row("Frühere Hauptwohnung", "Former main residence", addressLine(residence))
              : row("Frühere Nebenwohnung", "Former secondary residence", addressLine(residence)),
          ),
  },
  "move-dates": {
    sheets: ["1301", "1306"],
    rows: ({ residences, formerResidences }) =>
      [...residences, ...formerResidences].map((residence) =>
        row(
          `Einzug und Auszug, ${residence.street} ${residence.houseNumber}`,
          `Moved in and out, ${residence.street} ${residence.houseNumber}`,
          [
            `Einzug ${day(residence.validFrom)}`,
            ...(residence.validUntil ? [`Auszug ${day(residence.validUntil)}`] : []),
          ].join(", "),
        ),
      ),
  },
  "marital-status": {
    sheets: ["1401", "1402", "1408"],
    rows: ({ person }) => [
      row(
        "Familienstand",
        "Marital status",
        [
          person.maritalStatus && MARITAL_STATUS[person.maritalStatus],
          person.marriedOn && `seit ${day(person.marriedOn)}`,
          person.marriedAt,
        ]
          .filter(Boolean)
          .join(", "),
      ),
    ],
  },
  spouse: {
    sheets: ["1501a", "1502b", "1503", "1504", "1505", "1506", "1508"],
    rows: (source) =>
      relativeRows(source, "spouse", "Ehegatte oder Lebenspartner", "Spouse or civil partner"),
  },
  children: {
    sheets: ["1601a", "1603", "1604", "1604a", "1200-1212"],
    rows: (source) =>
      relativeRows(
        {
          ...source,
          relatives: source.relatives.filter(({ person }) => isMinor({ person, today: source.today })),
        },
        "child",
        "Minderjähriges Kind",
        "Minor child",
      ),
  },
  alive: {
    sheets: ["1901"],
    rows: () => [row("Sterbedatum", "Date of death", "nicht gespeichert")],
  },
} as const satisfies Record<string, Item>;

export type Extra = keyof typeof EXTRAS;

/** The rows of a certificate in German, as other authorities read it, in the order of the law. */
export function certificateRows(source: CertificateSource, extras: readonly Extra[]): CertificateRow[] {
  return itemsOf(extras).flatMap((item) => item.rows(source));
}

/** The DSMeld sheets that a certificate gives out, for the log (BMG § 40 (4) Nr. 3). */
export function certificateSheets(extras: readonly Extra[]): string[] {
  return [...new Set(itemsOf(extras).flatMap((item) => item.sheets))];
}

function itemsOf(extras: readonly Extra[]): Item[] {
  const keys = Object.keys(EXTRAS) as Extra[];
  return [BASIC, ...keys.filter((key) => extras.includes(key)).map((key) => EXTRAS[key])];
}

function isMinor({ person, today }: Pick<CertificateSource, "person" | "today">): boolean {
  return Temporal.PlainDate.compare(person.birthDate.add(OF_AGE), today) > 0;
}

/** Nobody there and somebody with a block are the same words. */
function relativeRows(
  { relatives }: CertificateSource,
  kind: RelativeRecord["kind"],
  de: string,
  en: string,
  isAsked = true,
): CertificateRow[] {
  const shown = isAsked ? relatives.filter((each) => each.kind === kind) : [];
  return shown.length === 0 ? [row(de, en, undefined)] : shown.map((each) => row(de, en, relativeText(each)));
}

function relativeText({ person, residences }: RelativeRecord): string {
  return [
    fullName(person),
    ...(person.birthName ? [`Geburtsname ${person.birthName}`] : []),
    `geboren am ${day(person.birthDate)}`,
    ...(person.sex ? [SEX[person.sex]] : []),
    ...residences.map(addressLine),
  ].join("; ");
}

function residenceRow(residence: Residence, isOnly: boolean): CertificateRow {
  const value = addressLine(residence);
  if (residence.kind === "secondary") return row("Nebenwohnung", "Secondary residence", value);
  return isOnly
    ? row("Alleinige Wohnung", "Only residence", value)
    : row("Hauptwohnung", "Main residence", value);
}

function row(de: string, en: string, value: string | undefined): CertificateRow {
  return { label: { de, en }, value: value === undefined || value === "" ? NOTHING : value };
}
