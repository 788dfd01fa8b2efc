import { describe, expect, test } from "vitest";
import type { Id } from "#platform/ids";
import type { Person, Residence } from "../register.ts";
import { isSameAddress } from "../same-address.ts";
import { deleteRetrievalOn } from "../retrieval-log.ts";
import { certificateRows, certificateSheets, EXTRAS, type Extra } from "./certificate-rows.ts";
import { checkCertificate, type CertificateSituation } from "./check-certificate.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const person: Person = {
  id: "019a0000-0000-7000-8000-0000000000aa" as Id<"person">,
  familyName: "Erfunden",
  givenNames: "Erika Maria",
  doctoralDegree: undefined,
  birthDate: day("1980-02-29"),
  deceasedOn: undefined,
  callName: undefined,
  birthName: "Beispiel",
  religiousName: undefined,
  artistName: "Die Erfundene",
  birthPlace: "Poznań",
  birthCountry: "PL",
  sex: "w",
  nationalities: ["DE", "PL"],
  religion: undefined,
  maritalStatus: "VH",
  marriedOn: day("2010-10-10"),
  marriedAt: "Jena",
  deathPlace: undefined,
};
const main: Residence = {
  kind: "main",
  street: "Ahornweg",
  houseNumber: "1",
  postalCode: "99999",
  place: "Musterstadt",
  hasConditionalBlock: false,
  validFrom: day("2020-01-01"),
  validUntil: undefined,
};
const before: Residence = {
  ...main,
  street: "Lindenweg",
  validFrom: day("2010-01-01"),
  validUntil: main.validFrom,
};
const source = {
  person,
  residences: [main],
  formerResidences: [before],
  formerNames: ["Beispiel", "Vorher"],
  relatives: [],
  today: day("2026-06-15"),
};

describe("what a certificate says", () => {
  const rows = (...extras: Extra[]): (readonly [string | undefined, string])[] =>
    certificateRows(source, extras).map(({ label, value }) => [label.de, value]);

  test("is five data and nothing else without a wish (BMG § 18 (1))", () => {
    expect(rows()).toEqual([
      ["Familienname", "Erfunden"],
      ["Vornamen", "Erika Maria"],
      ["Geburtsdatum", "29.02.1980"],
      ["Alleinige Wohnung", "Ahornweg 1, 99999 Musterstadt"],
    ]);
  });

  test.each<[Extra, string]>([
    ["former-names", "Beispiel, Vorher"],
    ["religious-names", "Die Erfundene"],
    ["birth-place", "Poznań, Polen"],
    ["sex", "weiblich"],
    ["representatives", "keine Angabe"],
    ["nationalities", "Deutschland, Polen"],
    ["religion", "keine Angabe"],
    ["former-addresses", "Lindenweg 1, 99999 Musterstadt"],
    ["move-dates", "Einzug 01.01.2020"],
    ["marital-status", "verheiratet, seit 10.10.2010, Jena"],
    ["spouse", "keine Angabe"],
    ["children", "keine Angabe"],
    ["alive", "nicht gespeichert"],
  ])("adds %s on request", (extra, value) => {
    expect(rows(extra)[4]?.[1]).toBe(value);
  });

  test("adds them in the order of the law, whatever the order of the wish", () => {
    expect(rows("sex", "former-names").slice(4)).toEqual(rows("former-names", "sex").slice(4));
    expect(certificateSheets(["sex"])).toContain("0701");
    expect(certificateSheets([])).not.toContain("0701");
    expect(Object.keys(EXTRAS)).toHaveLength(13);
  });
});

describe("the full match (BMeldDigiV § 4 (2))", () => {
  const situation: CertificateSituation = {
    identified: { familyName: "Erfunden", givenNames: "Erika Maria", birthDate: day("1980-02-29") },
    isAtCounter: false,
    address: main,
    person,
    residences: [main],
    place: "Musterstadt",
  };
  const results = (changes: Partial<CertificateSituation>): string[] =>
    checkCertificate({ ...situation, ...changes }).map(({ result }) => result);
  const identified = (changes: object) => ({ identified: { ...situation.identified, ...changes } as never });

  test.each<[string, Partial<CertificateSituation>, string]>([
    ["all four the same", {}, "passed"],
    ["letters in another form", identified({ givenNames: "Erika  Maria".normalize("NFD") }), "passed"],
    ["another case", identified({ familyName: "ERFUNDEN" }), "unclear"],
    ["a given name missing", identified({ givenNames: "Erika" }), "unclear"],
    ["another birth date", identified({ birthDate: day("1980-02-28") }), "unclear"],
    ["no birth date", identified({ birthDate: undefined }), "unclear"],
    ["no address", { address: undefined }, "unclear"],
    ["nobody in the register", { person: undefined }, "unclear"],
    ["somebody who died", { person: { ...person, deceasedOn: day("2026-01-01") } }, "unclear"],
    [
      "at the counter, without sign-in",
      { identified: undefined, address: undefined, isAtCounter: true },
      "passed",
    ],
  ])("%s: %s", (_, changes, expected) => {
    expect(results(changes)[0]).toBe(expected);
  });

  test("the office of the main residence answers", () => {
    expect(results({ place: "Anderswo" })[1]).toBe("unclear");
    expect(results({ residences: [{ ...main, kind: "secondary" }] })).toEqual(["unclear", "unclear"]);
    expect(results({})[1]).toBe("passed");
  });
});

test.each([
  ["Goethestr.", "12", "07743", true],
  ["goethestraße", " 12", "07743", true],
  ["Goethe-Straße", "12", "07743", true],
  ["Goethestraße", "12a", "07743", false],
  ["Goethestraße", "12", "07745", false],
  ["Goetheweg", "12", "07743", false],
])("Goethestraße 12, 07743 and %s %s, %s: the same is %s", (street, houseNumber, postalCode, expected) => {
  const known = { street: "Goethestraße", houseNumber: "12", postalCode: "07743" };
  expect(isSameAddress(known, { street, houseNumber, postalCode })).toBe(expected);
});

test.each([
  ["2026-01-01", "2027-01-01"],
  ["2026-12-31", "2027-12-31"],
  ["2028-02-29", "2029-02-28"],
])("what was stored on %s is kept to %s and gone by the end of the next year", (stored, until) => {
  const on = deleteRetrievalOn(day(stored));
  expect(on.toString()).toBe(until);
  expect(on.year).toBe(day(stored).year + 1);
});
