import type { CheckResult } from "#cases";
import type { Situation } from "../situation.ts";
import { failed, input, passed, unclear, words, type Outcome } from "./words.ts";

/** Who has a private space in the zone gets no permit; the applicant's own word counts. */
export function checkPrivateSpace({ application: { hasPrivateSpace } }: Situation): CheckResult {
  return {
    key: "private-space",
    title: words("Kein eigener Stellplatz", "No private parking space"),
    input: [
      input(
        "Eigener Stellplatz",
        "Private space",
        hasPrivateSpace === undefined ? undefined : hasPrivateSpace ? "ja" : "nein",
      ),
    ],
    rule: words(
      "Wer in der Zone einen eigenen Stellplatz hat, erhält keinen Ausweis.",
      "Who has a private space in the zone gets no permit.",
    ),
    norm: "Verwaltungspraxis der Stadt",
    ...outcome(hasPrivateSpace),
  };
}

function outcome(hasPrivateSpace: boolean | undefined): Outcome {
  if (hasPrivateSpace === undefined) return unclear("Danach wurde nicht gefragt.", "This was not asked.");
  return hasPrivateSpace
    ? failed(
        "private-space",
        "Nach eigener Angabe gibt es einen eigenen Stellplatz.",
        "According to the applicant there is a private space.",
      )
    : passed(
        "Nach eigener Angabe gibt es keinen eigenen Stellplatz.",
        "According to the applicant there is no private space.",
      );
}
