import { lintProcess } from "./lint-process.ts";
import { lintTexts } from "./lint-texts.ts";
import type { Service } from "./schema.ts";
import { findingList, type ServiceFinding } from "./service-finding.ts";

type Known = readonly { readonly key: string }[];

/** What a service needs beside a sound flow: law, retention, norms, texts, offices that exist. */
export function lintService(
  service: Service,
  city: { readonly offices: Known; readonly teams: Known; readonly lifeSituations: Known },
): ServiceFinding[] {
  const { all, error, warning, hint } = findingList();
  if (service.legalBases.length === 0) {
    error(
      "legal-base-missing",
      [],
      "Es fehlt die Rechtsgrundlage. Ergänzen Sie „legalBases“ mit der Norm.",
      "The legal base is missing. Add “legalBases” with the norm.",
    );
  }
  if (!isKnown(city.offices, service.office)) {
    error(
      "office-unknown",
      ["office"],
      `Die Stelle „${service.office}“ steht nicht in city.yaml. Ergänzen Sie sie dort oder berichtigen Sie den Schlüssel.`,
      `The office “${service.office}” is not in city.yaml. Add it there or correct the key.`,
    );
  }
  if (!isKnown(city.teams, service.team)) {
    error(
      "team-unknown",
      ["team"],
      `Das Team „${service.team}“ steht nicht in city.yaml. Ergänzen Sie es dort oder berichtigen Sie den Schlüssel.`,
      `The team “${service.team}” is not in city.yaml. Add it there or correct the key.`,
    );
  }
  service.lifeSituations.forEach((key, index) => {
    if (isKnown(city.lifeSituations, key)) return;
    error(
      "life-situation-unknown",
      ["lifeSituations", index],
      `Die Lebenslage „${key}“ steht nicht in city.yaml.`,
      `The life situation “${key}” is not in city.yaml.`,
    );
  });
  if (service.identification.level === "none" && !service.identification.withoutAccount) {
    error(
      "level-without-account",
      ["identification"],
      "Vertrauensniveau „none“ heißt ohne Konto: setzen Sie „withoutAccount: true“.",
      "Level “none” means without an account: set “withoutAccount: true”.",
    );
  }
  if (service.leika.length === 0)
    warning(
      "leika-missing",
      [],
      "Es fehlt der LeiKa-Schlüssel (14 Ziffern).",
      "The LeiKa key (14 digits) is missing.",
    );
  if (service.keywords.length === 0) {
    hint(
      "keywords-missing",
      [],
      "Es gibt keine Suchwörter. Ergänzen Sie unter „keywords“, wie Menschen die Leistung nennen.",
      "There are no keywords. Add under “keywords” what people call the service.",
    );
  }
  if (service.whoMayApply.length === 0) {
    hint(
      "who-missing",
      [],
      "Es steht nicht da, wer die Leistung beantragen kann. Ergänzen Sie „whoMayApply“.",
      "It does not say who may apply. Add “whoMayApply”.",
    );
  }
  return [...all, ...lintProcess(service), ...lintTexts(service)];
}

/** What only shows when all services are seen together. */
export function lintServices(
  services: readonly Service[],
): { readonly key: string; readonly finding: ServiceFinding }[] {
  const owners = new Map<string, string>();
  return services.flatMap((service) => {
    const { all, warning } = findingList();
    service.leika.forEach((leika, index) => {
      const owner = owners.get(leika);
      if (owner === undefined) owners.set(leika, service.key);
      else
        warning(
          "leika-duplicate",
          ["leika", index],
          `Den LeiKa-Schlüssel ${leika} hat schon „${owner}“. Prüfen Sie, ob es zwei Leistungen sind.`,
          `“${owner}” already has the LeiKa key ${leika}. Check whether these are two services.`,
        );
    });
    return all.map((finding) => ({ key: service.key, finding }));
  });
}

function isKnown(list: Known, key: string): boolean {
  return list.some((each) => each.key === key);
}
