import { defineMessages } from "#platform/i18n";

export const messages = defineMessages(
  "city-index-paper",
  {
    title: "{city} im Smart City Index {edition}",
    footer: "Vorlage für den Stadtrat · Smart City Index {edition}",
    labels: {
      page: "Seite {n} von {of}",
      standing: "Wo wir stehen",
      why: "Warum",
      sure: "Wie sicher das ist",
      next: "Was als Nächstes",
    },
    synthetic: "Erfundene Zahlen: Diese Ausgabe ist künstlich erzeugt.",
    standing: "{city} steht auf Rang {rank} von {cities} mit {points} Punkten.",
    standingHeading: { table: "Bereich", rank: "Rang", before: "Rang {edition}", points: "Punkte" },
    noBefore: "Für eine Erklärung fehlt eine frühere Ausgabe.",
    whyHeading: { cause: "Ursache", points: "Punkte", ranks: "Plätze" },
    sureSentence:
      "In {runs} Rechnungen mit anderen Methoden, Gewichten und unsicheren Angaben liegt {city} in 90 von 100 auf Rang {low} bis {high}.",
    sureOther: "{city} liegt in {percent} von 100 Rechnungen vor {other}.",
    sureHeading: { city: "Stadt", rank: "Rang (90 von 100 Rechnungen)" },
    interval: "{rank} ({low} bis {high})",
    nextSentence:
      "Am meisten bringt es, wenn eine Kennzahl allein auf den besten Wert aller Städte steigt. Alle anderen Städte bleiben dabei, wie sie sind.",
    nextHeading: { indicator: "Kennzahl", now: "Punkte heute", gain: "Gewinn", ranks: "Plätze" },
    way: "Der günstigste Weg zu Rang {rank} aus den eigenen Maßnahmen (Beispiele):",
    measureHeading: { measure: "Maßnahme", cost: "Kosten", done: "Fertig bis" },
    sources:
      "Rechenweg und Daten: {url}/index/methode und {url}/index/ausgaben. Prüfsumme der Daten (SHA-256): {hash}",
  },
  {
    title: "{city} in the Smart City Index {edition}",
    footer: "Paper for the city council · Smart City Index {edition}",
    labels: {
      page: "Page {n} of {of}",
      standing: "Where we stand",
      why: "Why",
      sure: "How sure that is",
      next: "What next",
    },
    synthetic: "Invented figures: this edition is made by a program.",
    standing: "{city} has rank {rank} of {cities} with {points} points.",
    standingHeading: { table: "Area", rank: "Rank", before: "Rank {edition}", points: "Points" },
    noBefore: "An earlier edition is missing for an explanation.",
    whyHeading: { cause: "Cause", points: "Points", ranks: "Ranks" },
    sureSentence:
      "In {runs} computations with other methods, weights and uncertain figures {city} lies from rank {low} to {high} in 90 of 100.",
    sureOther: "{city} is ahead of {other} in {percent} of 100 computations.",
    sureHeading: { city: "City", rank: "Rank (90 of 100 computations)" },
    interval: "{rank} ({low} to {high})",
    nextSentence:
      "The most is gained by raising one indicator alone to the best value of all cities. All other cities stay as they are.",
    nextHeading: { indicator: "Indicator", now: "Points today", gain: "Gain", ranks: "Ranks" },
    way: "The cheapest way to rank {rank} from the city's own measures (examples):",
    measureHeading: { measure: "Measure", cost: "Cost", done: "Done by" },
    sources:
      "Method and data: {url}/index/methode and {url}/index/ausgaben. Checksum of the data (SHA-256): {hash}",
  },
);
