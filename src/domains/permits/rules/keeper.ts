import type { CheckResult } from "#cases";
import type { Situation } from "../situation.ts";
import { failed, input, passed, unclear, words, type Outcome } from "./words.ts";

/** The applicant is the keeper by the register, or permanently uses another's vehicle with the keeper's consent. */
export function checkKeeper(situation: Situation): CheckResult {
  const { application } = situation;
  return {
    key: "keeper",
    title: words("Halter oder dauerhafte Nutzung", "Keeper or permanent use"),
    input: [
      input("Kennzeichen", "Number plate", application.plate),
      input(
        "Angabe",
        "Named",
        application.vehicleUse &&
          (application.vehicleUse === "own"
            ? "eigenes Fahrzeug"
            : `Fahrzeug von ${application.keeperName ?? "–"}`),
      ),
      ...(application.mayReadVehicles
        ? [input("Halter laut Fahrzeugregister", "Keeper in the vehicle register", keeperWords(situation))]
        : []),
    ],
    rule: words(
      "Das Fahrzeug muss auf die Person zugelassen sein, oder sie muss es mit Zustimmung der Halterin oder des Halters dauerhaft nutzen.",
      "The vehicle must be registered in the person's name, or the person must permanently use it with the keeper's consent.",
    ),
    norm: "VwV-StVO zu § 45 Abs. 1 bis 1e, X",
    ...outcome(situation),
  };
}

function outcome(situation: Situation): Outcome {
  const { application, vehicle } = situation;
  if (application.vehicleUse === "other") return byConsent(situation);
  if (!application.mayReadVehicles) {
    return unclear(
      "Bitte die hochgeladene Zulassungsbescheinigung ansehen (Feld C.1).",
      "Please look at the uploaded registration certificate (field C.1).",
    );
  }
  if (!vehicle) {
    return unclear(
      `${application.plate ?? "Das Kennzeichen"} steht nicht im örtlichen Fahrzeugregister. Bitte prüfen.`,
      `${application.plate ?? "The plate"} is not in the local vehicle register. Please check.`,
    );
  }
  if (isKeeper(situation))
    return passed(
      `${vehicle.plate} ist auf die Person zugelassen.`,
      `${vehicle.plate} is registered in the person's name.`,
    );
  return failed(
    "not-keeper",
    `${vehicle.plate} ist auf jemand anderen zugelassen.`,
    `${vehicle.plate} is registered in someone else's name.`,
  );
}

/** A consent is read by a person: who gave it online is not identified, and permanent use is a matter of the case. */
function byConsent(situation: Situation): Outcome {
  const keeper = situation.application.keeperName ?? "–";
  if (situation.application.mayReadVehicles && isKeeper(situation)) {
    return passed(
      "Das Fahrzeug ist laut Register auf die Person selbst zugelassen.",
      "According to the register the vehicle is in the person's own name.",
    );
  }
  return situation.application.consentWay === "online"
    ? unclear(
        `Die Zustimmung von ${keeper} liegt online vor. Bitte prüfen, ob die Nutzung auf Dauer ist.`,
        `The consent of ${keeper} was given online. Please check whether the use is permanent.`,
      )
    : unclear(
        `Bitte die hochgeladene Erklärung von ${keeper} lesen.`,
        `Please read the uploaded statement of ${keeper}.`,
      );
}

function isKeeper({ vehicle, person }: Situation): boolean {
  return vehicle?.keeperId !== undefined && vehicle.keeperId === person?.id;
}

function keeperWords(situation: Situation): string {
  if (!situation.vehicle) return "nicht gefunden";
  return isKeeper(situation) ? "die Person selbst" : "jemand anderes";
}
