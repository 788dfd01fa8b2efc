import readExcel from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { sampleFramework } from "../engine/sample.ts";
import { toCsv } from "../export/csv.ts";
import { toXlsx } from "../export/xlsx.ts";
import { importChargingRegister } from "./charging-register.ts";
import { importTable } from "./import-table.ts";
import { readRows } from "./read-rows.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const compiled = sampleFramework();
const options = { source: "erfundene Tabelle" };

describe("a table that a city has the right to use", () => {
  test("one row a city, CSV with semicolons and decimal commas, or XLSX", async () => {
    const csv = bytes("\ufeffStadt;online;wait;charging\nAheim;1,5;10;\nBedorf;2;20;3\n");
    const fromCsv = await importTable(compiled, { name: "a.csv", bytes: csv }, options);
    const workbook = toXlsx([
      {
        name: "Werte",
        rows: [
          ["Stadt", "online", "wait", "charging"],
          ["Aheim", 1.5, 10, ""],
          ["Bedorf", 2, 20, 3],
        ],
      },
    ]);
    const fromXlsx = await importTable(compiled, { name: "a.xlsx", bytes: workbook }, options);
    expect(fromCsv).toEqual(fromXlsx);
    if (!fromCsv.ok) throw new Error("refused");
    expect(fromCsv.value.cities).toEqual(["Aheim", "Bedorf"]);
    expect(fromCsv.value.cells).toHaveLength(5);
    expect(fromCsv.value.cells[0]).toEqual({
      city: "Aheim",
      key: "online",
      value: 1.5,
      source: "erfundene Tabelle",
      date: "",
      deliveredBy: "",
      status: "researched",
    });
  });

  test("one row a cell, with its evidence", async () => {
    const csv = bytes(
      "city,key,value,source,date,deliveredBy,status\nAheim,online,3,https://example.org,2026-06-30,Amt 10,verified\n",
    );
    const parsed = await importTable(compiled, { name: "a.csv", bytes: csv }, options);
    expect(parsed).toMatchObject({
      ok: true,
      value: { cells: [{ status: "verified", deliveredBy: "Amt 10" }] },
    });
  });

  test.each([
    ["Stadt,online\nAheim,1.234,5\nBedorf,x\n", "row 3, value", '"x" is no number'],
    ["Stadt,online\n,1\n", "row 2, city", "The city is missing"],
    ["Stadt,nothing\nAheim,1\n", 'row 1, column "nothing"', "no key of the framework"],
    ["Stadt,online\nAheim,1\nAheim,2\n", "row 3", "already"],
    ["city,key,value,date\nAheim,online,1,2026-02-30\n", "row 2, date", "2026-06-30"],
    ["city,key,value,status\nAheim,online,1,sure\n", "row 2, status", "verified"],
    ["city,key,value\nAheim,nothing,1\n", "row 2, key", "neither an indicator"],
    ["city,key,value\nAheim,online,\n", "row 2, value", "missing"],
    ["", "row 2", "no observations"],
  ])("%j: the problem names its row", async (text, at, message) => {
    const parsed = await importTable(compiled, { name: "a.csv", bytes: bytes(text) }, options);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problems).toContainEqual({ at, message: expect.stringContaining(message) });
  });

  test("files in Windows-1252 keep their umlauts", async () => {
    const rows = await readRows(
      "a.csv",
      Uint8Array.from([...bytes("Ort;Zahl\nM"), 0xfc, ...bytes("nchen;1\n")]),
    );
    expect(rows).toEqual([{ Ort: "München", Zahl: "1" }]);
  });
});

describe("the register of charge points", () => {
  const cities = [
    { city: "Jena", population: 100_000 },
    { city: "Frankfurt am Main", population: 200_000 },
  ];
  const heading = "Betreiber;Art der Ladeeinrichung;Anzahl Ladepunkte;Ort;Postleitzahl";

  test("counts by place, with notes above the heading", async () => {
    const csv = `Ladesäulenregister\n\nStand;heute\n${heading}\nA;Normalladeeinrichtung;2;Jena;07743\nB;Schnellladeeinrichtung;4;Jena, Zentrum;07745\nC;Normalladeeinrichtung;1;Frankfurt am Main;60311\nD;Normalladeeinrichtung;9;Apolda;99510\n`;
    expect(await importChargingRegister({ name: "r.csv", bytes: bytes(csv) }, cities)).toEqual({
      ok: true,
      otherPlaces: 1,
      counts: [
        { city: "Jena", stations: 2, chargePoints: 6, fastChargePoints: 4, perThousand: 0.06 },
        { city: "Frankfurt am Main", stations: 1, chargePoints: 1, fastChargePoints: 0, perThousand: 0.005 },
      ],
    });
  });

  test("refuses what it does not understand", async () => {
    expect(await importChargingRegister({ name: "r.csv", bytes: bytes("a;b\n1;2\n") }, cities)).toEqual({
      ok: false,
      reason: "no-heading",
    });
    const wrong = `${heading}\nA;Normal;zwei;Jena;07743\n`;
    expect(await importChargingRegister({ name: "r.csv", bytes: bytes(wrong) }, cities)).toMatchObject({
      reason: "bad-rows",
      rows: [expect.stringContaining("zwei")],
    });
  });
});

describe("what is exported", () => {
  test("an XLSX file that others can read, always with the same bytes", async () => {
    const sheet = {
      name: "Werte & mehr",
      rows: [
        ["Stadt", "x"],
        ["A <b> „c“", 1.25],
        ["  leer", Number.NaN],
      ],
    };
    const workbook = toXlsx([sheet]);
    expect(workbook).toEqual(toXlsx([sheet]));
    const sheets = await readExcel(Buffer.from(workbook));
    expect(sheets[0]).toMatchObject({
      sheet: "Werte & mehr",
      data: [
        ["Stadt", "x"],
        ["A <b> „c“", 1.25],
        [expect.stringContaining("leer"), null],
      ],
    });
  });

  test("CSV keeps quotes and cannot smuggle formulas", () => {
    expect(
      toCsv(
        ["a", "b"],
        [
          ['x "y", z', -1.5],
          ["=1+1", Number.NaN],
        ],
      ),
    ).toBe('a,b\n"x ""y"", z",-1.5\n\'=1+1,\n');
  });
});
