import { tablesOf, type Filled, type Json } from "#platform/database/database";
import type { Role } from "#platform/actor";
import type { LocalizedText } from "#platform/i18n";
import type { Id } from "#platform/ids";

export interface AccountTable {
  id: Id<"account">;
  issuer: string;
  subject: string;
  person_id: Id<"person"> | null;
  given_names: string;
  family_name: string;
  birth_date: Temporal.PlainDate | null;
  email: string | null;
  created_at: Temporal.Instant;
  seen_at: Temporal.Instant;
  deletion_told_at: Filled<Temporal.Instant | null>;
}

export interface StaffTable {
  id: Id<"staff">;
  issuer: string;
  subject: string;
  name: string;
  email: string | null;
  roles: Role[];
  teams: string[];
  absent_from: Filled<Temporal.PlainDate | null>;
  absent_until: Filled<Temporal.PlainDate | null>;
  created_at: Temporal.Instant;
  seen_at: Temporal.Instant;
}

export interface InboxMessageTable {
  id: Id<"inbox-message">;
  account_id: Id<"account">;
  kind: string;
  case_id: string | null;
  letter_id: string | null;
  subject: Json<LocalizedText>;
  created_at: Temporal.Instant;
  counts_as_known_on: Temporal.PlainDate | null;
  read_at: Filled<Temporal.Instant | null>;
}

export interface ApiTokenTable {
  id: Id<"api-token">;
  name: string;
  token_hash: string;
  scopes: string[];
  /** A resident's own token acts as this account. */
  account_id: Filled<Id<"account"> | null>;
  per_minute: Filled<number>;
  created_by: string;
  created_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  used_at: Filled<Temporal.Instant | null>;
  revoked_at: Filled<Temporal.Instant | null>;
}

export interface IdentityTables {
  "identity.account": AccountTable;
  "identity.staff": StaffTable;
  "identity.inbox_message": InboxMessageTable;
  "identity.api_token": ApiTokenTable;
}

export const tables = tablesOf<IdentityTables>();
