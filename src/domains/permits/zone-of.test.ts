import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readZonePlan } from "./city-zones.ts";
import { overlapsIn } from "./zone-overlaps.ts";
import { zonePlanSchema, type ZonePlan } from "./zone-plan.ts";
import { zoneOf, type ZoneAnswer } from "./zone-of.ts";

const small = readZonePlan("test/cities/musterstadt");
const real = readZonePlan("cities/jena");

function ask(plan: ZonePlan, street: string, houseNumber: string, on = "2026-06-15"): string {
  const answer = zoneOf(plan, { street, houseNumber }, Temporal.PlainDate.from(on));
  return words(answer);
}

function words(answer: ZoneAnswer): string {
  if (answer.kind === "in") return answer.zone.key;
  return answer.kind === "none" ? "none" : `perhaps ${answer.zones.map((zone) => zone.key).join(" ")}`;
}

describe("the zone of an address", () => {
  test("follows the side of the street", () => {
    expect([ask(small, "Lindenstraße", "4"), ask(small, "Lindenstraße", "5")]).toEqual(["NORD", "SUED"]);
  });

  test.each([
    ["0", "perhaps NORD SUED"],
    ["1", "SUED"],
    ["40", "NORD"],
    ["41", "none"],
    ["40a", "NORD"],
    ["400", "none"],
  ])("knows where the range ends: number %s", (number, expected) => {
    expect(ask(small, "Lindenstraße", number)).toBe(expected);
  });

  test("reads a number with a letter or a range as its first number", () => {
    expect([
      ask(small, "Birkengasse", "12a"),
      ask(small, "Birkengasse", "5-7"),
      ask(small, "Birkengasse", "4"),
    ]).toEqual(["SUED", "SUED", "none"]);
  });

  test("takes the usual spellings of a street for the same", () => {
    for (const street of ["Lindenstraße", "lindenstr.", "LINDENSTRASSE", "Linden-Straße", " Lindenstr "])
      expect(ask(small, street, "2")).toBe("NORD");
  });

  test("changes on its day: 31 March is the last day of the old, 1 April the first of the new", () => {
    expect(ask(small, "Eichenallee", "5", "2026-03-30")).toBe("NORD");
    expect(ask(small, "Eichenallee", "5", "2026-03-31")).toBe("NORD");
    expect(ask(small, "Eichenallee", "5", "2026-04-01")).toBe("SUED");
    expect(ask(small, "Eichenallee", "5", "2026-04-02")).toBe("SUED");
  });

  test("is left open where only a part of the street is known in words", () => {
    expect(ask(small, "Kirchweg", "3")).toBe("perhaps SUED");
  });

  test("is left open where a number is needed and there is none", () => {
    expect(ask(small, "Birkengasse", "ohne")).toBe("perhaps SUED");
  });

  test("is none for a street that is in no list", () => {
    expect(ask(small, "Am Anger", "1")).toBe("none");
  });
});

describe("the zones of the first city", () => {
  test.each([
    ["Goethestraße", "12", "2026-03-31", "none"],
    ["Goethestraße", "12", "2026-04-01", "I"],
    ["Leutragraben", "8", "2026-04-01", "I"],
    ["Leutragraben", "7", "2026-04-01", "none"],
    ["Leutragraben", "10", "2026-04-01", "none"],
    ["Ernst-Haeckel-Platz", "5", "2026-04-01", "I"],
    ["Ernst-Haeckel-Platz", "7", "2026-04-01", "none"],
    ["Blumenstraße", "1", "2026-03-31", "none"],
    ["Blumenstraße", "1", "2026-04-01", "IV"],
    // Numbers go before words: the east side of the square is in zone I, these numbers are in IV.
    ["Carl-Zeiss-Platz", "8", "2026-04-01", "IV"],
    ["Carl-Zeiß-Platz", "3", "2026-04-01", "perhaps I"],
    ["Jahnstr.", "2", "2026-04-01", "perhaps IV"],
    ["Wöllnitzer Straße", "34", "2011-07-31", "none"],
    ["Wöllnitzer Straße", "34", "2011-08-01", "V"],
    ["Wöllnitzer Straße", "34b", "2026-06-15", "V"],
    ["Wöllnitzer Straße", "35", "2026-06-15", "none"],
    ["Jenaplan", "4", "2026-06-15", "V"],
    ["Jenaplan", "5", "2026-06-15", "none"],
  ])("%s %s on %s: %s", (street, number, on, expected) => {
    expect(ask(real, street, number, on)).toBe(expected);
  });

  test("are six, of which the unknown ones say so", () => {
    expect(real.zones.map((zone) => zone.key)).toEqual(["I", "II", "III", "IV", "V", "VI"]);
    const unknown = real.zones.filter((zone) => zone.streets.length === 0);
    expect(unknown.map((zone) => [zone.key, zone.toBeChecked])).toEqual([
      ["II", true],
      ["III", true],
      ["VI", true],
    ]);
  });
});

describe("every address", () => {
  const anyDay = fc
    .integer({ min: -6000, max: 6000 })
    .map((days) => Temporal.PlainDate.from("2026-04-01").add({ days }));
  const anyNumber = fc
    .tuple(fc.integer({ min: 1, max: 120 }), fc.constantFrom("", "a", " b", "-3"))
    .map(([number, rest]) => `${number}${rest}`);

  test.each([
    ["musterstadt", small],
    ["jena", real],
  ] as const)("of %s has at most one zone on a day", (_name, plan) => {
    const streets = plan.zones.flatMap((zone) => zone.streets.map((entry) => entry.street));
    fc.assert(
      fc.property(fc.constantFrom(...streets), anyNumber, anyDay, (street, houseNumber, on) => {
        const claims = plan.zones.filter(
          (zone) => zoneOf({ ...plan, zones: [zone] }, { street, houseNumber }, on).kind === "in",
        );
        expect(claims.length).toBeLessThanOrEqual(1);
        if (claims[0]) expect(words(zoneOf(plan, { street, houseNumber }, on))).toBe(claims[0].key);
      }),
    );
    expect(overlapsIn(plan)).toEqual([]);
  });
});

describe("a plan of zones", () => {
  const rules = { validity: "P1Y", extensionOpens: "P28D", grossWeightLimitKg: 3500 };
  const zone = (key: string, street: object): object => ({ key, numberLetter: "A", streets: [street] });

  test("that puts an address into two zones is found out", () => {
    const plan = zonePlanSchema.parse({
      rules,
      zones: [
        zone("A", { street: "Ring", range: [1, 10] }),
        zone("B", { street: "Ring", numbers: [10, 12] }),
      ],
    });
    expect(overlapsIn(plan)).toEqual(["Ring 10 (1900-01-01): A, B"]);
    expect(
      words(zoneOf(plan, { street: "Ring", houseNumber: "10" }, Temporal.PlainDate.from("2026-01-01"))),
    ).toBe("perhaps A B");
  });

  test("that overlaps from a day on is found out", () => {
    const plan = zonePlanSchema.parse({
      rules,
      zones: [zone("A", { street: "Ring" }), zone("B", { street: "Ring", from: "2030-01-01" })],
    });
    expect(overlapsIn(plan)[0]).toBe("Ring 1 (2030-01-01): A, B");
  });

  test("with a range that runs backwards is refused", () => {
    expect(
      zonePlanSchema.safeParse({ rules, zones: [zone("A", { street: "Ring", range: [9, 3] })] }).success,
    ).toBe(false);
  });

  test("of a city without zones has none", () => {
    expect(readZonePlan("test/cities/nowhere").zones).toEqual([]);
  });
});
