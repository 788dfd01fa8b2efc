import type { System } from "#platform/context";
import { measures } from "#usage";

/** What this domain says of itself on `/digitale-stadt`. Looking at a rank is not counted. */
export function registerIndexMeasure(system: System): void {
  measures.add(system, "city-index", {
    system: "city-index",
    title: {
      de: "Smart City Index: Rang verstehen und verbessern",
      en: "Smart City Index: understand and improve the rank",
    },
    status: "live",
    since: "2026-11",
    channel: {
      de: "Rangliste, Erklärung und Was-wäre-wenn für alle; Erhebung der Kennzahlen für die Ämter",
      en: "Ranking, explanation and what-if for everybody; collection of figures for the offices",
    },
    href: "/index",
    indicator: { de: "alle Kennzahlen", en: "all indicators" },
  });
}
