import { describe, expect, test } from "vitest";
import { join } from "node:path";
import { rankBounds } from "../engine/bounds.ts";
import { explainIn, POINT_PARTS, RANK_PARTS } from "../engine/explain.ts";
import { compareEditions } from "../engine/compare-editions.ts";
import { missingCells } from "../engine/observations.ts";
import { runIndex, standingOf } from "../engine/run.ts";
import { whatIf } from "../engine/what-if.ts";
import { CATEGORIES } from "./catalogue.ts";
import { largeCities } from "./cities.ts";
import {
  anchorsOf,
  contradictions,
  editionFacts,
  otherFigures,
  publishedEdition2025,
  publishedFigures,
} from "./published.ts";
import { SYNTHETIC_YEARS, syntheticEdition } from "./synthetic.ts";

const JENA = join(import.meta.dirname, "../../../../cities/jena");
const TABLES = ["total", ...CATEGORIES.map((each) => each.key)];
const figures = publishedFigures(JENA, "Jena");
const ranksOf = (edition: string): Record<string, number | undefined> =>
  Object.fromEntries(
    figures.filter((each) => each.edition === edition).map((each) => [each.table, each.rank]),
  );

describe("published figures", () => {
  test("Jena 2025 and Darmstadt by Bitkom's formula: all but IT come out to the published decimal", () => {
    const { compiled, table } = publishedEdition2025();
    expect(compiled.indicators).toHaveLength(37);
    const run = runIndex(compiled, table);
    const rounded = (city: string): number[] =>
      [...TABLES.slice(1), "total"].map((key) => Math.round(standingOf(run, city, key).score * 10) / 10);
    expect(rounded("Jena")).toEqual([71.6, 46.6, 70.7, 68.9, 79.4, 67.4]);
    expect(rounded("Darmstadt")).toEqual([78.6, 77.4, 82.2, 71.1, 91.6, 80.2]);
  });

  test("the published categories average to the published totals", () => {
    const total = (city: string): number => {
      const of = [...figures, ...otherFigures()].filter(
        (each) => each.city === city && each.edition === "2025" && each.table !== "total",
      );
      return of.reduce((sum, each) => sum + (each.score ?? Number.NaN), 0) / of.length;
    };
    expect(total("Jena")).toBeCloseTo(67.12, 9);
    expect(total("Darmstadt")).toBeCloseTo(80.56, 9);
  });

  test("the ranks of 2020 follow from those of 2021 and their change", () => {
    expect(ranksOf("2020")).toEqual({
      total: 42,
      administration: 35,
      energy: 50,
      it: 55,
      mobility: 70,
      society: 15,
    });
    expect(ranksOf("2021")).toEqual({
      total: 34,
      administration: 49,
      energy: 36,
      it: 53,
      mobility: 46,
      society: 7,
    });
  });

  test("gaps stay gaps, contradictions stand side by side", () => {
    expect(Object.keys(ranksOf("2022"))).toEqual(["energy", "mobility"]);
    expect(ranksOf("2023")).toEqual({});
    const mobility = contradictions().find((each) => each.subject.de.startsWith("Jena"));
    expect(mobility?.claims.map((each) => each.value)).toEqual(["46", "45"]);
    expect(contradictions().length).toBeGreaterThanOrEqual(8);
  });

  test("data points are cities times parameters, where a number is printed", () => {
    const exact = editionFacts().filter((each) => /^[\d.]+$/.test(each.data_points));
    expect(exact.length).toBeGreaterThanOrEqual(5);
    for (const each of exact)
      expect(Number(each.data_points.replace(".", ""))).toBe(each.cities * each.parameters);
  });

  test("Darmstadt's appointments would bring Jena past Mainz: bounds of a partial edition", () => {
    const { compiled, table } = publishedEdition2025();
    const result = whatIf(runIndex(compiled, table), "Jena", { "online-appointments": 83.3 });
    const gained = result.after.score - result.before.score;
    expect(gained).toBeCloseTo(2.04, 2);
    const anchors = anchorsOf([...figures, ...otherFigures()], "2025");
    const bounds = rankBounds(anchors, 83, { city: "Jena", score: 67.1 + gained, roundedTo: 0.1 });
    expect(bounds).toEqual({ best: 1, worst: 51, passed: ["Mainz"] });
  });
});

