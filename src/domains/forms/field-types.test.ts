import { expect, test } from "vitest";
import type { AnswerValue, RawBody } from "./answers.ts";
import { countries } from "./country-field.ts";
import { inputName, typeOf } from "./field-types.ts";
import { toRaw } from "./parse-page.ts";
import { readerOf } from "./read-inputs.ts";
import { type Field, fieldSchema } from "./schema.ts";
import { formatAnswer } from "./summary.ts";

function field(input: Record<string, unknown>): Field {
  return fieldSchema.parse({ key: "it", label: { de: "Angabe", en: "Answer" }, ...input });
}

/** The value, or the codes of what is wrong, each with its part: `date-day-missing@day`. */
function read(of: Record<string, unknown>, body: RawBody | string): AnswerValue | null | readonly string[] {
  const it = field(of);
  const parsed = typeOf(it).parse(it, readerOf(it, typeof body === "string" ? { it: body } : body));
  if ("value" in parsed) return parsed.value;
  return parsed.problems.map(({ code, part }) => (part ? `${code}@${part}` : code));
}

function dateBody(day: string, month: string, year: string): RawBody {
  return { "it-day": day, "it-month": month, "it-year": year };
}

test("texts are trimmed, in NFC, on one line and within their length", () => {
  expect(read({ type: "text" }, "  Ju\u0308rgen \t Mu\u0308ller\u0000 ")).toBe("Jürgen Müller");
  expect(read({ type: "text" }, "   ")).toBe(null);
  expect(read({ type: "text", maxLength: 3 }, "👩👩👩")).toBe("👩👩👩");
  expect(read({ type: "text", maxLength: 3 }, "abcd")).toEqual(["text-too-long"]);
  expect(read({ type: "text", minLength: 3 }, "ab")).toEqual(["text-too-short"]);
  expect(read({ type: "text" }, "a".repeat(201))).toEqual(["text-too-long"]);
  expect(read({ type: "text", latin: true }, "Đặng O’Brien-Šťastná")).toBe("Đặng O’Brien-Šťastná");
  expect(read({ type: "text", latin: true }, "Олена")).toEqual(["text-latin"]);
  expect(read({ type: "text", pattern: "W\\d{4}" }, "W0141")).toBe("W0141");
  expect(read({ type: "text", pattern: "W\\d{4}" }, "xW0141")).toEqual(["text-pattern"]);
  expect(read({ type: "long-text" }, " a \r\nb\rc ")).toBe("a\nb\nc");
  expect(read({ type: "text" }, { it: ["first", "second"] })).toBe("first");
});

test("e-mail addresses are those to which a mail can be sent; phone numbers are checked loosely", () => {
  expect(read({ type: "email" }, "a.b+c@stadt-jena.de")).toBe("a.b+c@stadt-jena.de");
  for (const wrong of ["a", "a@b", "a b@c.de", "a@b..de", "@b.de", "müller@beispiel.de", "a@b.c"]) {
    expect(read({ type: "email" }, wrong)).toEqual(["email-format"]);
  }
  expect(read({ type: "phone" }, "+49 (3641) 49-0")).toBe("+49 (3641) 49-0");
  for (const wrong of ["12", "abc", "123456789012345678"])
    expect(read({ type: "phone" }, wrong)).toEqual(["phone-format"]);
});

test("numbers are read with comma, with groups, and with a point where it cannot be a group", () => {
  const two = { type: "number", decimals: 2 };
  expect(read(two, "1.234,5")).toBe(1234.5);
  expect(read(two, "1,234.50")).toBe(1234.5);
  expect(read(two, "1 234 567")).toBe(1234567);
  expect(read(two, "12.5")).toBe(12.5);
  expect(read(two, "1.234")).toBe(1234);
  expect(read(two, "1.000.000")).toBe(1000000);
  expect(read(two, "-0")).toBe(0);
  expect(read(two, "−3,25")).toBe(-3.25);
  for (const wrong of ["1,2,3", "1.23.456", "abc", "1e5", "--1", ",5,", "1".repeat(13)]) {
    expect(read(two, wrong)).toEqual(["number-format"]);
  }
  expect(read(two, "1,005")).toEqual(["number-decimals"]);
  expect(read({ type: "number" }, "1,5")).toEqual(["number-whole"]);
  expect(read({ type: "number", min: 1, max: 5 }, "0")).toEqual(["number-min"]);
  expect(read({ type: "number", min: 1, max: 5 }, "6")).toEqual(["number-max"]);
});

