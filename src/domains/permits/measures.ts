import type { System } from "#platform/context";
import { measures, perWeek } from "#usage";

/** What this domain counts of itself, for `/digitale-stadt`. */
export function registerPermitMeasures(system: System): void {
  measures.add(system, "resident-parking", {
    system: "resident-parking",
    title: { de: "Bewohnerparkausweis", en: "Resident parking permit" },
    status: "live",
    since: "2026-11",
    channel: {
      de: "Online, sofort mit Konto; Kontrolle per Kennzeichen und QR-Code",
      en: "Online, at once with an account; checked by plate and QR code",
    },
    href: "/leistungen/bewohnerparkausweis",
    indicator: { de: "OZG-Leistungen und Parken", en: "Online services and parking" },
    perWeek: (ctx) => perWeek(ctx, "bewohnerparkausweis", "submitted"),
  });
}
