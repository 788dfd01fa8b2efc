import { describe, expect, test } from "vitest";
import { loadCity } from "#catalogue";
import type { CheckResult } from "#cases";
import type { Id } from "#platform/ids";
import type { Residence } from "#residents";
import { PURPOSES, type PermitApplication } from "./application.ts";
import { checkApplication } from "./check-application.ts";
import { readZonePlan } from "./city-zones.ts";
import type { Permit } from "./permit.ts";
import { checkCurrentPermit } from "./rules/current-permit.ts";
import { checkExtension } from "./rules/extension.ts";
import { checkIdentity } from "./rules/identity.ts";
import { checkKeeper } from "./rules/keeper.ts";
import { checkMainResidence } from "./rules/main-residence.ts";
import { checkOnePermit } from "./rules/one-permit.ts";
import { checkPlateCode } from "./rules/plate.ts";
import { checkPrivateSpace } from "./rules/private-space.ts";
import { checkWeight } from "./rules/weight.ts";
import { checkZone } from "./rules/zone.ts";
import type { Situation } from "./situation.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const ID = "019a0000-0000-7000-8000-000000000001" as Id<"person">;
const OTHER = "019a0000-0000-7000-8000-000000000002" as Id<"person">;
const THIRD = "019a0000-0000-7000-8000-000000000003" as Id<"person">;

const home = { street: "Lindenstraße", houseNumber: "4", postalCode: "99999", city: "Musterstadt" };
const main: Residence = {
  kind: "main",
  street: "Lindenstr.",
  houseNumber: "4",
  postalCode: "99999",
  place: "Musterstadt",
  hasConditionalBlock: false,
  validFrom: day("2020-01-01"),
  validUntil: undefined,
};

function permit(changes: Partial<Permit> = {}): Permit {
  return {
    id: "019a0000-0000-7000-8000-0000000000aa" as Id<"permit">,
    number: "N0001",
    zoneKey: "NORD",
    personId: ID,
    plate: "MU-AB 1",
    validFrom: day("2025-07-01"),
    validUntil: day("2026-06-30"),
    withdrawnAt: undefined,
    withdrawnBecause: undefined,
    ...changes,
  };
}

/** Somebody with everything in order; each test changes what it is about. */
function situation(
  application: Partial<PermitApplication> = {},
  changes: Partial<Situation> = {},
): Situation {
  return {
    application: {
      purpose: "new",
      home,
      plate: "MU-AB 1",
      isLight: true,
      vehicleUse: "own",
      keeperName: undefined,
      consentWay: undefined,
      hasPrivateSpace: false,
      startDate: undefined,
      permitNumber: undefined,
      givenNames: undefined,
      familyName: undefined,
      birthDate: undefined,
      mayReadResidents: true,
      mayReadVehicles: true,
      ...application,
    },
    submittedOn: day("2026-06-15"),
    today: day("2026-06-15"),
    plan: readZonePlan("test/cities/musterstadt"),
    plateCodes: ["MU", "MUS"],
    isIdentified: true,
    hasAccount: true,
    person: { id: ID, name: "Erika Erfunden", isDeceased: false },
    residences: [main],
    vehicle: {
      id: "019a0000-0000-7000-8000-0000000000bb" as Id<"vehicle">,
      plate: "MU-AB 1",
      keeperId: ID,
      grossWeightKg: 1500,
      keptSince: day("2024-01-01"),
    },
    cosigner: undefined,
    permits: [],
    ...changes,
  };
}

const result = (check: CheckResult): string =>
  check.refusal ? `${check.result} ${check.refusal}` : check.result;

describe("an application with everything in order", () => {
  test.each(PURPOSES)("passes every check: %s", (purpose) => {
    const permits = purpose === "new" ? [] : [permit()];
    const checks = checkApplication(situation({ purpose }, { permits, submittedOn: day("2026-06-20") }));
    expect(
      checks.filter((check) => check.result !== "passed").map((check) => `${check.key}: ${check.reason.de}`),
    ).toEqual([]);
    expect(checks.length).toBeGreaterThanOrEqual(2);
  });

  test("says in both languages, with its values, why", () => {
    for (const check of checkApplication(situation())) {
      for (const text of [check.title, check.rule, check.reason])
        expect(
          [text.de.length, text["en"]?.length ?? 0].every((length) => length > 2),
          check.key,
        ).toBe(true);
      expect(check.norm).not.toBe("");
    }
    expect(checkZone(situation()).reason.de).toBe(
      "Lindenstraße 4 liegt am 15.06.2026 in Zone NORD (Nordviertel).",
    );
  });
});

