import type { Application } from "#cases";
import type { Address, Answers, ProofAnswer } from "#forms";

export const PURPOSES = ["new", "extend", "change-plate", "lost", "return"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The answers of a permit's application by name. What was not asked is undefined. */
export interface PermitApplication {
  readonly purpose: Purpose;
  readonly home: Address | undefined;
  readonly plate: string | undefined;
  readonly isLight: boolean | undefined;
  readonly vehicleUse: "own" | "other" | undefined;
  readonly keeperName: string | undefined;
  readonly consentWay: "online" | "upload" | undefined;
  readonly hasPrivateSpace: boolean | undefined;
  readonly startDate: Temporal.PlainDate | undefined;
  readonly permitNumber: string | undefined;
  readonly givenNames: string | undefined;
  readonly familyName: string | undefined;
  readonly birthDate: Temporal.PlainDate | undefined;
  /** The applicant lets us look into the register (EGovG § 5 (1)). */
  readonly mayReadResidents: boolean;
  readonly mayReadVehicles: boolean;
}

/** @throws Error when the service's definition does not ask what this procedure needs */
export function readApplication({ answers }: Pick<Application, "answers">): PermitApplication {
  const purpose = PURPOSES.find((each) => each === answers["purpose"]);
  if (!purpose) throw new Error("A permit's application needs the answer `purpose`");
  const startDate = textOf(answers, "startDate");
  const birthDate = textOf(answers, "birthDate");
  return {
    purpose,
    home: addressOf(answers["home"]),
    plate: textOf(answers, "plate"),
    isLight: booleanOf(answers, "isLight"),
    vehicleUse: oneOf(["own", "other"], answers["vehicleUse"]),
    keeperName: textOf(answers, "keeperName"),
    consentWay: oneOf(["online", "upload"], answers["consentWay"]),
    hasPrivateSpace: booleanOf(answers, "hasPrivateSpace"),
    startDate: startDate === undefined ? undefined : Temporal.PlainDate.from(startDate),
    permitNumber: textOf(answers, "permitNumber")?.toUpperCase().replace(/\s/g, ""),
    givenNames: textOf(answers, "givenNames"),
    familyName: textOf(answers, "familyName"),
    birthDate: birthDate === undefined ? undefined : Temporal.PlainDate.from(birthDate),
    mayReadResidents: isRetrieved(answers["residenceProof"]),
    mayReadVehicles: isRetrieved(answers["vehicleProof"]),
  };
}

function textOf(answers: Answers, key: string): string | undefined {
  const value = answers[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function booleanOf(answers: Answers, key: string): boolean | undefined {
  const value = answers[key];
  return typeof value === "boolean" ? value : undefined;
}

function oneOf<const Option extends string>(options: readonly Option[], value: unknown): Option | undefined {
  return options.find((option) => option === value);
}

function addressOf(value: Answers[string] | undefined): Address | undefined {
  return typeof value === "object" && value !== null && "houseNumber" in value && "city" in value
    ? value
    : undefined;
}

function isRetrieved(value: Answers[string] | undefined): boolean {
  return isProof(value) && value.source === "retrieve";
}

function isProof(value: Answers[string] | undefined): value is ProofAnswer {
  return typeof value === "object" && value !== null && "source" in value;
}
