import { tablesOf, type Filled } from "#platform/database/database";
import type { Id } from "#platform/ids";

export const WITHDRAWAL_REASONS = [
  "plate-changed",
  "lost",
  "returned",
  "moved-away",
  "conditions-ended",
  "error",
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

export interface PermitTable {
  id: Id<"permit">;
  number: string;
  zone_key: string;
  person_id: Id<"person"> | null;
  plate: string;
  valid_from: Temporal.PlainDate;
  /** The last valid day. */
  valid_until: Temporal.PlainDate;
  case_id: string | null;
  replaces_id: Filled<Id<"permit"> | null>;
  withdrawn_at: Filled<Temporal.Instant | null>;
  withdrawn_because: Filled<WithdrawalReason | null>;
  created_at: Temporal.Instant;
}

export interface PermitsTables {
  "permits.permit": PermitTable;
}

export const tables = tablesOf<PermitsTables>();
