import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  privilegesOn,
  stateOn,
  VEHICLE_CATEGORY_CODES,
  type DrivingPrivilege,
  type RestrictionCode,
} from "./licence.ts";
import { afterStep, isOpen, type ReportState, type ReportStep } from "./loss-report.ts";
import { restrictionText } from "./restriction-words.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

function privilege(changes: Partial<DrivingPrivilege> = {}): DrivingPrivilege {
  return {
    vehicleCategoryCode: "B",
    issueDate: day("2010-05-04"),
    expiryDate: undefined,
    codes: [],
    ...changes,
  };
}

describe("the state of a licence on a day", () => {
  const licence = {
    entitlement: "held" as const,
    expiryDate: day("2026-06-15"),
    drivingPrivileges: [privilege()],
  };

  test.each([
    ["2026-06-15", false, "valid"],
    ["2026-06-16", false, "card-expired"],
    ["2026-06-15", true, "card-missing"],
    ["2026-06-16", true, "card-missing"],
    ["2010-05-03", false, "ended"],
    ["2010-05-04", false, "valid"],
  ] as const)("%s, missing %s: %s", (on, isMissing, state) => {
    expect(stateOn(licence, isMissing, day(on))).toBe(state);
  });

  test.each(["suspended", "ended"] as const)("%s counts before the card", (entitlement) => {
    for (const isMissing of [true, false])
      expect(stateOn({ ...licence, entitlement }, isMissing, day("2026-07-01"))).toBe(entitlement);
  });

  test("is ended when the last class is", () => {
    const drivingPrivileges = [privilege({ vehicleCategoryCode: "C", expiryDate: day("2026-06-14") })];
    expect(stateOn({ ...licence, drivingPrivileges }, false, day("2026-06-14"))).toBe("valid");
    expect(stateOn({ ...licence, drivingPrivileges }, false, day("2026-06-15"))).toBe("ended");
  });
});

test("classes hold on their first and last day, in the order of the card", () => {
  const drivingPrivileges = [
    privilege({ vehicleCategoryCode: "L" }),
    privilege({ vehicleCategoryCode: "C", issueDate: day("2020-01-01"), expiryDate: day("2025-01-01") }),
    privilege({ vehicleCategoryCode: "AM" }),
  ];
  const on = (text: string): string[] =>
    privilegesOn({ drivingPrivileges }, day(text)).map((each) => each.vehicleCategoryCode);
  expect(on("2019-12-31")).toEqual(["AM", "L"]);
  expect(on("2020-01-01")).toEqual(["AM", "C", "L"]);
  expect(on("2025-01-01")).toEqual(["AM", "C", "L"]);
  expect(on("2025-01-02")).toEqual(["AM", "L"]);
});

test("whatever the classes are, those that hold are among them, and a valid state means at least one", () => {
  const date = fc.integer({ min: 0, max: 20_000 }).map((days) => day("1990-01-01").add({ days }));
  const classes = fc.uniqueArray(
    fc.record({
      vehicleCategoryCode: fc.constantFrom(...VEHICLE_CATEGORY_CODES),
      issueDate: date,
      expiryDate: fc.option(date, { nil: undefined }),
      codes: fc.constant<readonly RestrictionCode[]>([]),
    }),
    { selector: (each) => each.vehicleCategoryCode },
  );
  fc.assert(
    fc.property(classes, date, date, fc.boolean(), (drivingPrivileges, expiryDate, on, isMissing) => {
      const held = privilegesOn({ drivingPrivileges }, on);
      expect(held.every((each) => drivingPrivileges.includes(each))).toBe(true);
      const state = stateOn({ entitlement: "held", expiryDate, drivingPrivileges }, isMissing, on);
      expect(state === "ended").toBe(held.length === 0);
    }),
  );
});

describe("the steps of a loss report (FeV § 25)", () => {
  const states: readonly ReportState[] = [
    "reported",
    "replacement-requested",
    "replaced",
    "found",
    "surrender-due",
  ];
  const steps: readonly ReportStep[] = ["request-replacement", "replace", "find"];

  test("are these and no others", () => {
    const table = states.map((state) => [state, ...steps.map((step) => afterStep(state, step))]);
    expect(table).toEqual([
      ["reported", "replacement-requested", "replaced", "found"],
      ["replacement-requested", undefined, "replaced", "found"],
      ["replaced", undefined, undefined, "surrender-due"],
      ["found", undefined, undefined, undefined],
      ["surrender-due", undefined, undefined, undefined],
    ]);
  });

  test("a card is missing until it is replaced or found", () => {
    expect(states.filter(isOpen)).toEqual(["reported", "replacement-requested"]);
  });
});

test("codes are said in words with their numbers; an unknown one by its number", () => {
  expect(restrictionText([], "de")).toBeUndefined();
  expect(restrictionText([{ code: "01.06" }, { code: "79.06" }], "de")).toBe(
    "mit Brille oder Kontaktlinsen (01.06); 79.06",
  );
  expect(restrictionText([{ code: "78" }, { code: "S01", sign: "<=", value: "2500" }], "en")).toBe(
    "automatic transmission only (78); S01 <= 2500",
  );
});
