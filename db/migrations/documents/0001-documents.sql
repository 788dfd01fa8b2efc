CREATE SCHEMA documents;

-- A file that somebody handed in. Its bytes are sealed under the owner's key and kept by content hash; a row exists
-- only after the virus scan found nothing.
CREATE TABLE documents.upload (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  sealed_name text NOT NULL,
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 10000000),
  content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  scan_state text NOT NULL CHECK (scan_state = 'clean'),
  created_at timestamptz NOT NULL
);
CREATE INDEX upload_owner ON documents.upload (owner_id, created_at);
CREATE INDEX upload_content ON documents.upload (content_hash);

-- A letter of the city: its text sealed under the owner's key; the PDF is made from it after the commit.
CREATE TABLE documents.letter (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]*$'),
  language text NOT NULL,
  sealed text NOT NULL,
  by_post boolean NOT NULL,
  printed_at timestamptz,
  pdf_hash text CHECK (pdf_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL,
  CHECK (by_post OR printed_at IS NULL)
);
CREATE INDEX letter_owner ON documents.letter (owner_id, created_at);
CREATE INDEX letter_content ON documents.letter (pdf_hash) WHERE pdf_hash IS NOT NULL;
CREATE INDEX letter_to_print ON documents.letter (created_at) WHERE by_post AND printed_at IS NULL;

-- One allocator for everything that can be revoked: /pruefen and later credentials in one status list.
CREATE SEQUENCE documents.revocation_index AS bigint MINVALUE 0 START 0;

-- What `/pruefen/<code>` tells; the code itself is only on the letter. `valid_until` is the last valid day.
CREATE TABLE documents.verification (
  code_hash text PRIMARY KEY,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  title jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  revoked_at timestamptz,
  revocation_index bigint NOT NULL UNIQUE DEFAULT nextval('documents.revocation_index'),
  created_at timestamptz NOT NULL,
  CHECK (valid_until >= valid_from)
);
CREATE INDEX verification_subject ON documents.verification (subject_kind, subject_id);
