import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lintZones } from "./lint-zones.ts";

const PLAN = `rules: { validity: P1Y, extensionOpens: P28D, grossWeightLimitKg: 3500 }
zones:
  - key: A
    numberLetter: A
    streets:
      - { street: Ring, range: [1, 10] }
  - key: B
    numberLetter: B
    streets:
      - { street: Allee }
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "stadtkern-zones-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
const found = (files: Readonly<Record<string, string>>): string[] =>
  lintZones(folderWith(files)).map(({ file, line, severity, code }) => `${file}:${line} ${severity} ${code}`);

describe("the check of a city's zones", () => {
  test("finds nothing in a sound plan, in the real one, and in a city without zones", () => {
    expect(found({ "zones.yaml": PLAN })).toEqual([]);
    expect(lintZones("cities/jena").filter(({ severity }) => severity !== "hint")).toEqual([]);
    expect(found({})).toEqual([]);
  });

  test("names the line of what does not fit the schema, and of a file that cannot be read", () => {
    expect(found({ "zones.yaml": PLAN.replace("range: [1, 10]", "range: [10, 1]") })).toEqual([
      "zones.yaml:6 error shape",
    ]);
    expect(found({ "zones.yaml": PLAN.replace("numberLetter: B", "numberLetter: b") })).toEqual([
      "zones.yaml:8 error shape",
    ]);
    expect(found({ "zones.yaml": `${PLAN}  - [` })[0]).toMatch(/^zones\.yaml:\d+ error yaml$/);
  });

  test("reminds of what the city has not confirmed", () => {
    const unchecked = PLAN.replace("street: Allee", "street: Allee, toBeChecked: true");
    expect(found({ "zones.yaml": unchecked })).toEqual(["zones.yaml:10 hint to-be-checked"]);
  });

  test("names an address in two zones, with what to do", () => {
    const folder = folderWith({ "zones.yaml": PLAN.replace("street: Allee", "street: Ring, numbers: [10]") });
    const [finding] = lintZones(folder);
    expect(finding).toMatchObject({ line: 6, code: "zones-overlap" });
    expect(finding?.message.de).toContain("Ring 10");
  });

  test("names a zone on the map that the plan does not have", () => {
    const map = `{ "features": [\n{ "properties": { "zone": "A" } },\n{ "properties": { "zone": "C" } } ] }`;
    expect(found({ "zones.yaml": PLAN, "zones.geojson": map })).toEqual([
      "zones.geojson:3 error map-zone-unknown",
    ]);
  });
});