describe("the large cities", () => {
  test("are 83, each with a key of its own and a source", () => {
    const cities = largeCities();
    expect(cities).toHaveLength(83);
    expect(new Set(cities.map((each) => each.ags)).size).toBe(83);
    expect(cities.find((each) => each.city === "Jena")).toMatchObject({
      ags: "16053000",
      land: "16",
      population: 111407,
    });
  });
});

describe("synthetic editions", () => {
  test.each([
    ["2020", 81, 133, 36],
    ["2021", 81, 133, 36],
    ["2025", 83, 163, 37],
  ] as const)(
    "%s: size, marks and Jena's published ranks in all six tables",
    (year, cities, parameters, indicators) => {
      const edition = syntheticEdition(year);
      expect([
        edition.table.units.length,
        edition.table.columns.size,
        edition.compiled.indicators.length,
      ]).toEqual([cities, parameters, indicators]);
      expect(edition.compiled.framework.synthetic).toBe(true);
      expect(edition.observations.cells).toHaveLength(cities * parameters);
      expect(edition.observations.cells.every((cell) => cell.source.startsWith("Synthetisch"))).toBe(true);
      expect(missingCells(edition.compiled, edition.table)).toEqual([]);
      const run = runIndex(edition.compiled, edition.table);
      expect(Object.fromEntries(TABLES.map((key) => [key, standingOf(run, "Jena", key).rank]))).toEqual(
        ranksOf(year),
      );
    },
  );

  test("why Jena moved from 2020 to 2021: the causes add up to the published changes", () => {
    const [before, after] = [syntheticEdition("2020"), syntheticEdition("2021")];
    const compared = compareEditions(before, after);
    if (!compared.ok) throw new Error(compared.reason);
    const changes = new Map(
      figures.filter((each) => each.edition === "2021").map((each) => [each.table, each.change]),
    );
    for (const key of TABLES) {
      const explained = explainIn(compared.comparison, "Jena", key);
      if (!explained.ok) throw new Error(explained.reason);
      const { causes, before: was, after: is } = explained.explanation;
      const sum = (field: "rankParts" | "pointParts"): number =>
        causes.reduce((total, each) => total + each[field], 0);
      expect(sum("rankParts") / RANK_PARTS).toBe(changes.get(key));
      expect(sum("pointParts") / POINT_PARTS).toBeCloseTo(is.score - was.score, 8);
    }
  });

  test("2021 to 2025 also changes method and cities", () => {
    const compared = compareEditions(syntheticEdition("2021"), syntheticEdition("2025"));
    if (!compared.ok) throw new Error(compared.reason);
    const explained = explainIn(compared.comparison, "Jena");
    if (!explained.ok) throw new Error(explained.reason);
    const { causes } = explained.explanation;
    expect(causes.every((each) => each.rankParts !== 0 || each.cause === "cities")).toBe(true);
    expect(causes.reduce((sum, each) => sum + each.rankParts, 0)).toBe((34 - 54) * RANK_PARTS);
  });

  test("are the same at each call and differ from year to year", () => {
    expect(SYNTHETIC_YEARS.map((year) => syntheticEdition(year).table.columns.get("payment-1")?.[0])).toEqual(
      [expect.any(Number), expect.any(Number), expect.any(Number)],
    );
    expect(syntheticEdition("2020").table.columns.get("payment-1")).not.toEqual(
      syntheticEdition("2021").table.columns.get("payment-1"),
    );
  });
});
