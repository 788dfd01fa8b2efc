import { holidaysOf } from "./holidays.ts";
import { parseHours } from "./opening-hours.ts";
import type { City, Service } from "./schema.ts";
import { findingList, type FindingList, type ServiceFinding } from "./service-finding.ts";

/** What `city.yaml` needs beside its shape. */
export function lintCity(city: City, services: readonly Service[]): ServiceFinding[] {
  const list = findingList();
  const { error, warning, hint } = list;
  for (const part of ["offices", "teams", "lifeSituations"] as const)
    lintKeys(
      city[part].map((each) => each.key),
      part,
      list,
    );
  lintKeys(
    city.languages.map((each) => each.code),
    "languages",
    list,
  );
  for (const code of ["de", "en"]) {
    if (city.languages.some((each) => each.code === code)) continue;
    error(
      "language-missing",
      ["languages"],
      `Die Sprache „${code}“ fehlt; Deutsch und Englisch gehören immer dazu.`,
      `The language “${code}” is missing; German and English always belong to it.`,
    );
  }
  city.offices.forEach((office, index) => {
    const parsed = office.hours === undefined ? undefined : parseHours(office.hours);
    if (parsed?.ok === false) {
      error(
        "hours-invalid",
        ["offices", index, "hours"],
        `Die Öffnungszeit „${parsed.part}“ ist nicht zu lesen. Schreiben Sie sie wie „Mo-Fr 08:00-12:00; Tu 14:00-18:00; PH off“.`,
        `The opening hours “${parsed.part}” cannot be read. Write them like “Mo-Fr 08:00-12:00; Tu 14:00-18:00; PH off”.`,
      );
    }
    if (parsed?.ok && !parsed.hours.rules.some((rule) => rule.days.some((day) => day.kind === "holiday"))) {
      hint(
        "hours-without-holidays",
        ["offices", index, "hours"],
        "Die Öffnungszeiten sagen nichts über Feiertage. Ergänzen Sie „; PH off“, wenn dann geschlossen ist.",
        "The opening hours do not mention public holidays. Add “; PH off” if the office is closed then.",
      );
    }
    if (!office.street && !office.phone && !office.email) {
      warning(
        "office-unreachable",
        ["offices", index],
        "Diese Stelle hat weder Adresse noch Telefon noch E-Mail.",
        "This office has neither address nor phone nor e-mail.",
      );
    }
  });
  city.teams.forEach((team, index) => {
    if (city.offices.some((office) => office.key === team.office)) return;
    error(
      "office-unknown",
      ["teams", index, "office"],
      `Die Stelle „${team.office}“ gibt es nicht.`,
      `There is no office “${team.office}”.`,
    );
  });
  city.lifeSituations.forEach(({ key }, index) => {
    if (services.some((service) => service.lifeSituations.includes(key))) return;
    hint(
      "life-situation-unused",
      ["lifeSituations", index],
      `Zur Lebenslage „${key}“ gehört keine Leistung; sie wird nicht gezeigt.`,
      `No service belongs to the life situation “${key}”; it is not shown.`,
    );
  });
  if (holidaysOf(city.state)(Temporal.PlainDate.from("2026-01-01")) === undefined) {
    warning(
      "state-unknown",
      ["state"],
      `Das Land „${city.state}“ ist nicht bekannt, also auch nicht seine Feiertage. Schreiben Sie es wie „Thüringen“.`,
      `The state “${city.state}” is not known, so neither are its public holidays. Write it like “Thüringen”.`,
    );
  }
  if (!city.accessibility) {
    warning(
      "accessibility-missing",
      [],
      "Für die Erklärung zur Barrierefreiheit fehlt die Durchsetzungsstelle. Ergänzen Sie „accessibility.enforcement“ (BITV 2.0 § 7).",
      "The enforcement body for the accessibility statement is missing. Add “accessibility.enforcement” (BITV 2.0 § 7).",
    );
  }
  return list.all;
}

/** Facts that nobody of the city has confirmed, in any file. */
export function lintUnchecked(value: unknown, path: readonly PropertyKey[] = []): ServiceFinding[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => lintUnchecked(each, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  const { all, hint } = findingList();
  if ("toBeChecked" in value && value.toBeChecked === true) {
    hint(
      "to-be-checked",
      path,
      `„${path.join(".")}“ hat die Stadt noch nicht bestätigt. Prüfen Sie die Angabe und nehmen Sie „toBeChecked“ heraus.`,
      `The city has not confirmed “${path.join(".")}” yet. Check it and take “toBeChecked” out.`,
    );
  }
  return [...all, ...Object.entries(value).flatMap(([key, each]) => lintUnchecked(each, [...path, key]))];
}

function lintKeys(keys: readonly string[], part: string, { error }: FindingList): void {
  keys.forEach((key, index) => {
    if (keys.indexOf(key) === index) return;
    error(
      "key-duplicate",
      [part, index],
      `Den Schlüssel „${key}“ gibt es unter „${part}“ zweimal.`,
      `The key “${key}” is there twice under “${part}”.`,
    );
  });
}
