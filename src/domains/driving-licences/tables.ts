import { tablesOf, type Filled, type Json } from "#platform/database/database";
import type { Id } from "#platform/ids";
import type { Entitlement, RestrictionCode, VehicleCategoryCode } from "./licence.ts";
import type { LossKind, ReportState } from "./loss-report.ts";

export interface LicenceTable {
  id: Id<"driving-licence">;
  person_id: Id<"person">;
  document_number: string;
  family_name: string;
  given_name: string;
  birth_date: Temporal.PlainDate;
  issue_date: Temporal.PlainDate;
  expiry_date: Temporal.PlainDate;
  issuing_country: string;
  issuing_authority: string;
  un_distinguishing_sign: string;
  entitlement: Entitlement;
  family_name_key: string;
  valid_from: Temporal.PlainDate;
  valid_until: Temporal.PlainDate | null;
  created_at: Temporal.Instant;
  superseded_at: Filled<Temporal.Instant | null>;
}

export interface DrivingPrivilegeTable {
  licence_id: Id<"driving-licence">;
  vehicle_category_code: VehicleCategoryCode;
  issue_date: Temporal.PlainDate;
  expiry_date: Temporal.PlainDate | null;
  codes: Json<readonly RestrictionCode[]>;
  created_at: Temporal.Instant;
}

export interface LossReportTable {
  id: Id<"loss-report">;
  person_id: Id<"person">;
  document_number: string;
  kind: LossKind;
  missing_since: Temporal.PlainDate;
  state: ReportState;
  created_at: Temporal.Instant;
  changed_at: Temporal.Instant;
}

export interface CheckCodeTable {
  person_id: Id<"person">;
  code_hash: string;
  created_at: Temporal.Instant;
  expires_at: Temporal.Instant;
}

export interface DrivingLicencesTables {
  "driving_licences.licence": LicenceTable;
  "driving_licences.driving_privilege": DrivingPrivilegeTable;
  "driving_licences.loss_report": LossReportTable;
  "driving_licences.check_code": CheckCodeTable;
}

export const tables = tablesOf<DrivingLicencesTables>();
