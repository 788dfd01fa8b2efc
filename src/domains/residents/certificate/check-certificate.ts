import type { CheckResult } from "#cases";
import type { Identification } from "#identity";
import type { Person, Residence } from "../register.ts";
import { isSameAddress } from "../same-address.ts";

/** What the checks of a certificate look at. */
export interface CertificateSituation {
  /** By the sign-in; undefined at the counter, where staff have seen the identity card. */
  readonly identified: Identification | undefined;
  readonly isAtCounter: boolean;
  readonly address: Pick<Residence, "street" | "houseNumber" | "postalCode"> | undefined;
  readonly person: Person | undefined;
  readonly residences: readonly Residence[];
  /** The name of the city: its office answers only for those whose main residence is there (BMeldDigiV § 5 (1)). */
  readonly place: string;
}

/** All checks of a registration certificate, in the order in which a caseworker reads them. */
export function checkCertificate(situation: CertificateSituation): CheckResult[] {
  return [checkFullMatch(situation), checkResidence(situation)];
}

/** Identified only where all four data are fully the same as in the register (BMeldDigiV § 4 (2)). */
function checkFullMatch(situation: CertificateSituation): CheckResult {
  const differing = differences(situation);
  const labels = differing.map((key) => DATA[key]);
  return {
    key: "full-match",
    title: { de: "Wer den Antrag stellt", en: "Who applies" },
    input: [
      {
        label: { de: "Verglichen", en: "Compared" },
        value: situation.isAtCounter ? "Ausweis am Schalter" : "Name, Geburtsdatum, Anschrift",
      },
    ],
    rule: {
      de: "Familienname, Vornamen, Geburtsdatum und Anschrift stimmen vollständig mit dem Melderegister überein.",
      en: "Family name, given names, date of birth and address are fully the same as in the residents' register.",
    },
    norm: "§ 18 Abs. 1 BMG; § 4 BMeldDigiV",
    ...(labels.length === 0
      ? {
          result: "passed" as const,
          reason: { de: "Alle Angaben stimmen überein.", en: "All data are the same." },
        }
      : {
          result: "unclear" as const,
          reason: {
            de: `Nicht übereinstimmend: ${labels.map(({ de }) => de).join(", ")}. Eine Person prüft, wer den Antrag stellt.`,
            en: `Not the same: ${labels.map(({ en }) => en).join(", ")}. Somebody checks who applies.`,
          },
        }),
  };
}

const DATA = {
  register: { de: "keine Person im Melderegister", en: "nobody in the residents' register" },
  familyName: { de: "Familienname", en: "family name" },
  givenNames: { de: "Vornamen", en: "given names" },
  birthDate: { de: "Geburtsdatum", en: "date of birth" },
  address: { de: "Anschrift", en: "address" },
} as const;

function differences(situation: CertificateSituation): (keyof typeof DATA)[] {
  const { identified, person, address, residences, isAtCounter } = situation;
  if (!person || person.deceasedOn) return ["register"];
  if (isAtCounter) return [];
  const main = residences.find((residence) => residence.kind === "main");
  return [
    ...(isSame(identified?.familyName, person.familyName) ? [] : ["familyName" as const]),
    ...(isSame(identified?.givenNames, person.givenNames) ? [] : ["givenNames" as const]),
    ...(identified?.birthDate?.equals(person.birthDate) ? [] : ["birthDate" as const]),
    ...(main && address && isSameAddress(main, address) ? [] : ["address" as const]),
  ];
}

/** Spaces and the form of combined letters are no difference; all else is. */
function isSame(given: string | undefined, known: string): boolean {
  const plain = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return given !== undefined && plain(given) === plain(known);
}

function checkResidence({ residences, place }: CertificateSituation): CheckResult {
  const main = residences.find((residence) => residence.kind === "main");
  const isHere = main?.place === place;
  return {
    key: "main-residence",
    title: { de: "Zuständigkeit", en: "Responsibility" },
    input: [
      { label: { de: "Ort der Hauptwohnung", en: "Place of the main residence" }, value: main?.place ?? "–" },
    ],
    rule: {
      de: "Die Meldebehörde der alleinigen Wohnung oder Hauptwohnung stellt die Bescheinigung aus.",
      en: "The authority of the only or main residence issues the certificate.",
    },
    norm: "§ 5 Abs. 1 BMeldDigiV",
    result: isHere ? "passed" : "unclear",
    reason: isHere
      ? { de: `Die Hauptwohnung liegt in ${place}.`, en: `The main residence is in ${place}.` }
      : {
          de: `In ${place} ist keine Hauptwohnung gemeldet. Bitte prüfen.`,
          en: `No main residence is registered in ${place}. Please check.`,
        },
  };
}
