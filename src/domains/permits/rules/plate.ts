import type { CheckResult } from "#cases";
import type { Situation } from "../situation.ts";
import { failed, input, passed, unclear, words, type Outcome } from "./words.ts";

/** The vehicle is registered in this city: an outside plate is re-registered first. */
export function checkPlateCode({ application: { plate }, plateCodes }: Situation): CheckResult {
  return {
    key: "plate",
    title: words("Kennzeichen dieser Stadt", "Plate of this city"),
    input: [
      input("Kennzeichen", "Number plate", plate),
      input("Kennzeichen der Stadt", "The city's plates", plateCodes.join(", ")),
    ],
    rule: words(
      "Das Fahrzeug muss in dieser Stadt zugelassen sein.",
      "The vehicle must be registered in this city.",
    ),
    norm: "§ 15 FZV; Verwaltungspraxis der Stadt",
    ...outcome(plate, plateCodes),
  };
}

function outcome(plate: string | undefined, plateCodes: readonly string[]): Outcome {
  if (plate === undefined) return unclear("Es ist kein Kennzeichen angegeben.", "No number plate is named.");
  if (plateCodes.includes(plate.split("-")[0] ?? ""))
    return passed(`${plate} ist ein Kennzeichen dieser Stadt.`, `${plate} is a plate of this city.`);
  return failed(
    "foreign-plate",
    `${plate} ist ein auswärtiges Kennzeichen. Das Fahrzeug muss zuerst umgemeldet werden.`,
    `${plate} is an outside plate. The vehicle must be re-registered first.`,
  );
}
