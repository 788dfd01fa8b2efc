import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lintIndex } from "./lint-index.ts";

const MEASURES = `measures:
  - key: lorawan
    title: { de: LoRaWAN }
    costCents: 100
    doneBy: 2027-06-30
    values: { lpwan: 90 }
`;
const PUBLISHED = "edition,table,rank,score,change,basis,source\n2021,total,34,,8,read,Stadt\n";

function found(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "stadtkern-index-"));
  mkdirSync(join(folder, "index"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "index", name), text);
  return lintIndex(folder).map(({ file, line, code }) => `${file}:${line} ${code}`);
}

describe("the check of a city's index folder", () => {
  test("finds nothing where all is sound, nothing is there, and in the real one", () => {
    expect(found({ "measures.yaml": MEASURES, "published.csv": PUBLISHED })).toEqual([]);
    expect(found({})).toEqual([]);
    expect(lintIndex("cities/jena")).toEqual([]);
  });

  test("names the line of a measure without cost and of an indicator that does not exist", () => {
    expect(found({ "measures.yaml": MEASURES.replace("costCents: 100", "costCents: viel") })).toEqual([
      "index/measures.yaml:4 shape",
    ]);
    expect(found({ "measures.yaml": MEASURES.replace("lpwan", "lorawan") })).toEqual([
      "index/measures.yaml:6 indicator-unknown",
    ]);
  });

  test("refuses published figures without a source or of an unknown table", () => {
    expect(found({ "published.csv": PUBLISHED.replace(",Stadt", ",") })).toEqual([
      "index/published.csv:2 shape",
    ]);
    expect(found({ "published.csv": PUBLISHED.replace("total", "energie") })).toEqual([
      "index/published.csv:2 shape",
    ]);
  });
});
