import type { Observation } from "../engine/observations.ts";
import { readRows, type Row } from "./read-rows.ts";

/** A city as the importer needs it. */
export interface RegisterCity {
  readonly city: string;
  readonly population: number;
}

export interface ChargingCount {
  readonly city: string;
  readonly stations: number;
  readonly chargePoints: number;
  readonly fastChargePoints: number;
  /** Charge points per 1,000 people. */
  readonly perThousand: number;
}

export type RegisterImport =
  | { readonly ok: true; readonly counts: readonly ChargingCount[]; readonly otherPlaces: number }
  | { readonly ok: false; readonly reason: "no-heading" }
  | { readonly ok: false; readonly reason: "bad-rows"; readonly rows: readonly string[] };

/** Key of the indicator that the register gives. */
export const CHARGE_POINTS_KEY = "charge-points-per-1000";

/**
 * Counts charge points by city in the public register of the Bundesnetzagentur (Ladesäulenregister, CSV or XLSX,
 * CC BY 4.0). A station belongs to the city named in its address; its name in brackets or after a comma is left out.
 * Heading and names of the columns changed over the years, so they are found by what they say.
 */
export async function importChargingRegister(
  file: { readonly name: string; readonly bytes: Uint8Array },
  cities: readonly RegisterCity[],
): Promise<RegisterImport> {
  const rows = await readRows(file.name, file.bytes, isHeading);
  const first = rows[0];
  if (!first) return { ok: false, reason: "no-heading" };
  const columns = columnsOf(Object.keys(first));
  const byPlace = Map.groupBy(rows, (row) => placeKey(row[columns.place] ?? ""));
  const bad = rows.flatMap((row, index) =>
    Number.isNaN(pointsOf(row, columns))
      ? [`data row ${index + 1}: "${row[columns.points] ?? ""}" is no number of charge points`]
      : [],
  );
  if (bad.length > 0) return { ok: false, reason: "bad-rows", rows: bad };
  const counts = cities.map(({ city, population }): ChargingCount => {
    const stations = byPlace.get(placeKey(city)) ?? [];
    const points = (those: readonly Row[]): number =>
      those.reduce((sum, row) => sum + pointsOf(row, columns), 0);
    const chargePoints = points(stations);
    return {
      city,
      stations: stations.length,
      chargePoints,
      fastChargePoints: points(stations.filter((row) => /schnell/i.test(row[columns.kind] ?? ""))),
      perThousand: (chargePoints * 1000) / population,
    };
  });
  const counted = counts.reduce((sum, each) => sum + each.stations, 0);
  return { ok: true, counts, otherPlaces: rows.length - counted };
}

/** The counts as observations of the day of the register. */
export function chargingObservations(counts: readonly ChargingCount[], date: string): Observation[] {
  return counts.map(({ city, perThousand }) => ({
    city,
    key: CHARGE_POINTS_KEY,
    value: perThousand,
    source: "Bundesnetzagentur.de, Ladesäulenregister (CC BY 4.0)",
    date,
    deliveredBy: "Bundesnetzagentur",
    status: "verified",
  }));
}

interface Columns {
  readonly place: string;
  readonly points: string;
  readonly kind: string;
}

function isHeading(cells: readonly string[]): boolean {
  const { place, points } = columnsOf(cells);
  return place !== "" && points !== "";
}

function columnsOf(headings: readonly string[]): Columns {
  const find = (pattern: RegExp): string => headings.find((heading) => pattern.test(heading)) ?? "";
  return {
    place: find(/^(ort|postleitzahl ort|plz ort)$/i),
    points: find(/anzahl.*ladepunkte/i),
    kind: find(/^art (der|des) lade/i),
  };
}

function pointsOf(row: Row, { points }: Columns): number {
  const text = row[points] ?? "";
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function placeKey(place: string): string {
  return place
    .replace(/^\d{5}\s+/, "")
    .replace(/\s*[(,].*$/, "")
    .trim()
    .toLowerCase();
}
