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
      ...(situation.cosigner ? [input("Zugestimmt hat", "Consented", situation.cosigner.name)] : []),
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

/**
 * A consent decides by itself only where the register's keeper gave it, signed in: the application says that the keeper
 * confirms the permanent use by it. A name that was typed and an uploaded sheet are read by a person.
 */
function byConsent(situation: Situation): Outcome {
  const { application, cosigner, vehicle } = situation;
  const keeper = application.keeperName ?? "–";
  if (application.mayReadVehicles && isKeeper(situation)) {
    return passed(
      "Das Fahrzeug ist laut Register auf die Person selbst zugelassen.",
      "According to the register the vehicle is in the person's own name.",
    );
  }
  if (application.consentWay !== "online") {
    return unclear(
      `Bitte die hochgeladene Erklärung von ${keeper} lesen.`,
      `Please read the uploaded statement of ${keeper}.`,
    );
  }
  const name = cosigner?.name ?? "–";
  if (!cosigner?.personId) {
    return unclear(
      `Die Zustimmung von ${name} liegt online vor, aber ohne sichere Anmeldung. Im Antrag heißt die Person ${keeper}. Bitte prüfen, wer zugestimmt hat und ob die Nutzung auf Dauer ist.`,
      `The consent of ${name} was given online, but without a sure sign-in. The application names ${keeper}. Please check who has consented and whether the use is permanent.`,
    );
  }
  if (!application.mayReadVehicles || !vehicle) {
    return unclear(
      `${name} hat angemeldet zugestimmt. Ob die Person das Fahrzeug hält, sagt das Fahrzeugregister hier nicht. Bitte prüfen.`,
      `${name} has consented, signed in. The vehicle register does not say here whether this person keeps the vehicle. Please check.`,
    );
  }
  return vehicle.keeperId === cosigner.personId
    ? passed(
        `${name} hält ${vehicle.plate} laut Fahrzeugregister und hat angemeldet bestätigt, dass die Person es dauerhaft nutzt.`,
        `${name} keeps ${vehicle.plate} by the vehicle register and has confirmed, signed in, that the person permanently uses it.`,
      )
    : unclear(
        `${name} hat angemeldet zugestimmt, hält ${vehicle.plate} laut Fahrzeugregister aber nicht. Bitte prüfen.`,
        `${name} has consented, signed in, but does not keep ${vehicle.plate} by the vehicle register. Please check.`,
      );
}

function isKeeper({ vehicle, person }: Situation): boolean {
  return vehicle?.keeperId !== undefined && vehicle.keeperId === person?.id;
}

function keeperWords(situation: Situation): string {
  const { vehicle, cosigner } = situation;
  if (!vehicle) return "nicht gefunden";
  if (cosigner?.personId && vehicle.keeperId === cosigner.personId) return "wer zugestimmt hat";
  return isKeeper(situation) ? "die Person selbst" : "jemand anderes";
}
