import type { System } from "#platform/context";
import { measures, perWeek } from "#usage";

/** Under which the domain counts its uses, without persons. */
export const USAGE = "driving-licence";

/** What this domain counts of itself, for `/digitale-stadt`: checks and loss reports a week. */
export function registerLicenceMeasures(system: System): void {
  measures.add(system, "driving-licences", {
    system: "driving-licences",
    title: {
      de: "Führerschein: digitaler Nachweis und Ersatz",
      en: "Driving licence: digital proof and replacement",
    },
    status: "live",
    since: "2026-11",
    channel: {
      de: "Online mit Konto; Prüfung per QR-Code, der 60 Sekunden gilt; Ersatz mit Termin",
      en: "Online with an account; checked by a QR code that holds for 60 seconds; replacement with an appointment",
    },
    href: "/mein-fuehrerschein",
    indicator: { de: "OZG-Leistungen", en: "Online services" },
    perWeek: async (ctx) => (await perWeek(ctx, USAGE, "checked")) + (await perWeek(ctx, USAGE, "submitted")),
  });
}
