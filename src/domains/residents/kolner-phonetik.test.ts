import fc from "fast-check";
import { expect, test } from "vitest";
import { kolnerPhonetik } from "./kolner-phonetik.ts";
import { searchKeysOf } from "./search-keys.ts";

// Published examples of the method, and each of its rules once.
test.each([
  ["Müller-Lüdenscheidt", "65752682"],
  ["Breschnew", "17863"],
  ["Wikipedia", "3412"],
  ["Meier", "67"],
  ["Mayr", "67"],
  ["Schmidt", "862"],
  ["Schmitt", "862"],
  ["Philipp", "351"],
  ["Caesar", "487"],
  ["Celia", "85"],
  ["Hacker", "047"],
  ["Ascher", "087"],
  ["Xaver", "4837"],
  ["Max", "648"],
  ["Heinz", "068"],
  ["Luitz", "58"],
  ["Jonas", "068"],
  ["Weiß", "38"],
  ["Łukasz", "548"],
  ["", ""],
  ["李", ""],
])("%s sounds %s", (word, code) => {
  expect(kolnerPhonetik(word)).toBe(code);
});

test("has no two equal digits in a row but across a vowel, and no 0 but at the start", () => {
  fc.assert(
    fc.property(fc.string(), (word) => {
      expect(kolnerPhonetik(word)).toMatch(/^0?[1-8]*$/);
    }),
  );
});

test("family names and given names belong together; a birth name counts", () => {
  expect(searchKeysOf({ familyName: "Meyer", birthName: "Schmitt", givenNames: "Anna Maria" })).toEqual([
    "67 06",
    "67 67",
    "862 06",
    "862 67",
  ]);
  expect(searchKeysOf({ familyName: "李", givenNames: "H" })).toEqual(["李 h"]);
});
