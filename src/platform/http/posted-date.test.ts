import { expect, test } from "vitest";
import { postedDate, typedDate } from "./posted-date.ts";

const body = (day: string, month: string, year: string) => ({
  "due-day": day,
  "due-month": month,
  "due-year": year,
});

test.each([
  ["29", "2", "2028", "2028-02-29"],
  ["29", "2", "2027", undefined],
  ["31", "6", "2026", undefined],
  ["01", "03", "2026", "2026-03-01"],
  ["", "", "", undefined],
  ["1.5", "3", "2026", undefined],
  ["heute", "3", "2026", undefined],
])("%s. %s. %s is %s", (day, month, year, expected) => {
  expect(postedDate(body(day, month, year), "due")?.toString()).toBe(expected);
  expect(typedDate(body(day, month, year), "due")).toEqual({ day, month, year });
});

test("a field that was not sent is no date and has nothing typed", () => {
  expect(postedDate({}, "due")).toBeUndefined();
  expect(typedDate({}, "due")).toEqual({ day: "", month: "", year: "" });
});
