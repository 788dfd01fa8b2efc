import { describe, expect, test } from "vitest";
import type { Id } from "#platform/ids";
import type { Person, RegisterRecord, Residence } from "../register.ts";
import { answerRequest } from "./answer-request.ts";
import { readRequest, unlawfulIn, type InformationRequest } from "./information-request.ts";
import { informationRows } from "./information-rows.ts";
import { fitsRequest } from "./match-request.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const today = day("2026-06-15");
const asked: InformationRequest = {
  familyName: "Müller",
  givenNames: "Anna",
  address: { street: "Ahornweg", houseNumber: "1", postalCode: "99999" },
  further: {},
};
const person: Person = {
  id: "019a0000-0000-7000-8000-0000000000aa" as Id<"person">,
  familyName: "Müller",
  givenNames: "Anna Maria",
  doctoralDegree: "Dr.",
  birthDate: day("1980-02-29"),
  deceasedOn: undefined,
  callName: "Maria",
  birthName: "Beispiel",
  religiousName: "Schwester Klara",
  artistName: "Annabella",
  birthPlace: "Poznań",
  birthCountry: "PL",
  sex: "w",
  nationalities: ["DE"],
  religion: undefined,
  maritalStatus: "VH",
  marriedOn: day("2010-10-10"),
  marriedAt: "Bad Lobenstein",
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
  validFrom: day("2010-05-01"),
  validUntil: day("2020-01-01"),
};
const record: RegisterRecord = {
  person,
  residences: [main, before],
  blocks: [],
  spouses: ["Bert Müller"],
  representatives: ["Carla Meyer"],
};

describe("the lawful combination (BMG § 49 (4), (5))", () => {
  test.each<[string, Partial<InformationRequest>, string | undefined]>([
    ["names and an address", {}, undefined],
    [
      "names and two further data",
      { address: undefined, further: { birthDate: "x", birthPlace: "x" } },
      undefined,
    ],
    ["names alone", { address: undefined }, "two-further-data"],
    ["one further datum", { address: undefined, further: { birthDate: "x" } }, "two-further-data"],
    ["no given name", { givenNames: " " }, "given-names"],
    ["no family name", { familyName: "" }, "family-name"],
    ["sex with another", { address: undefined, further: { sex: "w", birthDate: "x" } }, undefined],
    [
      "the forbidden pair",
      { address: undefined, further: { sex: "w", maritalStatus: "LD" } },
      "sex-and-marital-status",
    ],
    [
      "the forbidden pair beside a third",
      { address: undefined, further: { sex: "w", maritalStatus: "LD", birthDate: "x" } },
      "sex-and-marital-status",
    ],
    [
      "the forbidden pair beside an address",
      { further: { sex: "w", maritalStatus: "LD" } },
      "sex-and-marital-status",
    ],
  ])("%s: %#", (_, changes, expected) => {
    expect(unlawfulIn({ ...asked, ...changes })).toBe(expected);
  });

  test("is read from the answers; day and place of a marriage are one datum", () => {
    const answers = {
      soughtFamilyName: "Müller",
      soughtGivenNames: "Anna",
      marriedOn: "2010-10-10",
      sex: "w",
    };
    expect(readRequest(answers).further).toEqual({ sex: "w" });
    expect(readRequest({ ...answers, marriedAt: "Bad Lobenstein" }).further).toEqual({
      sex: "w",
      marriage: "2010-10-10 Bad Lobenstein",
    });
  });
});