describe("who applies", () => {
  test("is clear with an account that is joined to the register", () =>
    expect(result(checkIdentity(situation()))).toBe("passed"));
  test("is looked at without an account, even if the register knows the name", () => {
    expect(result(checkIdentity(situation({}, { isIdentified: false, hasAccount: false })))).toBe("unclear");
    expect(
      result(checkIdentity(situation({}, { isIdentified: false, hasAccount: false, person: undefined }))),
    ).toBe("unclear");
  });
  test("is looked at when the account fits nobody", () =>
    expect(result(checkIdentity(situation({}, { person: undefined })))).toBe("unclear"));
  test("is looked at when the register holds a date of death", () => {
    expect(result(checkIdentity(situation({}, { person: { id: ID, name: "E", isDeceased: true } })))).toBe(
      "unclear",
    );
  });
});

describe("the main residence", () => {
  test("is the address named, however it is spelt", () => {
    expect(
      result(
        checkMainResidence(situation({ home: { ...home, street: "LINDENSTRASSE", houseNumber: " 4" } })),
      ),
    ).toBe("passed");
  });
  test("is not a secondary one; the right address and zone are named", () => {
    const secondary: Residence = { ...main, kind: "secondary", street: "Lindenstraße", houseNumber: "5" };
    const check = checkMainResidence(
      situation({ home: { ...home, houseNumber: "5" } }, { residences: [main, secondary] }),
    );
    expect(result(check)).toBe("failed not-main-residence");
    expect(check.reason.de).toBe(
      "Lindenstraße 5, 99999 ist nur die Nebenwohnung. Die Hauptwohnung ist Lindenstr. 4, 99999: Zone NORD (Nordviertel).",
    );
  });
  test("is not another address; the right one is named", () => {
    const check = checkMainResidence(situation({ home: { ...home, street: "Ahornweg" } }));
    expect(result(check)).toBe("failed not-main-residence");
    expect(check.reason.de).toContain("Die Hauptwohnung ist laut Melderegister Lindenstr. 4");
  });
  test("differs by the letter of the house number", () => {
    expect(result(checkMainResidence(situation({ home: { ...home, houseNumber: "4a" } })))).toBe(
      "failed not-main-residence",
    );
  });
  test("is looked up by a person when a proof was uploaded, and the register's entry stays unsaid", () => {
    const check = checkMainResidence(situation({ mayReadResidents: false }));
    expect(result(check)).toBe("unclear");
    expect(JSON.stringify(check)).not.toContain("Lindenstr.");
  });
  test("is looked up when the register has none", () =>
    expect(result(checkMainResidence(situation({}, { residences: [] })))).toBe("unclear"));
  test("is never certain without an account", () => {
    const anonymous = { isIdentified: false, hasAccount: false };
    expect(result(checkMainResidence(situation({ mayReadResidents: false }, anonymous)))).toBe("unclear");
    expect(
      result(checkMainResidence(situation({ mayReadResidents: false }, { ...anonymous, residences: [] }))),
    ).toBe("unclear");
  });
});

describe("the zone", () => {
  test("is refused where the address is in none", () => {
    expect(result(checkZone(situation({ home: { ...home, street: "Am Anger" } })))).toBe(
      "failed not-resident-in-zone",
    );
  });
  test("is the one of the first day, not of the application", () => {
    const eiche = { ...home, street: "Eichenallee", houseNumber: "3" };
    const on = (startDate: string): string =>
      checkZone(situation({ home: eiche, startDate: day(startDate) }, { submittedOn: day("2026-03-15") }))
        .reason.de;
    expect(on("2026-03-31")).toContain("Zone NORD");
    expect(on("2026-04-01")).toContain("Zone SUED");
  });
  test("names the day on which the address comes to a zone", () => {
    const plan = readZonePlan("cities/jena");
    const goethe = { ...home, street: "Goethestraße", houseNumber: "12" };
    const check = checkZone(situation({ home: goethe }, { plan, submittedOn: day("2026-03-01") }));
    expect(result(check)).toBe("failed not-resident-in-zone");
    expect(check.reason.de).toContain("Ab 01.04.2026 gehört sie zu Zone I (Innenstadt).");
  });
  test("is for a person to say where the data know the street in words alone", () => {
    expect(result(checkZone(situation({ home: { ...home, street: "Kirchweg" } })))).toBe("unclear");
  });
  test("of an extension is that of the permit; after a move the right zone is named", () => {
    const moved = situation(
      { purpose: "extend", home: { ...home, houseNumber: "5" } },
      { permits: [permit()] },
    );
    const check = checkZone(moved);
    expect(result(check)).toBe("failed not-resident-in-zone");
    expect(check.reason.de).toContain("gilt für Zone NORD, die Wohnung liegt aber in Zone SUED (Südviertel)");
  });
});

