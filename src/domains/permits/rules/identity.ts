import type { CheckResult } from "#cases";
import type { Situation } from "../situation.ts";
import { input, passed, unclear, words, type Outcome } from "./words.ts";

/** Who applies: by an account that is joined to the register, else by the uploaded identity card (StVO § 46 (5)). */
export function checkIdentity(situation: Situation): CheckResult {
  return {
    key: "identity",
    title: words("Wer den Antrag stellt", "Who applies"),
    input: [
      input("Name", "Name", situation.person?.name ?? typedName(situation)),
      input(
        "Anmeldung",
        "Sign-in",
        situation.hasAccount ? "Konto" : situation.isIdentified ? "am Schalter" : "ohne Konto",
      ),
    ],
    rule: words(
      "Mit einem Konto, das zu einer Person im Melderegister gehört, ist die Identität geklärt. Sonst vergleicht jemand den Ausweis.",
      "With an account that belongs to a person in the residents' register the identity is clear. Otherwise somebody compares the identity card.",
    ),
    norm: "§ 46 Abs. 5 StVO; § 3 Abs. 4 OZG",
    ...outcome(situation),
  };
}

function outcome({ isIdentified, person }: Situation): Outcome {
  if (person?.isDeceased)
    return unclear(
      "Im Melderegister ist ein Sterbedatum eingetragen.",
      "The residents' register holds a date of death.",
    );
  if (isIdentified && person)
    return passed(
      `Die Person steht als ${person.name} im Melderegister.`,
      `The person is in the residents' register as ${person.name}.`,
    );
  if (isIdentified) {
    return unclear(
      "Das Konto ließ sich keiner Person im Melderegister eindeutig zuordnen. Bitte prüfen.",
      "The account could not be joined to exactly one person in the residents' register. Please check.",
    );
  }
  return person
    ? unclear(
        `Ohne Konto. Im Melderegister gibt es genau eine Person mit diesem Namen und Geburtsdatum: ${person.name}. Bitte mit dem hochgeladenen Ausweis vergleichen.`,
        `Without an account. The residents' register has exactly one person with this name and date of birth: ${person.name}. Please compare with the identity card.`,
      )
    : unclear(
        "Ohne Konto. Name und Geburtsdatum passen zu keiner oder zu mehreren Personen im Melderegister. Bitte mit dem hochgeladenen Ausweis vergleichen.",
        "Without an account. Name and date of birth fit no person or several in the residents' register. Please compare with the identity card.",
      );
}

function typedName({ application }: Situation): string | undefined {
  const name = [application.givenNames, application.familyName].filter(Boolean).join(" ");
  return name === "" ? undefined : name;
}