test("money is exact in cents", () => {
  expect(read({ type: "money" }, "0,29 €")).toBe(29);
  expect(read({ type: "money" }, "1.234,5 EUR")).toBe(123450);
  expect(read({ type: "money" }, "12")).toBe(1200);
  expect(read({ type: "money" }, "-0,01")).toBe(-1);
  expect(read({ type: "money" }, "1,234")).toEqual(["money-cents"]);
  expect(read({ type: "money", minCents: 0 }, "-1")).toEqual(["money-min"]);
  expect(read({ type: "money", maxCents: 100 }, "1,01")).toEqual(["money-max"]);
  expect(formatAnswer(field({ type: "money" }), 123450, "de")).toBe("1.234,50\u00a0€");
  expect(formatAnswer(field({ type: "money" }), 123450, "en")).toBe("€1,234.50");
});

test("dates come in three inputs, and the error names the part", () => {
  const date = { type: "date" };
  expect(read(date, dateBody("1", "3", "2026"))).toBe("2026-03-01");
  expect(read(date, dateBody("29", "02", "2028"))).toBe("2028-02-29");
  expect(read(date, dateBody("", " ", ""))).toBe(null);
  expect(read(date, dateBody("29", "2", "2026"))).toEqual(["date-not-real@day"]);
  expect(read(date, dateBody("29", "2", "1900"))).toEqual(["date-not-real@day"]);
  expect(read(date, dateBody("", "13", "26"))).toEqual([
    "date-day-missing@day",
    "date-month-range@month",
    "date-year-range@year",
  ]);
  expect(read(date, dateBody("0", "x", "0999"))).toEqual([
    "date-day-range@day",
    "date-month-range@month",
    "date-year-range@year",
  ]);
  const partial = { type: "partial-date" };
  expect(read(partial, dateBody("", "", "1950"))).toBe("1950");
  expect(read(partial, dateBody("", "3", "1950"))).toBe("1950-03");
  expect(read(partial, dateBody("12", "3", "1950"))).toBe("1950-03-12");
  expect(read(partial, dateBody("12", "", "1950"))).toEqual(["date-month-missing@month"]);
  expect(read(partial, dateBody("", "3", ""))).toEqual(["date-year-missing@year"]);
  expect(formatAnswer(field(date), "2026-03-01", "en")).toBe("1 March 2026");
  expect(formatAnswer(field(partial), "1950-03", "de")).toBe("März 1950");
});

test("choices take only what is offered, in the order offered", () => {
  const options = ["a", "b", "c"].map((value) => ({ value, label: { de: value.toUpperCase() } }));
  expect(read({ type: "yes-no" }, "no")).toBe(false);
  expect(read({ type: "yes-no" }, "on")).toEqual(["option-unknown"]);
  expect(read({ type: "choice", options }, "b")).toBe("b");
  expect(read({ type: "choice", options }, "z")).toEqual(["option-unknown"]);
  expect(read({ type: "choices", options }, { it: ["c", "a", "a"] })).toEqual(["a", "c"]);
  expect(read({ type: "choices", options }, {})).toBe(null);
  expect(read({ type: "choices", options, minChoices: 2 }, "a")).toEqual(["choices-min"]);
  expect(read({ type: "choices", options, maxChoices: 1 }, { it: ["a", "b"] })).toEqual(["choices-max"]);
  expect(formatAnswer(field({ type: "choices", options }), ["a", "c"], "de")).toBe("A, C");
  expect(read({ type: "country" }, "ua")).toBe("UA");
  expect(read({ type: "country" }, "ZZ")).toEqual(["option-unknown"]);
  expect(countries("de").find(({ value }) => value === "AT")?.label).toBe("Österreich");
  expect(read({ type: "declaration" }, "")).toBe(null);
  expect(read({ type: "declaration" }, "yes")).toBe(true);
});

test("an address needs all parts", () => {
  const whole = {
    "it-street": "Am Anger",
    "it-houseNumber": "15a",
    "it-postalCode": "07743",
    "it-city": "Jena",
  };
  const value = { street: "Am Anger", houseNumber: "15a", postalCode: "07743", city: "Jena" };
  expect(read({ type: "address" }, whole)).toEqual(value);
  expect(formatAnswer(field({ type: "address" }), value, "de")).toBe("Am Anger 15a, 07743 Jena");
  expect(read({ type: "address" }, {})).toBe(null);
  expect(read({ type: "address" }, { ...whole, "it-street": "", "it-postalCode": "7743" })).toEqual([
    "address-street-missing@street",
    "address-postalCode-format@postalCode",
  ]);
});

test("plates are brought to one form, or refused when they could be two", () => {
  const good = {
    "j-ab 123": "J-AB 123",
    "J AB 123": "J-AB 123",
    "J-AB123e": "J-AB 123E",
    "SÖM–A 1 H": "SÖM-A 1H",
    "WÜ:XX 999": "WÜ-XX 999",
    JA1: "J-A 1",
    "SHKAB 12": "SHK-AB 12",
    "J 1234": "J-1234",
  };
  for (const [typed, plate] of Object.entries(good)) expect(read({ type: "plate" }, typed)).toBe(plate);
  expect(read({ type: "plate" }, "JAB123")).toEqual(["plate-ambiguous"]);
  for (const wrong of [
    "J-AB 0123",
    "J-ABC 1",
    "ABCD-A 1",
    "SHK-AB 1234E",
    "J-ÄB 1",
    "J-AB",
    "123",
    "J-AB 12345",
  ]) {
    expect(read({ type: "plate" }, wrong)).toEqual(["plate-format"]);
  }
});