describe("one permit a resident", () => {
  test.each([
    ["2026-06-29", "failed has-permit-already"],
    ["2026-06-30", "failed has-permit-already"],
    ["2026-07-01", "passed"],
  ])("a second one from %s: %s", (startDate, expected) => {
    expect(result(checkOnePermit(situation({ startDate: day(startDate) }, { permits: [permit()] })))).toBe(
      expected,
    );
  });
  test("counts one that begins later", () => {
    const later = permit({ validFrom: day("2026-08-01"), validUntil: day("2027-07-31") });
    expect(result(checkOnePermit(situation({}, { permits: [later] })))).toBe("failed has-permit-already");
  });
});

describe("an extension", () => {
  const asked = (submittedOn: string, permits = [permit()]): string =>
    result(checkExtension(situation({ purpose: "extend" }, { permits, submittedOn: day(submittedOn) })));
  // This city opens fourteen days before.
  test.each([
    ["2026-06-15", "failed extension-too-early"],
    ["2026-06-16", "passed"],
    ["2026-06-17", "passed"],
    ["2026-06-30", "passed"],
    ["2026-07-01", "failed extension-too-late"],
  ])("asked for on %s: %s", (submittedOn, expected) => expect(asked(submittedOn)).toBe(expected));
  test("of nothing is refused, or looked for where the person is not known", () => {
    expect(asked("2026-06-20", [])).toBe("failed no-permit");
    expect(result(checkExtension(situation({ purpose: "extend" }, { permits: [], person: undefined })))).toBe(
      "unclear",
    );
  });
  test("of one that was extended already is too early", () => {
    expect(
      asked("2026-06-20", [
        permit(),
        permit({ validFrom: day("2026-07-01"), validUntil: day("2028-06-30") }),
      ]),
    ).toBe("failed extension-too-early");
  });
});

describe("a change, a loss or a return", () => {
  const asked = (application: Partial<PermitApplication>, permits: readonly Permit[]): string =>
    result(
      checkCurrentPermit(
        situation({ purpose: "lost", ...application }, { permits, submittedOn: day("2026-07-01") }),
      ),
    );
  test("needs a permit that still holds", () => {
    expect(asked({}, [permit()])).toBe("failed no-permit");
    expect(asked({}, [permit({ validUntil: day("2026-07-01") })])).toBe("passed");
  });
  test("with another number than the one registered is looked at", () => {
    const permits = [permit({ validUntil: day("2026-07-01") })];
    expect([asked({ permitNumber: "N0002" }, permits), asked({ permitNumber: "N0001" }, permits)]).toEqual([
      "unclear",
      "passed",
    ]);
  });
});

describe("a private space", () => {
  test.each([
    [true, "failed private-space"],
    [false, "passed"],
    [undefined, "unclear"],
  ])("named as %s: %s", (hasPrivateSpace, expected) => {
    expect(result(checkPrivateSpace(situation({ hasPrivateSpace })))).toBe(expected);
  });
});

describe("the plate", () => {
  test.each([
    ["MU-AB 1", "passed"],
    ["MUS-AB 12E", "passed"],
    ["M-AB 1", "failed foreign-plate"],
    ["EF-OK 77", "failed foreign-plate"],
    [undefined, "unclear"],
  ])("%s: %s", (plate, expected) => expect(result(checkPlateCode(situation({ plate })))).toBe(expected));
});

describe("the weight", () => {
  const vehicle = situation().vehicle;
  // This city's limit is 2,800 kg.
  test.each([
    [2799, "passed"],
    [2800, "unclear"],
    [2801, "failed vehicle-too-heavy"],
  ])("of %i kg by the register: %s", (grossWeightKg, expected) => {
    expect(result(checkWeight(situation({}, { vehicle: vehicle && { ...vehicle, grossWeightKg } })))).toBe(
      expected,
    );
  });
  test("goes by the register, not by what was said", () => {
    expect(result(checkWeight(situation({ isLight: false })))).toBe("passed");
  });
  test("goes by what was said and a proof where the register may not be asked", () => {
    expect(result(checkWeight(situation({ mayReadVehicles: false, isLight: false })))).toBe(
      "failed vehicle-too-heavy",
    );
    expect(result(checkWeight(situation({ mayReadVehicles: false })))).toBe("unclear");
  });
});

