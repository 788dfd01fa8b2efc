import { tablesOf, type Filled, type Json } from "#platform/database/database";
import type { Id } from "#platform/ids";
import type { Language } from "#platform/i18n";

export type CaseState =
  | "awaiting-cosignature"
  | "checking"
  | "in-review"
  | "awaiting-applicant"
  | "suspended"
  | "awaiting-second-signature"
  | "awaiting-payment"
  | "closed";
export type Outcome = "granted" | "refused" | "withdrawn" | "lapsed";
export type Channel = "online" | "counter" | "phone" | "paper" | "email";

export interface DraftTable {
  id: Id<"draft">;
  service_key: string;
  definition_version: string;
  account_id: Id<"account"> | null;
  staff_id: Id<"staff"> | null;
  channel: Channel;
  code_hash: string | null;
  sealed_key: string | null;
  sealed: string;
  revision: Filled<number>;
  created_at: Temporal.Instant;
  updated_at: Temporal.Instant;
  delete_on: Temporal.PlainDate;
  told_at: Filled<Temporal.Instant | null>;
}

export interface ApplicationTable {
  id: Id<"case">;
  reference: string;
  service_key: string;
  definition_version: string;
  state: CaseState;
  outcome: Filled<Outcome | null>;
  channel: Channel;
  account_id: Id<"account"> | null;
  person_id: Id<"person"> | null;
  applicant_name: string | null;
  code_hash: string | null;
  language: Language;
  team: string;
  assignee_id: Filled<Id<"staff"> | null>;
  sealed: string | null;
  follows_id: Filled<Id<"case"> | null>;
  fee_cents: number;
  paid_at: Filled<Temporal.Instant | null>;
  is_sample: Filled<boolean>;
  is_automatic: Filled<boolean>;
  created_at: Temporal.Instant;
  due_on: Temporal.PlainDate;
  pay_by: Filled<Temporal.PlainDate | null>;
  cosign_by: Filled<Temporal.PlainDate | null>;
  suspended_until: Filled<Temporal.PlainDate | null>;
  wiedervorlage_on: Filled<Temporal.PlainDate | null>;
  decided_at: Filled<Temporal.Instant | null>;
  first_signer_id: Filled<Id<"staff"> | null>;
  valid_from: Filled<Temporal.PlainDate | null>;
  valid_until: Filled<Temporal.PlainDate | null>;
  delete_on: Filled<Temporal.PlainDate | null>;
  deleted_at: Filled<Temporal.Instant | null>;
}

export interface CasesTables {
  "cases.draft": DraftTable;
  "cases.draft_notice": {
    draft_id: Id<"draft">;
    sealed_address: string;
    language: Language;
    created_at: Temporal.Instant;
  };
  "cases.application": ApplicationTable;
  "cases.event": {
    id: Id<"case-event">;
    application_id: Id<"case">;
    kind: string;
    actor_kind: string;
    staff_id: Id<"staff"> | null;
    sealed_note: string | null;
    detail: Json<Record<string, string | number | boolean | null>>;
    created_at: Temporal.Instant;
  };
  "cases.check_result": {
    application_id: Id<"case">;
    check_key: string;
    result: "passed" | "failed" | "unclear";
    sealed: string;
    created_at: Temporal.Instant;
  };
  "cases.message": {
    id: Id<"case-message">;
    application_id: Id<"case">;
    direction: "to-applicant" | "from-applicant" | "internal";
    staff_id: Id<"staff"> | null;
    sealed: string;
    created_at: Temporal.Instant;
  };
  "cases.cosignature": {
    application_id: Id<"case">;
    code_hash: string;
    state: "asked" | "signed" | "refused";
    sealed_signer: string | null;
    created_at: Temporal.Instant;
    decided_at: Filled<Temporal.Instant | null>;
  };
}

export const tables = tablesOf<CasesTables>();