test("an IBAN has to have the right check digits", () => {
  expect(read({ type: "iban" }, "de02 1203 0000 0000 2020 51")).toBe("DE02120300000000202051");
  expect(formatAnswer(field({ type: "iban" }), "DE02120300000000202051", "de")).toBe(
    "DE02 1203 0000 0000 2020 51",
  );
  expect(read({ type: "iban" }, "GB82WEST12345698765432")).toBe("GB82WEST12345698765432");
  expect(read({ type: "iban" }, "DE02120300000000202015")).toEqual(["iban-checksum"]);
  expect(read({ type: "iban" }, "DE0212030000000020205")).toEqual(["iban-length"]);
  expect(read({ type: "iban" }, "12345")).toEqual(["iban-format"]);
});

test("files and proofs carry ids and names", () => {
  const file = { type: "file", maxFiles: 2 };
  expect(read(file, {})).toBe(null);
  expect(read(file, { it: ["f1", "f2"], "it-name": ["a.pdf", "b.pdf"] })).toEqual([
    { id: "f1", name: "a.pdf" },
    { id: "f2", name: "b.pdf" },
  ]);
  expect(read(file, { it: ["f1", "f2", "f3"] })).toEqual(["file-too-many@upload"]);
  const proof = { type: "proof", sources: ["retrieve", "upload"], register: "melderegister" };
  expect(read(proof, {})).toBe(null);
  expect(read(proof, { "it-source": "retrieve" })).toEqual({ source: "retrieve" });
  expect(read(proof, { "it-source": "upload" })).toEqual(["file-missing@upload"]);
  expect(read(proof, { "it-source": "upload", it: "f1", "it-name": "a.pdf" })).toEqual({
    source: "upload",
    files: [{ id: "f1", name: "a.pdf" }],
  });
  expect(read(proof, { "it-source": "fax" })).toEqual(["proof-source@source"]);
  expect(read({ type: "proof", sources: ["upload"] }, { "it-source": "retrieve" })).toEqual([
    "proof-source@source",
  ]);
});

test("every type refuses values of another shape and writes what it reads", () => {
  const option = { value: "a", label: { de: "A" } };
  const samples: [Record<string, unknown>, AnswerValue][] = [
    [{ type: "text" }, "a"],
    [{ type: "long-text" }, "a\n\nb"],
    [{ type: "email" }, "a@b.de"],
    [{ type: "phone" }, "03641 490"],
    [{ type: "number", decimals: 3 }, 1.234],
    [{ type: "money" }, -5],
    [{ type: "date" }, "2024-02-29"],
    [{ type: "partial-date" }, "1950-03"],
    [{ type: "yes-no" }, false],
    [{ type: "choice", options: [option] }, "a"],
    [{ type: "choices", options: [option] }, ["a"]],
    [{ type: "address" }, { street: "A", houseNumber: "1", postalCode: "07743", city: "B" }],
    [{ type: "plate" }, "J-AB 123E"],
    [{ type: "iban" }, "DE02120300000000202051"],
    [{ type: "country" }, "DE"],
    [{ type: "file" }, [{ id: "1", name: "a" }]],
    [
      { type: "proof", sources: ["upload"] },
      { source: "upload", files: [{ id: "1", name: "a" }] },
    ],
    [{ type: "declaration" }, true],
  ];
  expect(samples.length).toBe(fieldSchema.options.length);
  for (const [of, value] of samples) {
    const it = field(of);
    expect(typeOf(it).isValue(value, it)).toBe(true);
    for (const wrong of [undefined, null, "", [], {}, [{}], Number.NaN, "2026-13-01", () => 1]) {
      if (typeof wrong === "string" && wrong !== "" && (it.type === "text" || it.type === "long-text"))
        continue;
      if (typeof wrong === "string" && wrong !== "" && (it.type === "email" || it.type === "phone")) continue;
      expect(typeOf(it).isValue(wrong, it)).toBe(false);
    }
    expect(read(of, toRaw(it, value))).toEqual(value);
    expect(inputName("it", "day")).toBe("it-day");
  }
});

test("hostile input is read in linear time", () => {
  const long = 200_000;
  const bodies = [
    " ".repeat(long) + "x",
    "1".repeat(long),
    "1,".repeat(long),
    "a@" + "b.".repeat(long),
    "A".repeat(long),
  ];
  const types = ["text", "long-text", "email", "phone", "number", "money", "plate", "iban", "country"];
  const answers = types.flatMap((type) => bodies.map((body) => read({ type }, body)));
  expect(answers.length).toBe(types.length * bodies.length);
});