describe("a record fits", () => {
  const fits = (further: InformationRequest["further"]): boolean =>
    fitsRequest(record, { ...asked, address: undefined, further });

  test.each<[InformationRequest["further"], InformationRequest["further"]]>([
    [{ religiousName: "schwester klara" }, { religiousName: "Klara" }],
    [{ artistName: "Annabella" }, { artistName: "Anna" }],
    [{ birthDate: "1980-02-29" }, { birthDate: "1980-02-28" }],
    [{ birthPlace: "POZNAN" }, { birthPlace: "Posen" }],
    [{ sex: "w" }, { sex: "m" }],
    [{ representative: "Karla Maier" }, { representative: "Karl Maier Schulze" }],
    [{ movedInOn: "2010-05-01" }, { movedInOn: "2010-05-02" }],
    [{ movedOutOn: "2020-01-01" }, { movedOutOn: "2019-12-31" }],
    [{ maritalStatus: "VH" }, { maritalStatus: "LP" }],
    [{ marriage: "2010-10-10 Bad Lobenstein" }, { marriage: "2010-10-11 Bad Lobenstein" }],
    [{ spouse: "Berd Mueller" }, { spouse: "Anna Müller" }],
    [
      { birthPlace: "Poznań", sex: "w" },
      { birthPlace: "Poznań", sex: "m" },
    ],
  ])("by %j, not by %j", (right, wrong) => {
    expect([fits(right), fits(wrong)]).toEqual([true, false]);
  });

  test("by death only where it is known", () => {
    expect(fits({ deceasedOn: "2026-01-01" })).toBe(false);
    expect(fits({ deathPlace: "Gera" })).toBe(false);
    const dead = { ...record, person: { ...person, deceasedOn: day("2026-01-01"), deathPlace: "Gera" } };
    expect(fitsRequest(dead, { ...asked, further: { deceasedOn: "2026-01-01", deathPlace: "gera" } })).toBe(
      true,
    );
  });

  test("by a present or a former address, however it is spelt", () => {
    const at = (street: string): boolean =>
      fitsRequest(record, { ...asked, address: { street, houseNumber: "1", postalCode: "99999" } });
    expect([at("ahorn-weg"), at("Lindenweg"), at("Kirchweg")]).toEqual([true, true, false]);
  });
});

describe("the answer", () => {
  const outcome = (...records: RegisterRecord[]) => {
    const { answered, toTell } = answerRequest(records, asked, today);
    return { isAnswered: answered !== undefined, told: toTell.length };
  };
  const inHome = { ...main, hasConditionalBlock: true };

  test.each<[string, RegisterRecord[], boolean, number]>([
    ["exactly one", [record], true, 0],
    ["nobody", [], false, 0],
    ["two", [record, record], false, 0],
    ["one of two fits", [record, { ...record, residences: [before] }], true, 0],
    ["a block for danger", [{ ...record, blocks: ["danger"] }], false, 1],
    ["a block by civil-status law", [{ ...record, blocks: ["civil-status"] }], false, 0],
    ["a home", [{ ...record, residences: [inHome] }], false, 0],
    ["a home left", [{ ...record, residences: [main, { ...before, hasConditionalBlock: true }] }], true, 0],
    [
      "a home beside a free address",
      [{ ...record, residences: [inHome, { ...main, kind: "secondary" }] }],
      false,
      0,
    ],
    ["a blocked one among two", [record, { ...record, blocks: ["danger"] }], false, 1],
    ["a blocked one elsewhere", [{ ...record, residences: [before], blocks: ["danger"] }, record], true, 0],
  ])("to %s", (_, records, isAnswered, told) => {
    expect(outcome(...records)).toEqual({ isAnswered, told });
  });

  test("has five data and no date; of the dead only that", () => {
    expect(informationRows(record, today).map(({ label, value }) => [label.de, value])).toEqual([
      ["Familienname", "Müller"],
      ["Vornamen", "Anna Maria"],
      ["Gebräuchlicher Vorname", "Maria"],
      ["Doktorgrad", "Dr."],
      ["Derzeitige Anschrift", "Ahornweg 1, 99999 Musterstadt"],
    ]);
    const dead = informationRows({ ...record, person: { ...person, deceasedOn: day("2026-01-01") } }, today);
    expect(dead.at(-1)?.value).toBe("verstorben");
    expect(JSON.stringify(dead)).not.toMatch(/2026|Ahornweg/);
  });
});
