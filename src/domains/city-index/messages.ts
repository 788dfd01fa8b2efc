import { defineMessages } from "#platform/i18n";

export const messages = defineMessages(
  "city-index",
  {
    why: {
      up: "{city} ist in „{table}“ von Platz {before} auf Platz {after} gestiegen ({change}).",
      down: "{city} ist in „{table}“ von Platz {before} auf Platz {after} gefallen ({change}).",
      same: "{city} steht in „{table}“ unverändert auf Platz {after}.",
      score: "Die Punkte gingen von {before} auf {after} ({change}).",
      citiesChanged: "Verglichen werden {after} Städte statt {before}.",
      sum: "Zusammen: {points} Punkte, {ranks} Plätze.",
      line: "{cause}: {points} Punkte, {ranks} Plätze.",
      most: "Am meisten: {list}.",
      passed: "Überholt: {list}.",
      passedBy: "Vorbeigezogen: {list}.",
      causes: {
        own: "Was die Stadt selbst geändert hat",
        others: "Was die anderen Städte geändert haben",
        yardstick: "Neue beste und schlechteste Werte",
        method: "Geänderte Methode",
        cities: "Hinzugekommene und weggefallene Städte",
      },
      missingCity: "{city} ist in der Ausgabe {edition} nicht enthalten.",
      missingTable: "Die Tabelle „{table}“ gibt es in der Ausgabe {edition} nicht.",
      missingData: "Für eine Erklärung fehlen {count} Werte, zum Beispiel {list}.",
      notSeparable:
        "Die Methode der Ausgabe {edition} schätzt oder glättet Werte über alle Städte hinweg. Dafür lässt sich nicht genau sagen, welche Stadt was bewirkt hat.",
    },
  },
  {
    why: {
      up: "{city} rose in “{table}” from rank {before} to rank {after} ({change}).",
      down: "{city} fell in “{table}” from rank {before} to rank {after} ({change}).",
      same: "{city} keeps rank {after} in “{table}”.",
      score: "Its points went from {before} to {after} ({change}).",
      citiesChanged: "{after} cities are compared instead of {before}.",
      sum: "Together: {points} points, {ranks} ranks.",
      line: "{cause}: {points} points, {ranks} ranks.",
      most: "Most of it: {list}.",
      passed: "Overtaken: {list}.",
      passedBy: "Went past: {list}.",
      causes: {
        own: "What the city changed itself",
        others: "What the other cities changed",
        yardstick: "New best and worst values",
        method: "A changed method",
        cities: "Cities added and removed",
      },
      missingCity: "{city} is not part of the edition {edition}.",
      missingTable: "The edition {edition} has no table “{table}”.",
      missingData: "{count} values are missing for an explanation, such as {list}.",
      notSeparable:
        "The method of the edition {edition} estimates or smooths values over all cities. So nobody can say exactly which city caused what.",
    },
  },
);
