import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServiceInput } from "#catalogue";

/** A small invented city in a temporary folder, with the services that a suite needs. */
export function writeTestCity(services: readonly ServiceInput[]): string {
  const folder = mkdtempSync(join(tmpdir(), "stadtkern-city-"));
  mkdirSync(join(folder, "services"));
  writeFileSync(join(folder, "city.yaml"), JSON.stringify(CITY));
  for (const service of services)
    writeFileSync(join(folder, "services", `${service.key}.yaml`), JSON.stringify(service));
  return folder;
}

/** A service without a procedure: people decide. `changes` replaces whole parts of it. */
export function testService(changes: Partial<ServiceInput> = {}): ServiceInput {
  return {
    key: "hund-anmelden",
    title: { de: "Hund anmelden", en: "Register a dog" },
    summary: { de: "Melden Sie Ihren Hund an.", en: "Register your dog." },
    leika: ["99102004000000"],
    office: "amt",
    team: "parken",
    legalBases: [{ norm: "§ 1 Hundesatzung", about: { de: "Steuerpflicht", en: "Duty to pay tax" } }],
    identification: { level: "low", withoutAccount: true },
    costs: [{ label: { de: "Marke", en: "Tag" }, amountCents: 2000, norm: "§ 2 Hundesatzung" }],
    flow: {
      pages: [
        {
          id: "name",
          title: { de: "Wie heißt der Hund?" },
          fields: [{ key: "dogName", type: "text", label: { de: "Name des Hundes", en: "Name of the dog" } }],
        },
        {
          id: "groesse",
          title: { de: "Wie groß?" },
          fields: [
            {
              key: "isLarge",
              type: "yes-no",
              label: { de: "Ist der Hund größer als 40 cm?", en: "Is the dog taller than 40 cm?" },
            },
          ],
        },
        {
          id: "schein",
          title: { de: "Sachkunde" },
          showWhen: "isLarge = true",
          fields: [
            {
              key: "licence",
              type: "text",
              label: { de: "Nummer des Sachkundenachweises", en: "Number of the licence" },
            },
          ],
        },
      ],
      fee: [{ amountCents: 2000, label: { de: "Marke", en: "Tag" }, norm: "§ 2 Hundesatzung" }],
    },
    process: { payment: { when: "on-grant", within: "P14D" }, decideWithin: "P14D" },
    refusals: [
      {
        key: "too-many",
        title: { de: "Zu viele Hunde" },
        text: { de: "Sie haben schon zwei Hunde.", en: "You have two dogs already." },
        norm: "§ 3 Hundesatzung",
      },
    ],
    retention: (["granted", "refused", "withdrawn", "lapsed"] as const).map((on) => ({
      on,
      from: "decision",
      keep: "P1Y",
      reason: { de: "Beispiel", en: "Example" },
    })),
    ...changes,
  };
}

const CITY = {
  key: "probehausen",
  name: "Probehausen",
  officialName: "Stadt Probehausen",
  state: "Nirgendland",
  ags: "99000000",
  plateCodes: ["PH"],
  postalCodes: ["00001"],
  position: { latitude: 50, longitude: 10 },
  colours: { primary: "#1f4e79" },
  languages: [
    { code: "de", name: "Deutsch" },
    { code: "en", name: "English" },
  ],
  authority: { name: "Stadt Probehausen", street: "Markt 1", postalCode: "00001", place: "Probehausen" },
  contact: { phone: "0000 1", email: "rathaus@probehausen.example" },
  dataProtection: { name: { de: "Datenschutz" }, email: "datenschutz@probehausen.example" },
  supervision: { name: "Aufsicht" },
  offices: [{ key: "amt", name: { de: "Amt" } }],
  teams: [{ key: "parken", name: { de: "Parken" }, office: "amt" }],
};
