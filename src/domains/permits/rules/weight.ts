import type { CheckResult } from "#cases";
import type { Situation } from "../situation.ts";
import { failed, input, passed, unclear, words, type Outcome } from "./words.ts";

/** The permissible total mass is under the limit, by the register or by the applicant's word and a proof. */
export function checkWeight(situation: Situation): CheckResult {
  const limit = kilograms(situation.plan.rules.grossWeightLimitKg);
  const known = weightOf(situation);
  return {
    key: "weight",
    title: words("Zulässige Gesamtmasse", "Permissible total mass"),
    input: [
      input(
        "Im Fahrzeugregister",
        "In the vehicle register",
        known === undefined ? undefined : kilograms(known),
      ),
      input(
        "Angabe: unter der Grenze",
        "Named: under the limit",
        situation.application.isLight === undefined
          ? undefined
          : situation.application.isLight
            ? "ja"
            : "nein",
      ),
    ],
    rule: words(
      `Die zulässige Gesamtmasse muss unter ${limit} liegen.`,
      `The permissible total mass must be under ${limit}.`,
    ),
    norm: "Verwaltungspraxis der Stadt",
    ...outcome(situation, known),
  };
}

function weightOf({ application, vehicle }: Situation): number | undefined {
  return application.mayReadVehicles ? vehicle?.grossWeightKg : undefined;
}

function outcome({ application, plan }: Situation, known: number | undefined): Outcome {
  const limit = plan.rules.grossWeightLimitKg;
  if (known === undefined) {
    return application.isLight === false
      ? failed(
          "vehicle-too-heavy",
          `Nach eigener Angabe wiegt das Fahrzeug ${kilograms(limit)} oder mehr.`,
          `According to the applicant the vehicle weighs ${kilograms(limit)} or more.`,
        )
      : unclear(
          "Bitte in der Zulassungsbescheinigung nachsehen (Feld F.1).",
          "Please look it up in the registration certificate (field F.1).",
        );
  }
  if (known > limit)
    return failed(
      "vehicle-too-heavy",
      `${kilograms(known)} sind mehr als ${kilograms(limit)}.`,
      `${kilograms(known)} is more than ${kilograms(limit)}.`,
    );
  if (known === limit) {
    return unclear(
      `Das Fahrzeug liegt mit ${kilograms(known)} genau auf der Grenze. Bitte entscheiden.`,
      `With ${kilograms(known)} the vehicle is exactly on the limit. Please decide.`,
    );
  }
  return passed(
    `${kilograms(known)} sind weniger als ${kilograms(limit)}.`,
    `${kilograms(known)} is less than ${kilograms(limit)}.`,
  );
}

function kilograms(weight: number): string {
  return `${weight.toLocaleString("de-DE")} kg`;
}
