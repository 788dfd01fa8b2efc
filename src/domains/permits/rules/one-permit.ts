import type { CheckResult } from "#cases";
import { latestOf, stillHolding } from "../permit.ts";
import type { Situation } from "../situation.ts";
import { day, englishDay, failed, input, passed, words, type Outcome } from "./words.ts";
import { firstDayOf } from "./zone.ts";

/** Each resident gets one permit for one vehicle at a time. */
export function checkOnePermit(situation: Situation): CheckResult {
  const from = firstDayOf(situation);
  const permit = latestOf(stillHolding(situation.permits, from));
  return {
    key: "one-permit",
    title: words("Nur ein Ausweis je Person", "One permit a person"),
    input: [
      input(
        "Gültiger Ausweis",
        "Valid permit",
        permit && `${permit.number}, Zone ${permit.zoneKey}, ${permit.plate}, ${day(permit.validUntil)}`,
      ),
    ],
    rule: words(
      "Jede Bewohnerin und jeder Bewohner erhält nur einen Ausweis.",
      "Each resident gets only one permit.",
    ),
    norm: "VwV-StVO zu § 45 Abs. 1 bis 1e, X",
    ...outcome(permit, from),
  };
}

function outcome(permit: ReturnType<typeof latestOf>, from: Temporal.PlainDate): Outcome {
  if (!permit) {
    return passed(
      `Am ${day(from)} gilt kein anderer Ausweis auf diese Person.`,
      `On ${englishDay(from)} no other permit is valid for this person.`,
    );
  }
  return failed(
    "has-permit-already",
    `Der Ausweis ${permit.number} für Zone ${permit.zoneKey} gilt noch bis ${day(permit.validUntil)}.`,
    `Permit ${permit.number} for zone ${permit.zoneKey} is valid until ${englishDay(permit.validUntil)}.`,
  );
}
