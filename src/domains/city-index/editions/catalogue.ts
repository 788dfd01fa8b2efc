import type { LocalizedText } from "#platform/i18n";

interface Named {
  readonly key: string;
  readonly title: LocalizedText;
}

export const CATEGORIES: readonly Named[] = [
  { key: "administration", title: { de: "Verwaltung", en: "Administration" } },
  { key: "energy", title: { de: "Energie und Umwelt", en: "Energy and environment" } },
  { key: "it", title: { de: "IT und Kommunikation", en: "IT and communication" } },
  { key: "mobility", title: { de: "Mobilität", en: "Mobility" } },
  { key: "society", title: { de: "Gesellschaft und Bildung", en: "Society and education" } },
];

const TITLES: Readonly<Record<string, LocalizedText>> = {
  "internal-processes": { de: "Interne Prozesse", en: "Internal processes" },
  payment: { de: "Payment", en: "Payment" },
  "online-appointments": { de: "Online-Terminvergabe", en: "Online appointments" },
  "online-services": { de: "OZG-Leistungen", en: "Online services (OZG)" },
  "website-social-media": { de: "Website und soziale Medien", en: "Website and social media" },
  "public-concerns": { de: "Bevölkerungsanliegen", en: "Public concerns" },
  "service-portal": { de: "Serviceportal", en: "Service portal" },
  "street-lighting": { de: "Intelligente Straßenbeleuchtung", en: "Smart street lighting" },
  "energy-solutions": { de: "Energielösungen", en: "Energy solutions" },
  "environmental-monitoring": { de: "Umweltmonitoring", en: "Environmental monitoring" },
  "e-vehicles": { de: "Anteil E-Fahrzeuge", en: "Share of e-vehicles" },
  charging: { de: "Ladeinfrastruktur", en: "Charging infrastructure" },
  "low-emission-buses": { de: "Emissionsarme Busse", en: "Low-emission buses" },
  broadband: { de: "Breitband", en: "Broadband" },
  fibre: { de: "Glasfaser", en: "Fibre" },
  "5g": { de: "5G", en: "5G" },
  lpwan: { de: "LPWAN", en: "LPWAN" },
  "public-wlan": { de: "Öffentliches WLAN", en: "Public wireless network" },
  "open-data-portal": { de: "Open Data Portal", en: "Open data portal" },
  geoportal: { de: "Geoportal", en: "Geoportal" },
  "smart-city-data": { de: "Smart City Daten", en: "Smart city data" },
  parking: { de: "Parken", en: "Parking" },
  "traffic-management": { de: "Smartes Verkehrsmanagement", en: "Smart traffic management" },
  "public-transport": { de: "Smarter ÖPNV", en: "Smart public transport" },
  sharing: { de: "Sharing", en: "Sharing" },
  multimodality: { de: "Multimodalität", en: "Multimodality" },
  "last-mile": { de: "Letzte Meile Logistik", en: "Last-mile logistics" },
  schools: { de: "Digitalisierung von Schulen", en: "Digitalisation of schools" },
  "digital-skills": { de: "Digitalkompetenz", en: "Digital skills" },
  "digital-scene": { de: "Digital-Szene", en: "Digital scene" },
  "local-trade": { de: "Lokaler Handel und Startup-Hubs", en: "Local trade and start-up hubs" },
  "fab-labs": { de: "FabLabs und Coworking", en: "FabLabs and coworking" },
  participation: { de: "Öffentlichkeitsbeteiligung", en: "Public participation" },
};

const COMMON = {
  administration: [
    "internal-processes",
    "payment",
    "online-appointments",
    "online-services",
    "website-social-media",
    "public-concerns",
    "service-portal",
  ],
  energy: [
    "street-lighting",
    "energy-solutions",
    "environmental-monitoring",
    "e-vehicles",
    "charging",
    "low-emission-buses",
  ],
  mobility: ["parking", "traffic-management", "public-transport", "sharing", "multimodality", "last-mile"],
};

/**
 * Indicators of the synthetic editions by category, as many as Bitkom's had. Open data and geodata stood under society
 * until 2022 and stand under IT in 2025: a break in the series.
 */
export const SYNTHETIC_TREES: Readonly<
  Record<"until-2022" | "2025", Readonly<Record<string, readonly string[]>>>
> = {
  "until-2022": {
    ...COMMON,
    it: ["broadband", "fibre", "5g", "lpwan", "public-wlan"],
    society: [
      "schools",
      "digital-scene",
      "local-trade",
      "fab-labs",
      "participation",
      "open-data-portal",
      "geoportal",
    ],
  },
  "2025": {
    ...COMMON,
    it: ["broadband", "fibre", "5g", "lpwan", "open-data-portal", "geoportal", "smart-city-data"],
    society: ["schools", "digital-skills", "digital-scene", "local-trade", "fab-labs", "participation"],
  },
};

/** What an indicator, category or the total is called. */
export function titleOf(key: string): LocalizedText {
  if (key === "total") return { de: "Gesamt", en: "Total" };
  const category = CATEGORIES.find((each) => each.key === key);
  if (key.endsWith("-projects")) return { de: "Sonstige Projekte", en: "Other projects" };
  return category?.title ?? TITLES[key] ?? { de: key };
}
