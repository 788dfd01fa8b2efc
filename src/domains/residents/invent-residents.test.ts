import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDemoCity } from "./demo-city.ts";
import { inventResidents, type Inventing } from "./invent-residents.ts";
import { nameKey } from "./name-key.ts";
import { seededRandom } from "./seeded-random.ts";
import { readStreets } from "./streets.ts";

const inventing: Inventing = {
  count: 800,
  seed: 1,
  today: Temporal.PlainDate.from("2026-06-15"),
  streets: readStreets("cities/jena"),
  favoured: [{ street: "Am Ring", houseNumber: "1", postalCode: "99999" }],
};

describe("invented residents", () => {
  const people = inventResidents(inventing);

  test("are the same for the same seed and others for another", () => {
    expect(JSON.stringify(inventResidents(inventing))).toBe(JSON.stringify(people));
    expect(JSON.stringify(inventResidents({ ...inventing, seed: 2 }))).not.toBe(JSON.stringify(people));
  });

  test("are as many as asked for", () => {
    for (const count of [1, 2, 99]) expect(inventResidents({ ...inventing, count })).toHaveLength(count);
  });

  test("live on streets of the city, and on the favoured ones more often", () => {
    const names = new Set(inventing.streets.map(({ street }) => street));
    const streets = people.map(
      (person) =>
        person.residences.find((residence) => residence.kind === "main" && !residence.validUntil)?.street ??
        "",
    );
    expect(streets.every((street) => names.has(street) || street === "Am Ring")).toBe(true);
    const share = streets.filter((street) => street === "Am Ring").length / people.length;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.2);
  });

  test("were born before they lived anywhere, and have one main residence at a time", () => {
    for (const { birthDate, residences } of people) {
      const main = residences.filter((residence) => residence.kind === "main");
      for (const residence of residences)
        expect(Temporal.PlainDate.compare(residence.validFrom, birthDate)).toBeGreaterThanOrEqual(0);
      expect(main.filter((residence) => !residence.validUntil)).toHaveLength(1);
      if (main[1]) expect(main[0]?.validUntil?.equals(main[1].validFrom)).toBe(true);
    }
  });

  test("are of all ages", () => {
    const ages = people.map(
      (person) => person.birthDate.until(inventing.today, { largestUnit: "years" }).years,
    );
    expect([
      ages.some((age) => age < 6),
      ages.some((age) => age > 80),
      ages.filter((age) => age >= 18).length > 500,
    ]).toEqual([true, true, true]);
  });
});

describe("a seeded random", () => {
  test("stays within its bounds", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, first, span) => {
        const value = seededRandom(seed).between(first, first + span);
        expect(value).toBeGreaterThanOrEqual(first);
        expect(value).toBeLessThanOrEqual(first + span);
      }),
    );
  });
});

describe("a name's key", () => {
  test.each([
    ["Müller-Lüdenscheidt", "mueller luedenscheidt"],
    ["Weiß", "weiss"],
    ["D’Angelo", "d angelo"],
    ["Ayşe", "ayse"],
    ["Łukasz", "lukasz"],
    ["  von   der Heide ", "von der heide"],
  ])("of %s is %s", (name, key) => expect(nameKey(name)).toBe(key));

  test("is its own key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
        expect(nameKey(name.normalize("NFD"))).toBe(nameKey(name.normalize("NFC")));
      }),
    );
  });
});

describe("the data of the first city", () => {
  test("has over two hundred streets with their postal codes", () => {
    const streets = readStreets("cities/jena");
    expect(streets.length).toBeGreaterThan(200);
    expect(streets.find(({ street }) => street === "Magdelstieg")?.postalCode).toBe("07745");
  });

  test("has demo people with stories in both languages, each kind of staff, no subject twice", () => {
    const { residents, staff } = readDemoCity("cities/jena");
    const subjects = [...residents, ...staff].map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(residents.length).toBeGreaterThanOrEqual(8);
    const roles = staff.flatMap((person) => person.roles);
    for (const role of [
      "caseworker",
      "lead",
      "warden",
      "administrator",
      "officer",
      "editor",
      "front-office",
      "registrar",
    ])
      expect(roles).toContain(role);
    for (const person of [...residents, ...staff]) expect(person.email).toMatch(/@example\.org$/);
  });
});
