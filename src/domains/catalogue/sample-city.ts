import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";

type Plain = Readonly<Record<string, unknown>>;

/** `city.yaml` of a small invented city, for tests; `changes` replace whole parts of it. */
export function sampleCity(changes: Plain = {}): Plain {
  return {
    key: "nebenau",
    name: "Nebenau",
    officialName: "Stadt Nebenau",
    state: "Sachsen",
    ags: "14999001",
    plateCodes: ["NEB"],
    postalCodes: ["01999"],
    position: { latitude: 51, longitude: 13.5 },
    colours: { primary: "#6a1b4d" },
    languages: [
      { code: "de", name: "Deutsch" },
      { code: "en", name: "English" },
    ],
    authority: { name: "Stadtverwaltung Nebenau", street: "Markt 1", postalCode: "01999", place: "Nebenau" },
    contact: { phone: "035999 10", email: "post@nebenau.example" },
    dataProtection: {
      name: { de: "Datenschutzbeauftragter", en: "Data protection officer" },
      email: "datenschutz@nebenau.example",
    },
    supervision: { name: "Aufsicht", url: "https://aufsicht.example" },
    accessibility: {
      enforcement: { name: "Durchsetzungsstelle Beispielland", email: "stelle@land.example" },
      norm: "das Beispielgesetz",
    },
    offices: [
      {
        key: "rathaus",
        name: { de: "Rathaus", en: "Town hall" },
        street: "Markt 1",
        postalCode: "01999",
        place: "Nebenau",
        phone: "035999 11",
        hours: "Mo-Fr 09:00-12:00; Tu 09:00-18:00; PH off",
      },
      { key: "bauhof", name: { de: "Bauhof", en: "Works depot" }, phone: "035999 12" },
    ],
    teams: [{ key: "ordnung", name: { de: "Ordnungsamt", en: "Public order" }, office: "rathaus" }],
    lifeSituations: [{ key: "tiere", title: { de: "Tiere", en: "Animals" } }],
    ...changes,
  };
}

/** A sound service of that city: registering a dog. */
export function sampleService(changes: Plain = {}): Plain {
  const retention = ["granted", "refused", "withdrawn", "lapsed"].map((on) => ({
    on,
    from: "decision",
    keep: "P2Y",
    reason: { de: "Beschluss der Stadt", en: "Decision of the city" },
  }));
  return {
    key: "hund-anmelden",
    leika: ["99102013012000"],
    title: { de: "Hund anmelden", en: "Register a dog" },
    summary: { de: "Melden Sie Ihren Hund zur Hundesteuer an.", en: "Register your dog for the dog tax." },
    keywords: ["Hundesteuer", "Hundemarke"],
    lifeSituations: ["tiere"],
    office: "rathaus",
    team: "ordnung",
    onlineSince: "2026-01",
    legalBases: [
      { norm: "§ 2 Hundesteuersatzung", about: { de: "Pflicht zur Anmeldung", en: "Duty to register" } },
    ],
    whoMayApply: [{ de: "Sie halten einen Hund.", en: "You keep a dog." }],
    costs: [
      {
        label: { de: "Hundemarke", en: "Dog tag" },
        amountCents: 500,
        norm: "§ 9 Hundesteuersatzung",
        toBeChecked: true,
      },
    ],
    identification: { level: "none", withoutAccount: true },
    flow: {
      pages: [
        {
          id: "hund",
          title: { de: "Ihr Hund", en: "Your dog" },
          fields: [{ key: "dogName", type: "text", label: { de: "Name des Hundes", en: "Name of the dog" } }],
        },
      ],
      fee: [{ amountCents: 500, label: { de: "Hundemarke", en: "Dog tag" }, norm: "§ 9 Hundesteuersatzung" }],
    },
    process: { decideWithin: "P14D", payment: { when: "on-grant" } },
    refusals: [
      {
        key: "no-dog",
        title: { de: "Kein Hund", en: "No dog" },
        text: { de: "Es ist kein Hund.", en: "It is not a dog." },
        norm: "§ 1 Hundesteuersatzung",
      },
    ],
    retention,
    ...changes,
  };
}

/** Writes a city's folder as people write it, each service to the file of its key. */
export function writeSampleCity(folder: string, city: Plain, services: readonly Plain[]): string {
  mkdirSync(join(folder, "services"), { recursive: true });
  writeFileSync(join(folder, "city.yaml"), stringify(city));
  for (const service of services)
    writeFileSync(join(folder, "services", `${String(service["key"])}.yaml`), stringify(service));
  return folder;
}
