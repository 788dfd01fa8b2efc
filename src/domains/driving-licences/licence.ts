import type { Id } from "#platform/ids";

/** The classes of FeV § 6, in the order of the card; L and T are German alone. */
export const VEHICLE_CATEGORY_CODES = [
  "AM",
  "A1",
  "A2",
  "A",
  "B",
  "BE",
  "C1",
  "C1E",
  "C",
  "CE",
  "D1",
  "D1E",
  "D",
  "DE",
  "L",
  "T",
] as const;
export type VehicleCategoryCode = (typeof VEHICLE_CATEGORY_CODES)[number];

/** A code of FeV annex 9, as in ISO/IEC 18013-5, 7.2.4: `78`, or `S01` with sign and value. */
export interface RestrictionCode {
  readonly code: string;
  readonly sign?: string | undefined;
  readonly value?: string | undefined;
}

/** One of the `driving_privileges`. */
export interface DrivingPrivilege {
  readonly vehicleCategoryCode: VehicleCategoryCode;
  readonly issueDate: Temporal.PlainDate;
  /** The last day; undefined where the class does not end. */
  readonly expiryDate: Temporal.PlainDate | undefined;
  readonly codes: readonly RestrictionCode[];
}

export type Entitlement = "held" | "suspended" | "ended";

/** A driving licence by the data element names of ISO/IEC 18013-5, 7.2.1, in camel case. */
export interface Licence {
  readonly personId: Id<"person">;
  readonly documentNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: Temporal.PlainDate;
  /** Of the card. */
  readonly issueDate: Temporal.PlainDate;
  /** The card's last day. */
  readonly expiryDate: Temporal.PlainDate;
  readonly issuingCountry: string;
  readonly issuingAuthority: string;
  readonly unDistinguishingSign: string;
  readonly entitlement: Entitlement;
  readonly drivingPrivileges: readonly DrivingPrivilege[];
}

export type LicenceState = "valid" | "card-expired" | "card-missing" | "suspended" | "ended";

/**
 * How it stands on a day. The entitlement counts before the card: who may not drive may not with a card either, and who
 * has lost the card may still drive (FeV § 25 (3a), (4)).
 */
export function stateOn(
  licence: Pick<Licence, "entitlement" | "expiryDate" | "drivingPrivileges">,
  isCardMissing: boolean,
  on: Temporal.PlainDate,
): LicenceState {
  if (licence.entitlement === "suspended") return "suspended";
  if (licence.entitlement === "ended" || privilegesOn(licence, on).length === 0) return "ended";
  if (isCardMissing) return "card-missing";
  return isAfter(on, licence.expiryDate) ? "card-expired" : "valid";
}

/** The classes that hold on a day, in the order of the card; first and last day count. */
export function privilegesOn(
  { drivingPrivileges }: Pick<Licence, "drivingPrivileges">,
  on: Temporal.PlainDate,
): DrivingPrivilege[] {
  return inCardOrder(drivingPrivileges).filter(
    ({ issueDate, expiryDate }) => !isAfter(issueDate, on) && !(expiryDate && isAfter(on, expiryDate)),
  );
}

export function inCardOrder(privileges: readonly DrivingPrivilege[]): DrivingPrivilege[] {
  const place = (each: DrivingPrivilege): number => VEHICLE_CATEGORY_CODES.indexOf(each.vehicleCategoryCode);
  return privileges.toSorted((a, b) => place(a) - place(b));
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}