describe("the keeper", () => {
  const vehicle = situation().vehicle;
  const stranger = vehicle && { ...vehicle, keeperId: OTHER };
  test("by the register may use the vehicle", () => expect(result(checkKeeper(situation()))).toBe("passed"));
  test("must not be someone else", () =>
    expect(result(checkKeeper(situation({}, { vehicle: stranger })))).toBe("failed not-keeper"));
  test("must be a person at all: a company's vehicle is not one's own", () => {
    expect(
      result(checkKeeper(situation({}, { vehicle: vehicle && { ...vehicle, keeperId: undefined } }))),
    ).toBe("failed not-keeper");
  });
  test("is looked up where the plate is not in the register", () =>
    expect(result(checkKeeper(situation({}, { vehicle: undefined })))).toBe("unclear"));
  test("is looked up in an uploaded certificate", () =>
    expect(result(checkKeeper(situation({ mayReadVehicles: false }, { vehicle: undefined })))).toBe(
      "unclear",
    ));
  describe("who consents", () => {
    const asked = { vehicleUse: "other", keeperName: "Renate Erfunden" } as const;
    const signedIn = { name: "Renate Erfunden", level: "substantial", personId: OTHER } as const;
    const typed = { name: "Renate Erfunden", level: undefined, personId: undefined };
    const check = (application: Partial<PermitApplication>, changes: Partial<Situation>): CheckResult =>
      checkKeeper(
        situation({ ...asked, consentWay: "online", ...application }, { vehicle: stranger, ...changes }),
      );

    test("signed in and found as keeper in the register is enough", () => {
      expect(result(check({}, { cosigner: signedIn }))).toBe("passed");
    });
    test("in writing leads to a person", () => {
      expect(result(check({ consentWay: "upload" }, { cosigner: undefined }))).toBe("unclear");
    });
    test("with a typed name leads to a person, who reads both names", () => {
      const seen = check({}, { cosigner: { ...typed, name: "Rita Anders" } });
      expect(result(seen)).toBe("unclear");
      expect(seen.reason.de).toContain("Rita Anders");
      expect(seen.reason.de).toContain("Renate Erfunden");
      expect(seen.input.map((row) => row.value)).toContain("Rita Anders");
    });
    test("signed in, but not the keeper, leads to a person", () => {
      const cosigner = { ...signedIn, personId: THIRD };
      expect(result(check({}, { cosigner }))).toBe("unclear");
    });
    test("leads to a person where the register may not be read or does not know the vehicle", () => {
      expect(result(check({ mayReadVehicles: false }, { cosigner: signedIn }))).toBe("unclear");
      expect(result(check({}, { cosigner: signedIn, vehicle: undefined }))).toBe("unclear");
    });
    test("for a vehicle without a keeper in the register leads to a person", () => {
      const nobodys = stranger && { ...stranger, keeperId: undefined };
      expect(result(check({}, { cosigner: signedIn, vehicle: nobodys }))).toBe("unclear");
      expect(result(check({}, { cosigner: typed, vehicle: nobodys }))).toBe("unclear");
    });
  });
  test("who is the applicant needs no consent", () =>
    expect(result(checkKeeper(situation({ vehicleUse: "other" })))).toBe("passed"));
});

describe("every refusal", () => {
  const checks = [
    checkMainResidence(situation({ home: { ...home, street: "Ahornweg" } })),
    checkZone(situation({ home: { ...home, street: "Am Anger" } })),
    checkOnePermit(situation({}, { permits: [permit()] })),
    checkExtension(situation({ purpose: "extend" }, { permits: [permit()] })),
    checkExtension(situation({ purpose: "extend" }, { permits: [permit()], submittedOn: day("2027-01-01") })),
    checkExtension(situation({ purpose: "extend" })),
    checkPrivateSpace(situation({ hasPrivateSpace: true })),
    checkPlateCode(situation({ plate: "M-A 1" })),
    checkWeight(situation({ isLight: false, mayReadVehicles: false })),
    checkKeeper(
      situation(
        {},
        { vehicle: { ...(situation().vehicle as NonNullable<Situation["vehicle"]>), keeperId: OTHER } },
      ),
    ),
  ];
  test.each(["cities/jena", "test/cities/musterstadt"])("has its text in %s", (folder) => {
    const keys = checks.map((check) => check.refusal);
    expect(keys).not.toContain(undefined);
    const service = loadCity(folder).loaded?.services.find(
      (each) => each.service.procedure === "resident-parking-permit",
    )?.service;
    for (const key of keys) expect(service?.refusals.map((refusal) => refusal.key)).toContain(key);
  });
});
