import type { CheckResult } from "#cases";
import { latestOf } from "../permit.ts";
import type { Situation } from "../situation.ts";
import { zoneName, zoneWords } from "../zone-words.ts";
import { holdsOn, zoneOf, type ZoneAnswer } from "../zone-of.ts";
import { day, englishDay, failed, input, line, passed, unclear, words, type Outcome } from "./words.ts";

/** The address lies in a zone on the first day of the permit; an extension stays in the zone of the permit. */
export function checkZone(situation: Situation): CheckResult {
  const { home } = situation.application;
  const on = firstDayOf(situation);
  const answer = home ? zoneOf(situation.plan, home, on) : undefined;
  return {
    key: "zone",
    title: words("Parkzone", "Parking zone"),
    input: [
      input("Anschrift", "Address", home && line(home)),
      input("Erster Tag", "First day", day(on)),
      input("Zone der Anschrift", "Zone of the address", answer && zoneWords(answer).de),
    ],
    rule: words(
      "Die Hauptwohnung muss am ersten Tag in einer Parkzone liegen. Verlängert wird nur in der Zone des Ausweises.",
      "The main residence must lie in a parking zone on the first day. An extension stays in the zone of the permit.",
    ),
    norm: "§ 45 Abs. 1b Satz 1 Nr. 2a StVO",
    ...(home && answer
      ? outcome(situation, `${home.street} ${home.houseNumber}`, on, answer)
      : unclear("Es ist keine Anschrift angegeben.", "No address is named.")),
  };
}

/** From when the permit would hold: as wished, never before the application; an extension follows on. */
export function firstDayOf({ application, submittedOn, permits }: Situation): Temporal.PlainDate {
  const wished =
    application.purpose === "extend" ? latestOf(permits)?.validUntil.add({ days: 1 }) : application.startDate;
  return wished && Temporal.PlainDate.compare(wished, submittedOn) > 0 ? wished : submittedOn;
}

function outcome(situation: Situation, address: string, on: Temporal.PlainDate, answer: ZoneAnswer): Outcome {
  if (answer.kind === "perhaps") {
    const zones = answer.zones.map((zone) => zone.key).join(", ");
    return unclear(
      `Ein Teil der Straße gehört zu Zone ${zones}. Welche Hausnummern das sind, steht nicht in den Daten. Bitte prüfen.`,
      `Part of the street belongs to zone ${zones}. Which house numbers is not in the data. Please check.`,
    );
  }
  const permit = situation.application.purpose === "extend" ? latestOf(situation.permits) : undefined;
  if (answer.kind === "none") {
    const later = laterZone(situation, on);
    return failed(
      "not-resident-in-zone",
      `${address} liegt am ${day(on)} in keiner Parkzone.${later ? ` ${later.de}` : ""}`,
      `${address} is not in a parking zone on ${englishDay(on)}.${later ? ` ${later.en}` : ""}`,
    );
  }
  const name = zoneName(answer.zone);
  const english = name["en"] ?? name.de;
  if (permit && permit.zoneKey !== answer.zone.key) {
    return failed(
      "not-resident-in-zone",
      `Der Ausweis ${permit.number} gilt für Zone ${permit.zoneKey}, die Wohnung liegt aber in ${name.de}. Richtig ist ein neuer Ausweis für ${name.de}.`,
      `Permit ${permit.number} is for zone ${permit.zoneKey}, but the residence is in ${english}. A new permit for ${english} is right.`,
    );
  }
  return passed(
    `${address} liegt am ${day(on)} in ${name.de}.`,
    `${address} is in ${english} on ${englishDay(on)}.`,
  );
}

/** Where the address becomes part of a zone later on, so that the applicant knows when to come back. */
function laterZone(
  { application: { home }, plan }: Situation,
  on: Temporal.PlainDate,
): { de: string; en: string } | undefined {
  if (!home) return undefined;
  const days = plan.zones
    .flatMap((zone) => [zone.from, ...zone.streets.map((entry) => entry.from)])
    .filter((from) => from !== undefined && !holdsOn({ from }, on))
    .toSorted((a, b) => (a && b ? Temporal.PlainDate.compare(a, b) : 0));
  for (const from of days) {
    const answer = from ? zoneOf(plan, home, from) : undefined;
    if (from && answer?.kind === "in") {
      const name = zoneName(answer.zone);
      return {
        de: `Ab ${day(from)} gehört sie zu ${name.de}.`,
        en: `From ${englishDay(from)} it belongs to ${name["en"] ?? name.de}.`,
      };
    }
  }
  return undefined;
}
