import type { CheckResult } from "#cases";
import { latestOf, stillHolding } from "../permit.ts";
import type { Situation } from "../situation.ts";
import { day, failed, input, passed, unclear, words, type Outcome } from "./words.ts";

/** There is a valid permit that can be changed, replaced or given back. */
export function checkCurrentPermit(situation: Situation): CheckResult {
  const permit = latestOf(stillHolding(situation.permits, situation.submittedOn));
  return {
    key: "current-permit",
    title: words("Gültiger Ausweis", "Valid permit"),
    input: [
      input("Ausweis", "Permit", permit && `${permit.number}, Zone ${permit.zoneKey}, ${permit.plate}`),
      input("Letzter Tag", "Last day", permit && day(permit.validUntil)),
    ],
    rule: words(
      "Auf die Person muss ein gültiger Ausweis eingetragen sein.",
      "A valid permit must be registered for the person.",
    ),
    norm: "§ 45 Abs. 1b Satz 1 Nr. 2a StVO",
    ...outcome(situation, permit),
  };
}

function outcome(situation: Situation, permit: ReturnType<typeof latestOf>): Outcome {
  const typed = situation.application.permitNumber;
  if (!permit) {
    return situation.person
      ? failed(
          "no-permit",
          "Auf diese Person ist kein gültiger Ausweis eingetragen.",
          "No valid permit is registered for this person.",
        )
      : unclear(
          "Der Ausweis ist nicht gefunden worden. Bitte über Namen oder Nummer suchen.",
          "The permit was not found. Please look for it by name or number.",
        );
  }
  if (typed !== undefined && typed !== permit.number) {
    return unclear(
      `Angegeben ist die Nummer ${typed}, eingetragen ist ${permit.number}. Bitte prüfen.`,
      `The number named is ${typed}, the one registered is ${permit.number}. Please check.`,
    );
  }
  return passed(
    `Der Ausweis ${permit.number} gilt bis ${day(permit.validUntil)}.`,
    `Permit ${permit.number} is valid until ${day(permit.validUntil)}.`,
  );
}
