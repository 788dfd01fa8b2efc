import { tablesOf, type Filled, type Json } from "#platform/database/database";
import type { LocalizedText } from "#platform/i18n";
import type { ContentHash } from "#platform/files";
import type { Id } from "#platform/ids";
import type { MediaType } from "./media-type.ts";

export interface UploadTable {
  id: Id<"upload">;
  owner_id: string;
  sealed_name: string;
  media_type: MediaType;
  byte_count: number;
  content_hash: ContentHash;
  scan_state: "clean";
  created_at: Temporal.Instant;
}

export interface LetterTable {
  id: Id<"letter">;
  owner_id: string;
  kind: string;
  language: string;
  sealed: string;
  by_post: boolean;
  printed_at: Filled<Temporal.Instant | null>;
  pdf_hash: Filled<ContentHash | null>;
  created_at: Temporal.Instant;
}

export interface VerificationTable {
  code_hash: string;
  subject_kind: string;
  subject_id: string;
  title: Json<LocalizedText>;
  valid_from: Temporal.PlainDate;
  /** The last valid day; null where it holds until it is revoked. */
  valid_until: Temporal.PlainDate | null;
  revoked_at: Filled<Temporal.Instant | null>;
  revocation_index: Filled<number>;
  created_at: Temporal.Instant;
}

export interface DocumentsTables {
  "documents.upload": UploadTable;
  "documents.letter": LetterTable;
  "documents.verification": VerificationTable;
  "documents.unreferenced_file": { content_hash: ContentHash; created_at: Temporal.Instant };
}

export const tables = tablesOf<DocumentsTables>();
