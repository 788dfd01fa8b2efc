import type { CheckResult } from "#cases";
import { houseNumberKey } from "../house-number.ts";
import type { Situation } from "../situation.ts";
import { streetKey } from "../street-key.ts";
import { zoneWords } from "../zone-words.ts";
import { zoneOf } from "../zone-of.ts";
import { failed, input, line, passed, unclear, words, type Outcome } from "./words.ts";

/** The address named is the main residence, as the register has it or a proof shows it. */
export function checkMainResidence(situation: Situation): CheckResult {
  const main = mainOf(situation);
  return {
    key: "main-residence",
    title: words("Hauptwohnung", "Main residence"),
    input: [
      input(
        "Angegebene Anschrift",
        "Address named",
        situation.application.home && line(situation.application.home),
      ),
      ...(situation.application.mayReadResidents || !situation.isIdentified
        ? [input("Hauptwohnung im Melderegister", "Main residence in the register", main && line(main))]
        : []),
    ],
    rule: words(
      "Die angegebene Anschrift muss die Hauptwohnung sein. Eine Nebenwohnung reicht nicht.",
      "The address named must be the main residence. A secondary residence is not enough.",
    ),
    norm: "§ 45 Abs. 1b Satz 1 Nr. 2a StVO; VwV-StVO zu § 45 Abs. 1 bis 1e, X; § 21 BMG",
    ...outcome(situation),
  };
}

function outcome(situation: Situation): Outcome {
  const { home, mayReadResidents } = situation.application;
  const main = mainOf(situation);
  if (!home) return unclear("Es ist keine Anschrift angegeben.", "No address is named.");
  if (situation.isIdentified && !mayReadResidents) {
    return unclear(
      "Der Nachweis wurde hochgeladen. Bitte ansehen.",
      "The proof was uploaded. Please look at it.",
    );
  }
  if (!main)
    return unclear(
      "Im Melderegister ist keine Hauptwohnung gefunden worden. Bitte prüfen.",
      "No main residence was found in the register. Please check.",
    );
  if (isSame(home, main)) {
    return situation.isIdentified
      ? passed(
          `${line(home)} ist die Hauptwohnung laut Melderegister.`,
          `${line(home)} is the main residence according to the register.`,
        )
      : unclear(
          `${line(home)} ist laut Melderegister die Hauptwohnung der Person mit diesem Namen. Bitte mit dem Ausweis vergleichen.`,
          `According to the register ${line(home)} is the main residence of the person with this name. Please compare with the identity card.`,
        );
  }
  const right = zoneWords(zoneOf(situation.plan, main, situation.today));
  const secondary = situation.residences.some(
    (residence) => residence.kind === "secondary" && isSame(home, residence),
  );
  return secondary
    ? failed(
        "not-main-residence",
        `${line(home)} ist nur die Nebenwohnung. Die Hauptwohnung ist ${line(main)}: ${right.de}.`,
        `${line(home)} is only the secondary residence. The main residence is ${line(main)}: ${right.en}.`,
      )
    : failed(
        "not-main-residence",
        `Die Hauptwohnung ist laut Melderegister ${line(main)}, nicht ${line(home)}: ${right.de}.`,
        `According to the register the main residence is ${line(main)}, not ${line(home)}: ${right.en}.`,
      );
}

function mainOf({ residences }: Situation): Situation["residences"][number] | undefined {
  return residences.find((residence) => residence.kind === "main");
}

type Place = { readonly street: string; readonly houseNumber: string; readonly postalCode: string };

function isSame(a: Place, b: Place): boolean {
  return (
    streetKey(a.street) === streetKey(b.street) &&
    houseNumberKey(a.houseNumber) === houseNumberKey(b.houseNumber) &&
    a.postalCode === b.postalCode
  );
}
