import type { Address, Answers } from "#forms";

/** The further data by which somebody may be named, by their numbers in BMG § 49 (5). */
export const FURTHER_DATA = {
  religiousName: 1,
  artistName: 2,
  birthDate: 3,
  birthPlace: 4,
  sex: 5,
  representative: 6,
  movedInOn: 7,
  movedOutOn: 8,
  maritalStatus: 9,
  marriage: 10,
  spouse: 11,
  deceasedOn: 12,
  deathPlace: 13,
} as const;

export type FurtherDatum = keyof typeof FURTHER_DATA;

/** Whom a request for register information names, and how. */
export interface InformationRequest {
  /** The present family name or a former one. */
  readonly familyName: string;
  readonly givenNames: string;
  readonly address: Pick<Address, "street" | "houseNumber" | "postalCode"> | undefined;
  /** Texts, days in ISO form, codes of the DSMeld. */
  readonly further: Readonly<Partial<Record<FurtherDatum, string>>>;
}

export type Unlawful = "family-name" | "given-names" | "two-further-data" | "sex-and-marital-status";

/** Why this combination may not be answered automatically (BMG § 49 (4) Nr. 1); undefined where it may. */
export function unlawfulIn(request: InformationRequest): Unlawful | undefined {
  if (request.familyName.trim() === "") return "family-name";
  if (request.givenNames.trim() === "") return "given-names";
  const { further } = request;
  if (further.sex !== undefined && further.maritalStatus !== undefined) return "sex-and-marital-status";
  if (request.address) return undefined;
  return Object.keys(further).length >= 2 ? undefined : "two-further-data";
}

/** Reads the request from the answers of the service, whose fields have these names. */
export function readRequest(answers: Answers): InformationRequest {
  const further = (Object.keys(FURTHER_DATA) as FurtherDatum[]).flatMap((key) => {
    const value = key === "marriage" ? marriageOf(answers) : textOf(answers[key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  return {
    familyName: textOf(answers["soughtFamilyName"]) ?? "",
    givenNames: textOf(answers["soughtGivenNames"]) ?? "",
    address: addressOf(answers["soughtAddress"]),
    further: Object.fromEntries(further),
  };
}

/** Day and place of a marriage are one datum (BMG § 49 (5) Nr. 10). */
function marriageOf(answers: Answers): string | undefined {
  const [on, at] = [textOf(answers["marriedOn"]), textOf(answers["marriedAt"])];
  return on !== undefined && at !== undefined ? `${on} ${at}` : undefined;
}

function textOf(value: Answers[string] | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function addressOf(value: Answers[string] | undefined): InformationRequest["address"] {
  return typeof value === "object" && value !== null && "houseNumber" in value && "city" in value
    ? value
    : undefined;
}
