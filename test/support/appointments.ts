import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SettingsInput } from "#appointments";
import { writeTestCity } from "./city.ts";

/** An invented city folder that gives appointments by these settings. */
export function writeAppointmentCity(settings: SettingsInput = testSettings()): string {
  const folder = writeTestCity([]);
  writeFileSync(join(folder, "appointments.yaml"), JSON.stringify(settings));
  return folder;
}

/** One office with three desks of which one is not public, an interpreter and a room; `changes` replaces parts. */
export function testSettings(changes: Partial<SettingsInput> = {}): SettingsInput {
  return {
    gridMinutes: 5,
    horizonDays: 20,
    releaseAt: "00:00",
    leadMinutes: 0,
    holdMinutes: 10,
    confirmMinutes: 60,
    mostPerPerson: 3,
    services: [
      { key: "pass", title: { de: "Reisepass", en: "Passport" }, minutes: 15, skill: "papers" },
      {
        key: "residence",
        title: { de: "Anmeldung", en: "Registration" },
        minutes: 20,
        minutesForFurther: 5,
        skill: "residence",
      },
      { key: "car", title: { de: "Zulassung", en: "Car" }, minutes: 30, bufferMinutes: 5, skill: "cars" },
      { key: "room", title: { de: "Schulungsraum", en: "Training room" }, minutes: 60, skill: "training" },
    ],
    offices: [
      {
        key: "town",
        name: { de: "Bürgeramt", en: "Town office" },
        office: "amt",
        resources: [
          { key: "desk-1", name: { de: "Platz 1" }, skills: ["papers", "residence"] },
          { key: "desk-2", name: { de: "Platz 2" }, skills: ["papers", "residence", "cars"] },
          { key: "desk-3", name: { de: "Platz 3" }, skills: ["papers", "cars"] },
          { key: "sign", name: { de: "Gebärdensprache" }, kind: "interpreter", skills: ["sign-language"] },
          { key: "room-1", name: { de: "Raum 1" }, kind: "room", skills: ["training"] },
        ],
        openings: [{ hours: "Mo-Fr 08:00-12:00", public: ["desk-1", "desk-2", "room-1"] }],
      },
    ],
    ...changes,
  };
}
