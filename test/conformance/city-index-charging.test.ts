import { describe, expect, test } from "vitest";
import { readReferenceCsv, referencePath } from "#test/reference";
import { largeCities } from "../../src/domains/city-index/editions/cities.ts";
import { toCsv } from "../../src/domains/city-index/export/csv.ts";
import { importChargingRegister } from "../../src/domains/city-index/import/charging-register.ts";

const folder = referencePath("smart-city-index/opendata");

describe.skipIf(!folder)("the panel of charge points (reference smart-city-index/opendata)", () => {
  const panel = folder ? readReferenceCsv(folder, "ladepunkte_grossstaedte_2017_2019.csv") : [];
  const days = [...new Set(panel.map((row) => row["snapshot"] ?? ""))];

  // The register's own files of these days are not in the reference: they are laid out again from the panel's counts.
  test("20 registers laid out from the panel import to the panel", async () => {
    expect(days).toHaveLength(20);
    for (const day of days) {
      const rows = panel.filter((row) => row["snapshot"] === day);
      const bytes = new TextEncoder().encode(
        toCsv(["Ort", "Art der Ladeeinrichtung", "Anzahl Ladepunkte"], rows.flatMap(stationsOf)),
      );
      const imported = await importChargingRegister({ name: "register.csv", bytes }, largeCities());
      if (!imported.ok) throw new Error(imported.reason);
      const counts = new Map(imported.counts.map((each) => [each.city, each]));
      for (const row of rows) {
        const own = counts.get(row["city"] ?? "");
        expect([own?.stations, own?.chargePoints, own?.fastChargePoints], `${row["city"]} ${day}`).toEqual(
          ["stations", "charge_points", "fast_charge_points"].map((name) => Number(row[name])),
        );
        expect(own?.perThousand.toFixed(4)).toBe(Number(row["charge_points_per_1000"]).toFixed(4));
      }
    }
  });

  test("the facts on cities are those of the reference", () => {
    const rows = folder ? readReferenceCsv(folder, "grossstaedte_de.csv") : [];
    const facts = new Map(largeCities().map((each) => [each.ags, each]));
    expect(rows).toHaveLength(83);
    for (const row of rows) {
      expect(facts.get(row["ags8"] ?? "")).toMatchObject({
        city: row["city"],
        latitude: Number(row["lat"]),
        population: Number(row["population_kreis_2018"] || row["population_geonames"]),
      });
    }
  });
});

/** As many stations as the panel counts, with all points at two of them: a fast one and a slow one. */
function stationsOf(row: Record<string, string>): (string | number)[][] {
  const [stations, points, fast] = ["stations", "charge_points", "fast_charge_points"].map((name) =>
    Number(row[name]),
  ) as [number, number, number];
  const kinds = [fast > 0 ? fast : 0, points - fast].filter((count) => count > 0);
  return Array.from({ length: stations }, (_, at) => {
    const isFast = fast > 0 && at === 0;
    return [row["city"] ?? "", isFast ? "Schnellladeeinrichtung" : "Normalladeeinrichtung", kinds[at] ?? 0];
  });
}
