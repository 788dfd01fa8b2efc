import { tablesOf, type Filled, type Json } from "#platform/database/database";
import type { Id } from "#platform/ids";
import type { MaritalStatus, Sex } from "./register.ts";

export interface PersonTable {
  id: Id<"person">;
  created_at: Temporal.Instant;
}

export interface PersonalDataTable {
  id: Id<"personal-data">;
  person_id: Id<"person">;
  family_name: string;
  given_names: string;
  doctoral_degree: string | null;
  birth_date: Temporal.PlainDate;
  deceased_on: Temporal.PlainDate | null;
  call_name: Filled<string | null>;
  birth_name: Filled<string | null>;
  religious_name: Filled<string | null>;
  artist_name: Filled<string | null>;
  birth_place: Filled<string | null>;
  birth_country: Filled<string | null>;
  sex: Filled<Sex | null>;
  nationalities: Filled<string[]>;
  religion: Filled<string | null>;
  marital_status: Filled<MaritalStatus | null>;
  married_on: Filled<Temporal.PlainDate | null>;
  married_at: Filled<string | null>;
  death_place: Filled<string | null>;
  /** Not filled yet in rows from before the search by sound. */
  search_keys: Filled<string[] | null>;
  family_name_key: string;
  given_names_key: string;
  valid_from: Temporal.PlainDate;
  valid_until: Temporal.PlainDate | null;
  created_at: Temporal.Instant;
  superseded_at: Filled<Temporal.Instant | null>;
}

export interface ResidenceTable {
  id: Id<"residence">;
  person_id: Id<"person">;
  kind: "main" | "secondary";
  street: string;
  house_number: string;
  postal_code: string;
  place: string;
  has_conditional_block: Filled<boolean>;
  valid_from: Temporal.PlainDate;
  valid_until: Temporal.PlainDate | null;
  created_at: Temporal.Instant;
  superseded_at: Filled<Temporal.Instant | null>;
}

export interface RelationTable {
  id: Id<"relation">;
  person_id: Id<"person">;
  relative_id: Id<"person">;
  /** `child`: the relative is this person's child. */
  kind: "spouse" | "child";
  valid_from: Temporal.PlainDate;
  valid_until: Temporal.PlainDate | null;
  created_at: Temporal.Instant;
  superseded_at: Filled<Temporal.Instant | null>;
}

export interface DisclosureBlockTable {
  id: Id<"disclosure-block">;
  person_id: Id<"person">;
  kind: "danger" | "civil-status";
  valid_from: Temporal.PlainDate;
  valid_until: Temporal.PlainDate | null;
  created_at: Temporal.Instant;
  superseded_at: Filled<Temporal.Instant | null>;
}

export interface RetrievalTable {
  id: Id<"retrieval">;
  kind: string;
  case_id: string | null;
  asked: Json<Readonly<Record<string, unknown>>>;
  person_id: Id<"person"> | null;
  retrieved: string[];
  hits: Filled<Id<"person">[]>;
  created_at: Temporal.Instant;
  delete_on: Temporal.PlainDate;
}

export interface BlockNoticeTable {
  id: Id<"block-notice">;
  person_id: Id<"person">;
  retrieval_id: Id<"retrieval">;
  created_at: Temporal.Instant;
}

export interface ResidentsTables {
  "residents.person": PersonTable;
  "residents.personal_data": PersonalDataTable;
  "residents.residence": ResidenceTable;
  "residents.relation": RelationTable;
  "residents.disclosure_block": DisclosureBlockTable;
  "residents.retrieval": RetrievalTable;
  "residents.block_notice": BlockNoticeTable;
}

export const tables = tablesOf<ResidentsTables>();
