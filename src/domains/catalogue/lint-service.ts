import type { Service } from "./schema.ts";

export interface ServiceFinding {
  readonly severity: "error" | "warning" | "hint";
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: { readonly de: string; readonly en: string };
}

/** What a service needs beside a sound flow: law, retention, norms, offices that exist (after FIM's quality messages). */
export function lintService(
  service: Service,
  city: { readonly offices: readonly { key: string }[]; readonly teams: readonly { key: string }[]; readonly lifeSituations: readonly { key: string }[] },
): ServiceFinding[] {
  const findings: ServiceFinding[] = [];
  const error = (code: string, path: PropertyKey[], de: string, en: string): void =>
    void findings.push({ severity: "error", code, path, message: { de, en } });
  const warn = (code: string, path: PropertyKey[], de: string, en: string): void =>
    void findings.push({ severity: "warning", code, path, message: { de, en } });

  if (service.legalBases.length === 0) {
    error("legal-base-missing", [], "Es fehlt die Rechtsgrundlage. Ergänzen Sie „legalBases“ mit der Norm.", "The legal base is missing. Add “legalBases” with the norm.");
  }
  if (!city.offices.some((office) => office.key === service.office)) {
    error("office-unknown", ["office"], `Die Stelle „${service.office}“ steht nicht in city.yaml. Ergänzen Sie sie dort oder berichtigen Sie den Schlüssel.`, `The office “${service.office}” is not in city.yaml. Add it there or correct the key.`);
  }
  if (!city.teams.some((team) => team.key === service.team)) {
    error("team-unknown", ["team"], `Das Team „${service.team}“ steht nicht in city.yaml. Ergänzen Sie es dort oder berichtigen Sie den Schlüssel.`, `The team “${service.team}” is not in city.yaml. Add it there or correct the key.`);
  }
  service.lifeSituations.forEach((key, index) => {
    if (city.lifeSituations.some((each) => each.key === key)) return;
    error("life-situation-unknown", ["lifeSituations", index], `Die Lebenslage „${key}“ steht nicht in city.yaml.`, `The life situation “${key}” is not in city.yaml.`);
  });
  for (const end of ["granted", "refused", "withdrawn", "lapsed"] as const) {
    if (service.retention.some((rule) => rule.on === end)) continue;
    error("retention-missing", ["retention"], `Für das Ende „${end}“ fehlt die Aufbewahrung. Ergänzen Sie unter „retention“ Frist und Grund.`, `Retention is missing for the end “${end}”. Add period and reason under “retention”.`);
  }
  service.flow.fee.forEach((position, index) => {
    if (!position.norm) error("fee-without-norm", ["flow", "fee", index], "Die Gebühr nennt keine Norm. Ergänzen Sie „norm“.", "The fee names no norm. Add “norm”.");
  });
  if (service.flow.fee.length > 0 && !service.process.payment) {
    error("payment-missing", ["process"], "Es gibt eine Gebühr, aber „process.payment“ sagt nicht, wann gezahlt wird.", "There is a fee, but “process.payment” does not say when it is paid.");
  }
  if (service.process.automatic && !service.procedure) {
    error("automatic-without-procedure", ["process", "automatic"], "Ohne „procedure“ gibt es keine Prüfungen, also darf nichts automatisch entschieden werden.", "Without a “procedure” there are no checks, so nothing may be decided automatically.");
  }
  if (service.identification.level === "none" && !service.identification.withoutAccount) {
    error("level-without-account", ["identification"], "Vertrauensniveau „none“ heißt ohne Konto: setzen Sie „withoutAccount: true“.", "Level “none” means without an account: set “withoutAccount: true”.");
  }
  if (service.leika.length === 0) warn("leika-missing", [], "Es fehlt der LeiKa-Schlüssel (14 Ziffern).", "The LeiKa key (14 digits) is missing.");
  for (const [name, text] of Object.entries({ title: service.title, summary: service.summary })) {
    if (!text["en"]) warn("english-missing", [name], `„${name}“ fehlt auf Englisch (en).`, `“${name}” is missing in English (en).`);
  }
  return findings;
}
