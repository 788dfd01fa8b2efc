import { describe, expect, test } from "vitest";
import { barChart } from "./bar-chart.tsx";
import { axisMarks, chartFile, percent, ticks } from "./chart.tsx";
import { pointMap } from "./point-map.tsx";
import { lineChart } from "./line-chart.tsx";

describe("the marks of an axis", () => {
  test.each([
    [0, 100, [0, 20, 40, 60, 80, 100]],
    [1, 83, [20, 40, 60, 80]],
    [0, 0.9, [0, 0.2, 0.4, 0.6, 0.8]],
    [-3, 3, [-2, 0, 2]],
    [5, 5, [5]],
  ])("from %d to %d are round numbers within", (from, to, expected) => {
    expect(ticks(from, to)).toEqual(expected);
  });
});

test("an axis shows both its ends, and no mark close to them", () => {
  expect(axisMarks(1, 83)).toEqual([1, 20, 40, 60, 83]);
  expect(axisMarks(0, 100)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(axisMarks(5, 5)).toEqual([5]);
});

test("a place along the width stays within the drawing", () => {
  expect([percent(54, 1, 83), percent(-5, 0, 10), percent(99, 0, 10), percent(3, 3, 3)]).toEqual([
    "64.63%",
    "0%",
    "100%",
    "0%",
  ]);
});

describe("a drawing as a file", () => {
  const bars = [{ label: 'A <b> & "c"', parts: [20, 30], text: "50" }];
  const file = chartFile("Ränge & Punkte", barChart({ bars, max: 100, parts: ["eins", "zwei"] }));

  test("stands alone: namespace, title, colours as attributes, nothing unescaped", () => {
    expect(file).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(file).toContain("<title>Ränge &amp; Punkte</title>");
    expect(file).toContain("A &lt;b> &amp; ");
    expect(file).toContain('fill="#1f4e79"');
    expect(file).not.toMatch(/var\(|style=/);
  });

  test("puts the parts of a bar one after another", () => {
    expect(file).toMatch(/x="0%" y="\d+" width="20%"/);
    expect(file).toMatch(/x="20%" y="\d+" width="30%"/);
  });
});

test("on a map the north is on top, the west on the left, and the own place covers the others", () => {
  const place = (label: string, latitude: number, longitude: number) => ({
    label,
    latitude,
    longitude,
    series: 0,
  });
  const points = [
    { ...place("Süden", 48, 11), isOwn: true },
    place("Norden", 54, 10),
    place("Westen", 51, 6),
    place("Osten", 51, 14),
  ];
  const file = chartFile("Karte", pointMap({ points, series: ["eins"] }));
  const at = new Map(
    [...file.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*><title>([^<]+)/g)].map((match) => [
      match[3],
      { x: Number(match[1]), y: Number(match[2]) },
    ]),
  );
  expect([...at.keys()].at(-1)).toBe("Süden");
  expect(at.get("Norden")!.y).toBeLessThan(at.get("Süden")!.y);
  expect(at.get("Westen")!.x).toBeLessThan(at.get("Osten")!.x);
  // One degree of latitude is as long as 1 / cos(51°) degrees of longitude.
  const perLatitude = (at.get("Süden")!.y - at.get("Norden")!.y) / 6;
  const perLongitude = (at.get("Osten")!.x - at.get("Westen")!.x) / 8;
  expect(perLongitude / perLatitude).toBeCloseTo(Math.cos((51 * Math.PI) / 180), 2);
});

test("a line has a gap where nothing is known, and ranks have the least on top", () => {
  const drawing = lineChart({
    labels: ["2020", "2021", "2022", "2023"],
    series: [{ name: "Rang", values: [42, 34, null, 47] }],
    from: 1,
    to: 83,
    isReversed: true,
    format: String,
  });
  const file = chartFile("Rang", drawing);
  expect(file.match(/<circle /g)).toHaveLength(3);
  expect(file.match(/stroke-width="3"/g)).toHaveLength(1);
  const [first = 0, second = 0] = [...file.matchAll(/<circle [^>]*cy="([\d.]+)"/g)].map((match) =>
    Number(match[1]),
  );
  expect(second).toBeLessThan(first);
});
