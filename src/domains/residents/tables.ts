import { tablesOf, type Filled } from "#platform/database/database";
import type { Id } from "#platform/ids";

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
  valid_from: Temporal.PlainDate;
  valid_until: Temporal.PlainDate | null;
  created_at: Temporal.Instant;
  superseded_at: Filled<Temporal.Instant | null>;
}

export interface ResidentsTables {
  "residents.person": PersonTable;
  "residents.personal_data": PersonalDataTable;
  "residents.residence": ResidenceTable;
}

export const tables = tablesOf<ResidentsTables>();
