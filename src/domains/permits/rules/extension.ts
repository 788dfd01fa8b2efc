import type { CheckResult } from "#cases";
import { extensionTime, firstExtensionDay } from "../permit-dates.ts";
import { latestOf } from "../permit.ts";
import type { Situation } from "../situation.ts";
import { day, englishDay, failed, input, passed, unclear, words, type Outcome } from "./words.ts";

/** A permit is extended from four weeks before its last day until that day; what counts is the day of the application. */
export function checkExtension(situation: Situation): CheckResult {
  const permit = latestOf(situation.permits);
  return {
    key: "extension",
    title: words("Zeitpunkt der Verlängerung", "Time of the extension"),
    input: [
      input("Ausweis", "Permit", permit?.number),
      input("Letzter Tag", "Last day", permit && day(permit.validUntil)),
      input("Antrag vom", "Application of", day(situation.submittedOn)),
    ],
    rule: words(
      `Verlängern lässt sich ein Ausweis in den letzten ${situation.plan.rules.extensionOpens.total("days")} Tagen, solange er gilt.`,
      `A permit can be extended in its last ${situation.plan.rules.extensionOpens.total("days")} days, while it is valid.`,
    ),
    norm: "Verwaltungspraxis der Stadt",
    ...outcome(situation, permit),
  };
}

function outcome({ person, plan, submittedOn }: Situation, permit: ReturnType<typeof latestOf>): Outcome {
  if (!permit) {
    return person
      ? failed(
          "no-permit",
          "Auf diese Person ist kein Ausweis eingetragen.",
          "No permit is registered for this person.",
        )
      : unclear(
          "Der Ausweis ist nicht gefunden worden. Bitte über Namen oder Nummer suchen.",
          "The permit was not found. Please look for it by name or number.",
        );
  }
  const opens = firstExtensionDay(permit.validUntil, plan.rules.extensionOpens);
  switch (extensionTime(permit.validUntil, plan.rules.extensionOpens, submittedOn)) {
    case "too-early":
      return failed(
        "extension-too-early",
        `Der Ausweis gilt bis ${day(permit.validUntil)}. Verlängern geht ab ${day(opens)}.`,
        `The permit is valid until ${englishDay(permit.validUntil)}. It can be extended from ${englishDay(opens)}.`,
      );
    case "too-late":
      return failed(
        "extension-too-late",
        `Der Ausweis galt bis ${day(permit.validUntil)}. Nötig ist ein neuer Antrag.`,
        `The permit was valid until ${englishDay(permit.validUntil)}. A new application is needed.`,
      );
    case "open":
      return passed(
        `Der Antrag kam rechtzeitig: zwischen ${day(opens)} und ${day(permit.validUntil)}.`,
        `The application came in time: between ${englishDay(opens)} and ${englishDay(permit.validUntil)}.`,
      );
  }
}
