import type { LocalizedText } from "#platform/i18n";

/** One of the systems of a digital municipality, whether it exists here or not. */
export interface CitySystem {
  /** The key under which a domain registers its measure. */
  readonly key: string;
  readonly title: LocalizedText;
  /** The indicator of the Smart City Index that it would move; a registered measure says it more exactly. */
  readonly indicator: LocalizedText;
}

/** All of them, in the order in which they are shown. Those without a measure are "not yet" here. */
export const CITY_SYSTEMS: readonly CitySystem[] = [
  system(
    "city-index",
    "Smart City Index: Rang verstehen und verbessern",
    "Smart City Index: understand and improve the rank",
    "alle Kennzahlen",
    "all indicators",
  ),
  system(
    "appointments",
    "Termine online und Aufruf im Bürgerservice",
    "Appointments online and calling at the counter",
    "Online-Terminvergabe",
    "Online appointments",
  ),
  system(
    "residents-register",
    "Auskunft und Bescheinigung aus dem Melderegister",
    "Information from the residents' register",
    "OZG-Leistungen",
    "Online services",
  ),
  system(
    "vehicle-registration",
    "Fahrzeuge zulassen, ummelden, abmelden",
    "Vehicle registration",
    "OZG-Leistungen",
    "Online services",
  ),
  system(
    "daycare",
    "Kita-Portal: Platz suchen und bekommen",
    "Daycare portal: find and get a place",
    "Serviceportal",
    "Service portal",
  ),
  system(
    "driving-licences",
    "Führerschein: digitaler Nachweis und Ersatz",
    "Driving licence: digital proof and replacement",
    "OZG-Leistungen",
    "Online services",
  ),
  system(
    "resident-parking",
    "Bewohnerparkausweis",
    "Resident parking permit",
    "OZG-Leistungen und Parken",
    "Online services and parking",
  ),
  system(
    "services-by-mail",
    "Anträge per E-Mail: aus der Nachricht wird ein Vorgang",
    "Services by e-mail: a message becomes a case",
    "Interne Prozesse",
    "Internal processes",
  ),
  system(
    "service-catalogue",
    "Leistungen der Stadt nach dem Onlinezugangsgesetz",
    "The city's services under the Online Access Act",
    "Serviceportal",
    "Service portal",
  ),
  system("open-data", "Offene Daten", "Open data portal", "Open Data Portal", "Open data portal"),
  system(
    "participation",
    "Mitreden und mitentscheiden",
    "Public participation",
    "Öffentlichkeitsbeteiligung",
    "Public participation",
  ),
  system(
    "digital-scene",
    "Digitale Szene: Räume, Gründungen, Läden",
    "Digital scene: spaces, start-ups, shops",
    "Digital-Szene",
    "Digital scene",
  ),
  system(
    "mobility",
    "Mobilität und vernetzter Verkehr",
    "Mobility and the connected transport network",
    "Smartes Verkehrsmanagement",
    "Smart traffic management",
  ),
  system(
    "energy",
    "Energie der städtischen Gebäude",
    "Energy of the city's buildings",
    "Energielösungen",
    "Energy solutions",
  ),
];

function system(key: string, de: string, en: string, indicatorDe: string, indicatorEn: string): CitySystem {
  return { key, title: { de, en }, indicator: { de: indicatorDe, en: indicatorEn } };
}
